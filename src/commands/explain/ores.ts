import type { DepositContent } from '../../answer/ores/deposit.js';
import type { OreExtreme, OreMix, OreShare } from '../../answer/ores/ore-share.js';
import type { OreProvenance } from '../../answer/provenance.js';
import type { OreBasis } from '../../domain/composition.js';
import { point } from '../../domain/interval.js';
import { ownerName } from '../../output/actor-name.js';
import { actorList } from '../../output/exclusions.js';
import { percentResult } from '../../output/figure-text.js';
import { type NumberedSources, sourceNumber } from '../../output/numbered-sources.js';
import type { Cell, Rows } from '../../output/sheet.js';
import { plain, quantity } from '../../text/number.js';
import { sentenceCase, some } from '../../text/words.js';

/** The most rows that the screen names as worth knowing. JSON has all. */
const MOST_SETTLINGS = 5;

/** How it is known what the ore of a row holds, in a few words. */
const KNOWN_BY: Readonly<Record<OreBasis, string>> = {
  listed: 'its deposits',
  analogy: 'such ore elsewhere',
  any: 'the richest, or less',
};

/** Two sentences on the mixes of deposits that give the least and the greatest share. Empty where the share is one number. */
export function extremeSentences({ share, extremes, settlings }: OreProvenance): readonly string[] {
  if (!share || !settlings) return [];
  const mine = share.actors.length === 1 ? 'it mines' : 'they mine';
  return extremes.map((e) => {
    const [which, others] = e.end === 'low' ? ['least', 'most'] : ['greatest', 'least'];
    const rest = e.others.length === 0 ? '' : `, and the others hold the ${others} possible`;
    return `${sentenceCase(shareName(share))} is ${which}, ${percentResult(e.sharePct)}, if ${mine} ${some(mixWords(e))}${rest}.`;
  });
}

/** Whose share it is: `Peru's share`, `the joint share of Peru and Chile`. */
const shareName = ({ actors: [only = '', ...more] }: OreShare): string =>
  more.length === 0 ? `${ownerName(only)} share` : `the joint share of ${actorList([only, ...more])}`;

/** The ores of the suppliers at an end of their share. */
const mixWords = ({ own }: OreExtreme): readonly string[] => own.map(mixText);

/** One ore at an end: `Upper pit (vein)`, `vein ore like that of Upper pit`, `ore that holds none`. */
function mixText({ row, deposits }: OreMix): string {
  const { ore } = row.observation;
  const printed = deposits.filter((d) => !d.missing);
  const [first, ...more] = (printed.length > 0 ? printed : deposits).map(depositName);
  if (first === undefined) return 'ore that holds none';
  const name = more.length === 0 ? first : `${first} or ${more.length} more`;
  return row.basis === 'listed'
    ? `${name} (${ore})`
    : `${row.basis === 'any' ? '' : `${ore} `}ore like that of ${name}`;
}

/** The name of a deposit up to its region. */
const depositName = ({ deposit }: DepositContent): string => deposit.deposit.replace(/, .*/, '');

/** What each row of tonnage holds of the subject. */
export function contentRows(head: Cell, { contents }: OreProvenance): Rows {
  const unit = contents[0]?.observation.unit ?? '';
  return [
    [head, 'ore', ['mined', unit], 'as rich as', ['percent', 'of it'], ['holds', unit]],
    ...contents.map(({ observation: o, basis, percent: range, content }): readonly Cell[] => [
      o.actor,
      o.ore || 'not known',
      o.printed,
      KNOWN_BY[basis],
      plain(range, 2),
      content ? quantity(content, '').trim() : 'any',
    ]),
  ];
}

/** What is printed of the deposits that are used, each with its source and place. */
export function depositRows(head: Cell, { contents, compositions }: OreProvenance, sources: NumberedSources): Rows {
  const from = contents.flatMap((c) => c.from);
  return [
    [head, 'ore', ['printed', '%'], 'source and place', 'file line'],
    ...compositions.map(({ composition: c, source, place }): readonly Cell[] => {
      const missing = from.find((f) => f.composition === c && f.missing);
      return [
        [c.deposit, c.actor],
        c.ore,
        c.printed || 'NA',
        [
          `${sourceNumber(sources, source)} ${c.locator}`,
          ...(missing ? [`Read as 0 to ${plain(missing.percent, 2).replace(/^[≤<]/, '')}.`] : []),
          ...(c.note === '' ? [] : [`Note: ${c.note}`]),
        ],
        String(place.line ?? ''),
      ];
    }),
  ];
}

/** The rows of which it would narrow the share most to learn what they hold, and by how many points. */
export function settlingRows({ share, settlings }: OreProvenance): Rows {
  if (!share || !settlings) return [];
  return [
    [
      'worth knowing: what this holds',
      [`would narrow ${shareName(share)}`, `by, of its ${plain(point(settlings.width), 1)} points`],
    ],
    ...settlings.rows
      .slice(0, MOST_SETTLINGS)
      .map(({ row: { observation: o }, narrowsBy }): readonly Cell[] => [
        `${sentenceCase(ownerName(o.actor))} ${o.printed} ${o.unit} of ${o.ore === '' ? 'unknown' : o.ore} ore`,
        plain(narrowsBy, 1),
      ]),
  ];
}
