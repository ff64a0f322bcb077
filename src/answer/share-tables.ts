import { OTHER, WORLD } from '../domain/actor.js';
import type { Interval } from '../domain/interval.js';
import type { Market } from '../market/market.js';
import { type ExclusionTerms, someExcluded } from '../market/profile-record.js';
import type { Reason } from '../market/reasons.js';
import { type ShareLine, shares } from '../market/shares.js';
import { type LargestlessShares, sharesWithoutLargest } from '../market/shares-without-largest.js';
import { type Answer, approximateActors } from './answer.js';
import { outsideOf } from './evidence.js';
import type { Report } from './report.js';

/**
 * A line of a market's table. `approximate`: its share is of a value that is printed with a word such as "about" and taken at its word.
 * `notes` are those on its row in the source's table.
 */
export type SharePart = ShareLine & { readonly approximate: boolean; readonly notes: readonly string[] };

/**
 * The market of one answer as a table of what remains after the exclusions. `lines` is empty where there is no market.
 * `hhi` is the HHI of what remains, undefined where it is not known. `sharp`: no figure could be narrower.
 * `inRest` are the actors of the source's table whose quantities it prints as unknown: they are part of the rest.
 * `reasons` say why a value of the market is not known: its `hhi`, `target` or `target.additional`, or `rows.quantity` and `rows.unit` of all its rows.
 * The quantities are undefined where a group's market answers for an element ([e1]).
 */
export type ShareTable = {
  readonly answer: Answer;
  readonly lines: readonly SharePart[];
  readonly hhi: Interval | undefined;
  readonly inRest: readonly string[];
  readonly sharp: boolean;
  readonly reasons: ReadonlyMap<string, Reason>;
};

/** The tables of a report, one for each answer. */
export const shareTables = ({ answers }: Report, terms: ExclusionTerms): readonly ShareTable[] =>
  answers.map((answer) => {
    const { market, profile } = answer;
    const leftOut = leftOutActors(answer, terms);
    const { lines, sharp } = market ? linesOf(market, terms) : { lines: [], sharp: true };
    return {
      answer,
      lines: lines
        .filter(({ actor }) => actor === undefined || !outsideOf(answer.evidence).includes(actor))
        .map((line) => shareLine(line, answer, approximateActors(answer), leftOut, someExcluded(terms))),
      hhi: (someExcluded(terms) ? profile?.remaining : profile)?.measures?.hhi,
      inRest: inRest(answer, leftOut),
      sharp: sharp && (profile?.sharp ?? true),
      reasons: reasonsIn(answer, terms),
    };
  });

/** The reasons of a profile, by the paths that they have in a share table. */
function reasonsIn({ profile }: Answer, terms: ExclusionTerms): ShareTable['reasons'] {
  const hhi = someExcluded(terms) ? ['remaining', 'remaining.measures.hhi'] : ['measures.hhi'];
  const paths = [
    ...hhi.map((path) => ['hhi', path] as const),
    ...['target', 'target.additional'].map((path) => [path, path] as const),
    ['rows.unit', 'unit'] as const,
    ['rows.quantity', 'suppliers.quantity'] as const,
  ];
  return new Map(
    paths.flatMap(([here, path]) => {
      const reason = profile?.reasons.get(path);
      return reason === undefined ? [] : [[here, reason] as const];
    }),
  );
}

/** The lines of a market's table, without those left out. */
const linesOf = (market: Market, { exclusions, largestPct }: ExclusionTerms): LargestlessShares =>
  largestPct === undefined
    ? { lines: shares(market, exclusions), sharp: true }
    : sharesWithoutLargest(market, largestPct);

/** The actors that are left out, or that may be the largest where it is left out. */
const leftOutActors = ({ profile }: Answer, { exclusions, largestPct }: ExclusionTerms): readonly string[] =>
  largestPct === undefined ? exclusions.map((e) => e.actor) : (profile?.largest?.actors ?? []);

/** A line, without the quantities of a group's market that answers for an element ([e1]). */
function shareLine(
  line: ShareLine,
  answer: Answer,
  about: ReadonlySet<string>,
  leftOut: readonly string[],
  isPart: boolean,
): SharePart {
  const { evidence } = answer;
  const inherited = evidence.status === 'ok' && evidence.basis.inherited;
  // the total bears on every share, and so does an actor that is left out
  const bearing = [WORLD, ...leftOut];
  const all = bearing.some((actor) => about.has(actor));
  const own = line.kind === 'supplier' ? about.has(line.actor ?? '') : about.size > 0;
  // what is left of a total is no row of the source
  const row = line.kind === 'total' && !isPart ? WORLD : line.actor;
  return {
    ...line,
    ...(inherited ? { quantity: undefined } : {}),
    approximate: line.kind !== 'total' && (all || own),
    notes: row === undefined ? [] : rowNotes(answer, row),
  };
}

/** The notes on an actor's row in the table of quantities that an answer uses. */
const rowNotes = ({ notes }: Answer, actor: string): readonly string[] =>
  notes
    .flatMap((n) => (n.code === 'source-notes' ? n.notes : []))
    .filter(({ on }) => !('title' in on) && on.some((o) => o.actor === actor && o.measure === 'quantity'))
    .map(({ text }) => text);

/** The actors of the table whose values are unknown. What is true of a doubtful value is not known, so its actor is not named. */
function inRest({ evidence, market }: Answer, leftOut: readonly string[]): readonly string[] {
  const named = evidence.status === 'ok' && evidence.basis.measure !== 'share' ? evidence.involved : [];
  const table = named.find((w) => w.role === 'used')?.observation.table;
  const known = new Set([...leftOut, ...(market?.suppliers ?? []).map((s) => s.actor)]);
  const inside = named
    .filter((w) => w.role === 'used')
    .map((w) => w.observation)
    .filter((o) => o.table === table && o.actor !== OTHER && o.actor !== WORLD)
    .map((o) => o.actor)
    .filter((actor) => !known.has(actor));
  return [...new Set(inside)];
}
