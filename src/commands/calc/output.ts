import type { Terms } from '../../market/profile-record.js';
import type { Field } from '../../output/fields.js';
import { intervalJson, termsJson } from '../../output/json-parts.js';
import { bandJson, profileJson, unasked } from '../../output/profile-json.js';
import type { OutputOf } from '../../output/render.js';
import type { Calculation } from '../../tables/text/calculation.js';
import type { GroupResult } from '../../tables/text/group-market.js';
import type { Plan } from '../../tables/text/plan.js';
import { calculationWords } from './notes.js';
import type { CalcDocument, CalcRow, calcSchema } from './schema.js';
import { calcSheet } from './sheet.js';

/** The output of `reshare calc`, by the schema reshare.calc/2, with one row a group, or one for each of its suppliers where each is left out in turn. Every format takes the results once, then the notes. */
export function calcOutput(
  file: string,
  calculation: Calculation,
  plan: Plan,
  terms: Terms,
): OutputOf<typeof calcSchema> {
  const about = { schema: 'reshare.calc/2', file, ...termsJson(plan.reading, terms) } as const;
  const notes = (): readonly string[] => calculation.notes().map((n) => calculationWords(n, calculation.groups, plan));
  const rows = {
    *[Symbol.iterator]() {
      for (const result of calculation.results) yield calcRow(plan, terms, result);
    },
  };
  return {
    schema: async () => (await import('./schema.js')).calcSchema.row,
    about,
    rows,
    own: plan.by.map((column): Field => ({ path: `group.${column}`, list: false })),
    unasked: [...unasked(terms), ...(terms.eachPct === undefined ? ['without', 'remainingBand'] : [])],
    get document(): CalcDocument {
      // the notes are known behind the rows
      return { ...about, rows, notes: made(notes) };
    },
    sheet: calcSheet(file, calculation, plan, terms, notes),
    get notes() {
      return notes();
    },
  };
}

/** Items that are made when they are asked for. */
function* made<Item>(items: () => readonly Item[]): Generator<Item> {
  yield* items();
}

/** A row of `reshare calc`: the result of one group. */
const calcRow = (
  { by }: Plan,
  terms: Terms,
  {
    by: cells,
    suppliers,
    unknown,
    unknownRows,
    unknownOf,
    roundedHhi,
    settledBy,
    absent,
    lumps,
    largeAsOthers,
    namesakes,
    shares,
    amounts: _amounts,
    profile,
    without,
    ...total
  }: GroupResult,
): CalcRow => ({
  group: Object.fromEntries(by.map((column, i) => [column, cells[i] ?? ''])),
  ...(without ? { without: without.actor } : {}),
  top: profile.suppliers.map((s) => s.actor),
  supplierCount: suppliers,
  unknown,
  unknownRows,
  unknownOf,
  roundedHhi: intervalJson(roundedHhi),
  settledBy,
  absent,
  lumps,
  shares,
  wholes: wholesOf(largeAsOthers, namesakes),
  ...profileJson(profile, terms),
  ...(without ? { remainingBand: bandJson(without.band) } : {}),
  statedTotal: intervalJson(total.stated),
  totalBasis: total.basis,
  exceedsTotal: total.exceeds,
  beyondRounding: total.excess !== undefined,
  excessFactor: total.excess?.factor ?? null,
});

/** The suppliers that look like a whole whose parts are counted, too. */
const wholesOf = (large: string | undefined, namesakes: GroupResult['namesakes']): readonly string[] => [
  ...new Set([...(large === undefined ? [] : [large]), ...namesakes.filter((f) => f.isSum).map((f) => f.actor)]),
];
