import type { Comparison, EndParts, Figure, Moved } from '../../answer/result-changes.js';
import type { Changes } from '../../answer/row-changes.js';
import type { Edition } from '../../dataset/load.js';
import { grouped } from '../../domain/grouped.js';
import type { Stage } from '../../domain/stage.js';
import type { Subject } from '../../domain/subject.js';
import type { Band } from '../../market/band.js';
import { MOST_DIGITS, signed } from '../../text/number.js';
import { list, sentenceCase } from '../../text/words.js';
import { ownerName } from '../actor-name.js';
import { actorList, excludedWords } from '../exclusions.js';
import { bandWords } from '../figure-text.js';
import { largestNames } from '../largest.js';
import {
  changeTexts,
  isMoved,
  type MovedMarket,
  movedMarkets,
  movedPlace,
  movedSubjects,
  movedUnits,
} from '../moved.js';
import { moverLines, namedMovers } from '../mover-lines.js';
import { timeOf } from '../place-of.js';
import { sentence } from '../sentence.js';
import { type Cell, cellLines, lines, type Rows, type Sheet, type Step } from '../sheet.js';
import { type Naming, shortNaming, subjectName } from '../subject-name.js';
import { titleOf } from '../title.js';
import { datasetHead, editionHead, type HeadOf, type Names, rowTables, sourceSentences } from './rows.js';

/** What two datasets do not share: the results that moved, and the rows that changed. */
export type Differences = { readonly moved: readonly Moved[]; readonly changes: Changes };

type NamedThings = { readonly subjects: readonly Subject[]; readonly stages: readonly Stage[] };

/** What the screen is made from, beside the differences. */
export type DiffView = {
  readonly before: Edition;
  readonly after: Edition;
  /** The words that the user typed for the two datasets. */
  readonly typed: readonly [before: string, after: string];
  readonly comparison: Comparison;
  /** The subjects and stages that were asked for; all where absent. */
  readonly asked: { readonly subjects?: readonly Subject[]; readonly stages?: readonly Stage[] };
  /** The subjects and stages of both datasets. */
  readonly named: NamedThings;
  /** Whether each row names its market, because rows are sorted, or read one by one. */
  readonly eachRow: boolean;
  readonly steps: readonly Step[];
};

/** The screen of `reshare diff`: the markets that moved, who moved them, then the rows that changed. */
export function diffSheet({ moved, changes }: Differences, view: DiffView): Sheet {
  const { reading } = view.comparison;
  const markets = movedMarkets(moved);
  const sides = sidesOf(view);
  const owners = grouped(
    markets.flatMap(([m]) => [m.whose.before ?? [], m.whose.after ?? []].flat()).filter((s) => s.members.length > 0),
    (s) => s.subject,
  ).map(([s]) => s);
  const short = shortNaming(owners);
  // the two datasets have a row each for one group
  const naming: Naming = (subject) => short(owners.find((s) => s.subject === subject.subject) ?? subject);
  const moving = movers(markets, naming, sides, view.eachRow);
  const parting = partsTable(markets, view.comparison, naming, view.eachRow);
  const tables = [
    results(markets, view.comparison, naming, sides, view.eachRow),
    parting,
    moving,
    ...rowTables(changes, namesOf(view.named), sides.head),
  ].filter((rows) => rows.length > 1);
  const counted = sourceSentences(changes);
  return {
    title: titleOf(`${sides.title}${about(view.asked)}`, reading),
    tables,
    lines: [
      ...lines('=', tables.length + counted.length === 0 ? ['Nothing differs.'] : counted),
      ...lines('*', shortNames(owners, naming)),
      ...lines('!', [...new Set([...markets.flatMap(unlike), ...markets.flatMap((m) => totals(m, sides))])]),
      ...lines('-', [
        ...(markets.some((market) => movedPlace(market).includes(' -> ')) ? [TWO_TIMES] : []),
        ...(parting.length > 1 ? [partsSentence(sides)] : []),
        ...new Set(markets.flatMap((market) => inseparable(market, sides))),
        ...new Set(markets.flatMap(byTheTotal)),
        ...new Set(markets.flatMap(twoUnits)),
        ...(moving.length > 1 ? [POINTS] : []),
      ]),
      ...lines('-', changes.uncompared > 0 ? [uncomparedSentence(changes.uncompared)] : []),
    ],
    width: 80,
    steps: view.steps,
  };
}

/** The names of subjects and stages by id. One that no dataset has keeps its id. */
function namesOf({ subjects, stages }: NamedThings): Names {
  const subject = new Map(subjects.map((s) => [s.subject, s.name]));
  const stage = new Map(stages.map((s) => [s.stage, s.name]));
  return { subject: (id) => subject.get(id) ?? id, stage: (id) => stage.get(id) ?? id };
}

/** The results that were asked for: `, for dysprosium at mining`. Blank for all. */
const about = ({ subjects, stages }: DiffView['asked']): string =>
  `${subjects ? `, for ${list(subjects.map((s) => s.name))}` : ''}${stages ? `, at ${list(stages.map((s) => s.name))}` : ''}`;

/** How a screen calls its two sides: the title, the heads of columns, what moved, and the heads of tables of rows. */
type Sides = {
  readonly title: string;
  readonly columns: readonly [before: string, after: string];
  readonly moved: string;
  readonly movers: string;
  readonly head: HeadOf;
};

/** Two editions of one dataset, of which the second changed the first; or two datasets, which differ. Two of one name and version are called as typed. */
function sidesOf({ before, after, typed: [from, to] }: DiffView): Sides {
  const [first, second] = [`${before.name} ${before.version}`, `${after.name} ${after.version}`];
  if (before.name !== after.name)
    return {
      title: `how ${second} differs from ${first}`,
      columns: [first, second],
      moved: 'what differs',
      movers: 'whose share differs',
      head: datasetHead(first, second),
    };
  const alike = before.version === after.version;
  return {
    title: `what changed from ${alike && from !== to ? `${from} to ${to}` : `${first} to ${after.version}`}`,
    columns: alike ? ['before', 'after'] : [first, second],
    moved: 'what moved',
    movers: 'who moved the HHI',
    head: editionHead,
  };
}

/** The full names of the groups that a screen calls by their size. */
const shortNames = (groups: readonly Subject[], naming: Naming): readonly string[] =>
  groups.flatMap((s) => (naming(s) === subjectName(s) ? [] : [`${sentenceCase(naming(s))}: ${s.name}.`]));

/** What a line compares whose two sides are of different times. */
const TWO_TIMES = 'Where a line names two times, it compares the latest figures of each dataset, not one year.';

/** A sentence on the suppliers that moved an HHI although their quantities are the same on both sides. */
function byTheTotal(market: MovedMarket): readonly string[] {
  const [{ before, after, movers }] = market;
  if (before?.market?.unit !== after?.market?.unit) return [];
  const [from, to] = [before, after].map((a) => (a?.market?.unit === undefined ? [] : a.market.suppliers));
  const isSame = (actor: string | undefined): boolean => {
    const [old, recent] = [from, to].map((all) => all?.find((s) => s.actor === actor)?.value);
    return old !== undefined && JSON.stringify(old) === JSON.stringify(recent);
  };
  const same = namedMovers(movers).flatMap(({ actor }) => (actor !== undefined && isSame(actor) ? [actor] : []));
  const [only, second] = same;
  if (only === undefined) return [];
  const what = second === undefined ? `${ownerName(only)} quantity is` : `the quantities of ${actorList(same)} are`;
  const [its, share] = second === undefined ? ['its', 'share differs'] : ['their', 'shares differ'];
  return [
    `${sentenceCase(movedPlace(market))}: ${what} the same on both sides; ${its} ${share} because the total does.`,
  ];
}

/** A sentence on a market whose quantities are in two units. */
function twoUnits(market: MovedMarket): readonly string[] {
  const [from, to] = movedUnits(market);
  return from === to || !market[0].all.some((f) => f.path === 'remaining' && f.before && f.after)
    ? []
    : [`${sentenceCase(movedPlace(market))}: the units are ${from} and ${to}. Nothing is converted.`];
}

/** What the points of the movers are. */
const POINTS =
  "Points are the square of a supplier's share in the second dataset, minus that in the first; together they make the HHI's difference.";

/** A sentence where the HHI before and after are of different subjects, so that no supplier made the difference. */
function unlike(market: MovedMarket): readonly string[] {
  const [{ whose, all }] = market;
  const hhi = all.find((f) => f.path === 'hhi');
  return hhi?.before && hhi.after && whose.before?.subject !== whose.after?.subject
    ? [`${sentenceCase(movedPlace(market))}: the two figures are for different groups, so no supplier moved the HHI.`]
    : [];
}

/** The codes of the notes on a total that leaves suppliers out, or that its rows exceed beyond its rounding. */
const OF_TOTALS: readonly string[] = ['total-leaves-out', 'rows-beyond-rounding', 'total-by-rounding'];

/** The sentences on the totals of a market on both sides. One that is true of a single side begins with its name. */
function totals([{ before, after }]: MovedMarket, { columns }: Sides): readonly string[] {
  const [old = [], recent = []] = [before, after].map((a) =>
    (a?.notes ?? []).filter((n) => OF_TOTALS.includes(n.code)).map((n) => sentence(n)),
  );
  const side = (all: readonly string[], others: readonly string[], name: string) =>
    all.filter((text) => !others.includes(text)).map((text) => `${sentenceCase(name)}: ${text}`);
  return [
    ...old.filter((text) => recent.includes(text)),
    ...side(old, recent, columns[0]),
    ...side(recent, old, columns[1]),
  ];
}

const uncomparedSentence = (n: number): string =>
  `The datasets have different names, so only rows of tables are compared: ${n} other ${n === 1 ? 'value is' : 'values are'} left out.`;

/** The first cell of a row about a market: a part of its labels, which stand over its rows, or all of them in `each` row. */
const labelCell = (labels: readonly string[], at: number, last: number, each: boolean): Cell =>
  each ? labels.join(', ') : at < last ? (labels[at] ?? '') : labels.slice(at);

/** A table of the markets that moved: place and subjects beside the figures on both sides, a line for each. An unmoved figure is the same on both. */
function results(
  markets: readonly MovedMarket[],
  { bands, ...terms }: Comparison,
  naming: Naming,
  sides: Sides,
  each: boolean,
): Rows {
  const left = `without ${excludedWords(terms)}`;
  const rows = markets.flatMap((market, i): readonly (readonly Cell[])[] => {
    const [{ band, all }] = market;
    const figure = (path: Figure['path'], called: string) =>
      all
        .filter((f) => f.path === path && (f.before || f.after))
        .map((f) => [called, ...changeTexts(f, movedUnits(market), bands)]);
    const quantity = isMoved(market, 'remaining') && !isMoved(market, 'remainingPct');
    const [{ before, after }] = market;
    const figures = [
      ...(terms.largestPct === undefined ? [] : [['largest supplier', leaderText(before), leaderText(after)]]),
      ...figure('cr1Pct', 'largest share'),
      ...figure('hhi', 'HHI'),
      ...(band.before || band.after ? [['level', levelText(band.before), levelText(band.after)]] : []),
      ...figure('remainingPct', left),
      ...(quantity ? figure('remaining', left) : []),
    ];
    const labels = [movedPlace(market), ...movedSubjects(market, naming)];
    const last = figures.length - 1;
    // a blank line between markets
    const gap = i < markets.length - 1 ? [''] : [];
    return figures.map((row, at): readonly Cell[] => [
      at < last ? labelCell(labels, at, last, each) : [...cellLines(labelCell(labels, at, last, each)), ...gap],
      // whichever cell of the last line is broken into most lines has the blank one below it
      ...row.map((cell): Cell => (at < last ? cell : [cell, ...gap])),
    ]);
  });
  return [[sides.moved, 'figure', ...sides.columns], ...rows];
}

/** A table of what a revision and the new year moved, for the markets whose two sides are of different years ([r4]). */
function partsTable(markets: readonly MovedMarket[], comparison: Comparison, naming: Naming, each: boolean): Rows {
  const called = {
    cr1Pct: 'largest share',
    hhi: 'HHI',
    remainingPct: `without ${excludedWords(comparison)}`,
    remaining: undefined,
  } satisfies Record<Figure['path'], string | undefined>;
  const rows = markets.flatMap((market) => {
    if (!ofTwoYears(market)) return [];
    const figures = market[0].all.flatMap(({ path, parts }) => {
      const name = called[path];
      return name === undefined ? [] : partLines(parts).map(([end, ...cells]) => [`${name}${end}`, ...cells]);
    });
    const labels = [movedPlace(market), ...movedSubjects(market, naming)];
    return figures.map((row, at): readonly Cell[] => [labelCell(labels, at, figures.length - 1, each), ...row]);
  });
  return [['revised or new', 'figure', 'revision', 'new year'], ...rows];
}

/** Whether the two sides of a market are of different years, and both are known. */
function ofTwoYears([{ before, after }]: MovedMarket): boolean {
  const [from, to] = [before, after].map((answer) => (answer?.market ? timeOf(answer) : ''));
  return from !== '' && to !== '' && from !== to;
}

/** A line for both ends of a figure, or one for each if they do not read alike: which end, the revision, the new year. None where neither end moved. */
function partLines(parts: Figure['parts']): readonly (readonly [end: string, ...parts: readonly string[]])[] {
  const [low, high] = [partTexts(parts?.low), partTexts(parts?.high)];
  if (low.join() === high.join()) return low.every((text) => text === '0') ? [] : [['', ...low]];
  const lines: readonly (readonly [string, readonly string[]])[] = [
    [', low end', low],
    [', high end', high],
  ];
  return lines.flatMap(([end, texts]) => (texts.length > 0 ? [[end, ...texts] as const] : []));
}

/** The parts of a change with one decimal, or as many as neither needs to differ from 0. The last one takes the rounding: together they are the change. */
function partTexts(parts: EndParts | undefined): readonly string[] {
  if (!parts) return [];
  const { revision, newYear } = parts;
  const digits = Array.from({ length: MOST_DIGITS }, (_, i) => i + 1);
  const shows = (x: number, at: number): boolean => x === 0 || Math.abs(x) * 10 ** at >= 0.5;
  const scale = 10 ** (digits.find((at) => shows(revision, at) && shows(newYear, at)) ?? MOST_DIGITS);
  const first = Math.round(revision * scale);
  return [first, Math.round((revision + newYear) * scale) - first].map((x) => signed(x / scale));
}

/** A sentence where a revision cannot be told from a new year ([r4]). Where the figures are of different groups, another sentence says so. */
function inseparable(market: MovedMarket, { columns }: Sides): readonly string[] {
  const [{ notSeparable, before, after, whose }] = market;
  if (!notSeparable || !before || !after || !ofTwoYears(market) || whose.before?.subject !== whose.after?.subject)
    return [];
  const year = timeOf(before);
  const why = /^\d[\d/-]*$/.test(year)
    ? `${columns[1]} has no such figures for ${year}`
    : `the figures of ${columns[0]} have no single year`;
  return [`${sentenceCase(movedPlace(market))}: ${why}, so a revision cannot be told from a new year.`];
}

/** What the parts of a change are. */
const partsSentence = ({ columns: [, after] }: Sides): string =>
  `A revision is what ${after} changed in the figures of the older year; the step from there is the new year. Shares move in percentage points.`;

/** Who is, or may be, the largest supplier of an answer. */
const leaderText = (answer: Moved['before']): string =>
  answer?.profile?.largest ? largestNames(answer.profile.largest) : 'NA';

const levelText = (band: Band | undefined): string => (band ? bandWords(band) : 'NA');

/** A table of who moved the HHI of each market. A place that two markets share is told with its subjects. */
function movers(markets: readonly MovedMarket[], naming: Naming, sides: Sides, each: boolean): Rows {
  const told = markets.flatMap((market) => {
    const moving = moverLines(market[0].movers);
    return moving.length > 0 ? [{ market, place: movedPlace(market), moving }] : [];
  });
  const alike = told.every(({ moving }) => moving.every(([, low, high]) => low === high));
  const rows = grouped(told, ({ place }) => place).flatMap((same) =>
    same.flatMap(({ market, place, moving }) => {
      const label = same.length > 1 ? [place, ...movedSubjects(market, naming)].join(', ') : place;
      return moving.map(([who, low, high], at): readonly Cell[] => [
        at === 0 || each ? label : '',
        who,
        ...(alike ? [low] : [low, high]),
      ]);
    }),
  );
  return [[sides.movers, 'supplier', ...(alike ? ['points'] : ['points at the low end', 'at the high end'])], ...rows];
}
