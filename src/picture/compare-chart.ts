import type { Rival, Rivalry } from '../answer/rivals.js';
import type { Edition } from '../dataset/load.js';
import { grouped } from '../domain/grouped.js';
import { isPoint } from '../domain/interval.js';
import type { ReadingPolicy } from '../domain/reading.js';
import type { Subject } from '../domain/subject.js';
import { type BandSet, thresholds } from '../market/band.js';
import type { Terms } from '../market/profile-record.js';
import { gapWords } from '../output/answer-cells.js';
import { agreementSentences } from '../output/compare/sheet.js';
import { groupSize } from '../output/subject-name.js';
import { heading, titleOf } from '../output/title.js';
import { whole } from '../text/number.js';
import { list, sentenceCase } from '../text/words.js';
import { HHI_MEANING, hhiLine, levelWords, subWords } from './chain-chart.js';
import type { Chart, ChartRow, ChartScale } from './chart.js';

/** The picture of what several datasets say: the HHI of each as a range over the bands of concentration, stage by stage. */
export function compareChart(
  found: readonly Rivalry[],
  { subject, reading, terms }: { readonly subject: Subject; readonly reading: ReadingPolicy; readonly terms: Terms },
): Chart {
  const [title = '', ...conditions] = titleOf(`${heading([subject])}: how concentrated, by dataset`, reading);
  const editions = [...new Set(found.flatMap((f) => f.rivals.map((r) => r.dataset.edition)))];
  return {
    kind: 'compare',
    title,
    subtitle: conditions.join('; '),
    scale: pointScale(terms.bands),
    rows: found.flatMap(({ stage, rivals }): readonly ChartRow[] => [
      { kind: 'heading', label: sentenceCase(stage.name) },
      ...rivals.map((rival) => rivalRow(rival, terms)),
    ]),
    passage: undefined,
    legend: { unknown: 'Not known: the HHI lies in this range' },
    notes: [
      ...found.flatMap((f) => agreementSentences(f, editionName)),
      ...groupNotes(found, subject),
      HHI_MEANING,
      'Nothing is averaged or preferred.',
    ],
    source: list(editions.map(editionName), '; '),
  };
}

/** The groups whose figures stand for the subject, and that nothing follows for it alone. */
function groupNotes(found: readonly Rivalry[], subject: Subject): readonly string[] {
  const bases = found.flatMap((f) =>
    f.rivals.flatMap((r) => (r.answer.evidence.status === 'ok' ? [r.answer.evidence.basis] : [])),
  );
  const groups = grouped(
    bases.filter((b) => b.inherited),
    (b) => b.subject.subject,
  );
  return groups.length === 0
    ? []
    : [
        ...groups.map(([b]) => `${groupSize(b.subject)}: ${b.subject.name}.`),
        `From figures of groups nothing follows for ${subject.name} alone.`,
      ];
}

const editionName = ({ name, version }: Edition): string => `${name} ${version}`;

/** The scale of an HHI, with the bands of concentration as its stretches. */
function pointScale(bands: BandSet): ChartScale {
  const [moderate, high] = thresholds(bands);
  const ends = [0, moderate, high, 10_000];
  return {
    unit: 'points',
    low: 0,
    high: 10_000,
    stretches: ends.slice(1).map((to, i) => ({ from: ends[i] ?? 0, to })),
    name: `HHI, in points: low below ${whole(moderate)}, moderate in the shaded band, high above ${whole(high)}`,
  };
}

function rivalRow({ dataset, answer }: Rival, terms: Terms): ChartRow {
  const gap = gapWords(answer);
  const hhi = answer.profile?.measures?.hhi;
  const high = hhi?.high === 'unbounded' ? 10_000 : (hhi?.high ?? 10_000);
  return {
    kind: 'bar',
    label: editionName(dataset.edition),
    sub: subWords(answer),
    spans: gap !== undefined || (hhi && isPoint(hhi)) ? [] : [{ from: hhi?.low ?? 0, to: high, fill: 'unknown' }],
    whisker: hhi,
    words: gap === undefined ? [levelWords(answer), ...hhiLine(answer, terms)] : [sentenceCase(gap)],
  };
}
