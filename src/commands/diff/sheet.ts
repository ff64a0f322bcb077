import type { Comparison, Figure, Moved } from '../../answer/result-changes.js';
import type { Changes } from '../../answer/row-changes.js';
import type { Edition } from '../../dataset/load.js';
import { grouped } from '../../domain/grouped.js';
import type { Stage } from '../../domain/stage.js';
import type { Subject } from '../../domain/subject.js';
import type { Band } from '../../market/band.js';
import { excludedList } from '../../output/exclusions.js';
import { bandWords } from '../../output/figure-text.js';
import {
  changeText,
  type MovedMarket,
  movedFigure,
  movedMarkets,
  movedPlace,
  movedSubjects,
  movedUnit,
} from '../../output/moved.js';
import { type Cell, lines, type Rows, type Sheet, type Step } from '../../output/sheet.js';
import { titleOf } from '../../output/title.js';
import { list } from '../../text/words.js';
import type { NamedRows } from '../nameable.js';
import { moverSentences } from './movers.js';
import { type Names, rowTables, sourceSentences } from './rows.js';

/** What two datasets do not share: the results that moved, and the rows that changed. */
export type Differences = { readonly moved: readonly Moved[]; readonly changes: Changes };

/** What the screen is made from, beside the differences. */
export type DiffView = {
  readonly before: Edition;
  readonly after: Edition;
  /** The words that the user typed for the two datasets. */
  readonly typed: readonly [before: string, after: string];
  readonly comparison: Comparison;
  /** The subjects and stages that were asked for; all where absent. */
  readonly asked: { readonly subjects?: readonly Subject[]; readonly stages?: readonly Stage[] };
  readonly named: NamedRows;
  readonly steps: readonly Step[];
};

/** The screen of `reshare diff`: the markets that moved, who moved them, then the rows that changed. */
export function diffSheet({ moved, changes }: Differences, view: DiffView): Sheet {
  const { exclusions, reading } = view.comparison;
  const markets = movedMarkets(moved);
  const tables = [results(markets, exclusions), movers(markets), ...rowTables(changes, namesOf(view.named))].filter(
    (rows) => rows.length > 1,
  );
  const counted = sourceSentences(changes);
  return {
    title: titleOf(`what changed from ${editions(view)}${about(view.asked)}`, reading),
    tables,
    lines: [
      ...lines('=', tables.length + counted.length === 0 ? ['Nothing differs.'] : counted),
      ...lines('-', changes.uncompared > 0 ? [uncomparedSentence(changes.uncompared)] : []),
    ],
    width: 80,
    steps: view.steps,
  };
}

/** The names of subjects and stages by id. One that no dataset has keeps its id. */
function namesOf({ subjects, stages }: NamedRows): Names {
  const subject = new Map(subjects.map((s) => [s.subject, s.name]));
  const stage = new Map(stages.map((s) => [s.stage, s.name]));
  return { subject: (id) => subject.get(id) ?? id, stage: (id) => stage.get(id) ?? id };
}

/** The results that were asked for: `, for dysprosium at mining`. Blank for all. */
const about = ({ subjects, stages }: DiffView['asked']): string =>
  `${subjects ? `, for ${list(subjects.map((s) => s.name))}` : ''}${stages ? `, at ${list(stages.map((s) => s.name))}` : ''}`;

/** The two datasets: as typed, if name and version do not tell them apart. */
const editions = ({ before, after, typed: [from, to] }: DiffView): string =>
  before.name === after.name && before.version === after.version && from !== to
    ? `${from} to ${to}`
    : `${before.name} ${before.version} to ${before.name === after.name ? '' : `${after.name} `}${after.version}`;

const uncomparedSentence = (n: number): string =>
  `The datasets have different names, so only rows of tables are compared: ${n} other ${n === 1 ? 'value is' : 'values are'} left out.`;

/** A table with a line for each market that moved. A figure that did not move is blank. */
function results(markets: readonly MovedMarket[], exclusions: Comparison['exclusions']): Rows {
  const bands = markets.some(([m]) => m.band);
  const left = exclusions.length > 0;
  const cell = (market: MovedMarket, path: Figure['path']): readonly string[] => {
    const figure = movedFigure(market, path);
    return figure ? [changeText(figure, movedUnit(market))] : [];
  };
  return [
    [
      'what moved',
      'largest share',
      'HHI',
      ...(bands ? ['level'] : []),
      ...(left ? [`without ${excludedList(exclusions)}`] : []),
    ],
    ...markets.map((market, i): readonly Cell[] => [
      // a blank line between markets
      [movedPlace(market), ...movedSubjects(market), ...(i < markets.length - 1 ? [''] : [])],
      cell(market, 'cr1Pct'),
      cell(market, 'hhi'),
      ...(bands ? [bandCell(market[0])] : []),
      ...(left ? [[...cell(market, 'remainingPct'), ...cell(market, 'remaining')].slice(0, 1)] : []),
    ]),
  ];
}

const bandCell = ({ band }: Moved): string => {
  const level = (b: Band | undefined): string => (b ? bandWords(b) : 'NA');
  return band ? `${level(band.before)} -> ${level(band.after)}` : '';
};

/** A table of who moved the HHI of each market. A place that two markets share is told with its subjects. */
function movers(markets: readonly MovedMarket[]): Rows {
  const told = markets.flatMap((market) => {
    const sentences = moverSentences(market[0].movers);
    return sentences.length > 0 ? [{ market, place: movedPlace(market), sentences }] : [];
  });
  const rows = grouped(told, ({ place }) => place).flatMap((same) =>
    same.map(({ market, place, sentences }): readonly Cell[] => [
      same.length > 1 ? [place, ...movedSubjects(market)] : place,
      sentences.join(' '),
    ]),
  );
  return [['HHI of', 'who moved it'], ...rows];
}
