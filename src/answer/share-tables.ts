import { OTHER, WORLD } from '../domain/actor.js';
import type { Interval } from '../domain/interval.js';
import type { Exclusion } from '../market/market.js';
import { type ShareLine, shares } from '../market/shares.js';
import { type Answer, approximateActors } from './answer.js';
import type { Report } from './report.js';

/**
 * A line of a market's table. `approximate`: its share is of a value that is printed with a word such as "about" and taken at its word.
 * `notes` are those on its row in the source's table.
 */
export type SharePart = ShareLine & { readonly approximate: boolean; readonly notes: readonly string[] };

/**
 * The market of one answer as a table of what remains after the exclusions. `lines` is empty where there is no market.
 * `hhi` is the HHI of what remains, undefined where it is not known.
 * `inRest` are the actors of the source's table whose quantities it prints as unknown: they are part of the rest.
 * The quantities are undefined where a group's market answers for an element ([e1]).
 */
export type ShareTable = {
  readonly answer: Answer;
  readonly lines: readonly SharePart[];
  readonly hhi: Interval | undefined;
  readonly inRest: readonly string[];
};

/** The tables of a report, one for each answer. */
export const shareTables = ({ answers }: Report, exclusions: readonly Exclusion[]): readonly ShareTable[] =>
  answers.map((answer) => ({
    answer,
    lines: answer.market
      ? shares(answer.market, exclusions)
          .filter(({ actor }) => actor === undefined || !outsideOf(answer).includes(actor))
          .map((line) => shareLine(line, answer, approximateActors(answer), exclusions))
      : [],
    hhi: (exclusions.length > 0 ? answer.profile?.remaining : answer.profile)?.measures?.hhi,
    inRest: inRest(answer, exclusions),
  }));

/** The suppliers that the total of an answer's table leaves out. */
const outsideOf = ({ evidence }: Answer): readonly string[] => (evidence.status === 'ok' ? evidence.basis.outside : []);

/** A line, without the quantities of a group's market that answers for an element ([e1]). */
function shareLine(
  line: ShareLine,
  answer: Answer,
  about: ReadonlySet<string>,
  exclusions: readonly Exclusion[],
): SharePart {
  const { evidence } = answer;
  const inherited = evidence.status === 'ok' && evidence.basis.inherited;
  // the total bears on every share, and so does an actor that is left out
  const bearing = [WORLD, ...exclusions.map((e) => e.actor)];
  const all = bearing.some((actor) => about.has(actor));
  const own = line.kind === 'supplier' ? about.has(line.actor ?? '') : about.size > 0;
  // what is left of a total is no row of the source
  const row = line.kind === 'total' && exclusions.length === 0 ? WORLD : line.actor;
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
function inRest({ evidence, market }: Answer, exclusions: readonly Exclusion[]): readonly string[] {
  const named = evidence.status === 'ok' && evidence.basis.measure === 'quantity' ? evidence.witnesses : [];
  const table = named.find((w) => w.role === 'used')?.observation.table;
  const inside = named
    .filter((w) => w.role === 'used')
    .map((w) => w.observation)
    .filter((o) => o.table === table && o.actor !== OTHER && o.actor !== WORLD)
    .map((o) => o.actor)
    .filter((actor) => ![...(market?.suppliers ?? []), ...exclusions].some((s) => s.actor === actor));
  return [...new Set(inside)];
}
