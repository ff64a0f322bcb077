import type { Interval } from '../../domain/interval.js';
import { suggest } from '../../domain/suggest.js';
import { FURTHER_MEASURES, MAIN_MEASURES } from '../../market/measures.js';
import type { Terms } from '../../market/profile-record.js';
import { excludedList } from '../../output/ceiling.js';
import type { JsonObject } from '../../output/fields.js';
import { bandWords, figureText } from '../../output/figure-text.js';
import { profileJson } from '../../output/profile-json.js';
import type { Output } from '../../output/render.js';
import { sentence } from '../../output/sentence.js';
import type { Cell } from '../../output/sheet.js';
import { lines, type Sheet } from '../../output/sheet.js';
import { exceeding, type Measured, measured } from '../../tables/text/group-market.js';
import type { Flow } from '../../tables/text/groups.js';
import type { Plan } from '../../tables/text/plan.js';
import { percent, points, quantity, whole } from '../../text/number.js';
import { count, list } from '../../text/words.js';

/** What `reshare calc` shows: schema reshare.calc/1, one row a group. Groups are measured as they are taken: a file may have a million. */
export function calcOutput(file: string, flow: Flow, plan: Plan, terms: Terms): Output {
  const about = {
    schema: 'reshare.calc/1',
    file,
    reading: plan.reading,
    bands: terms.bands,
    excluded: terms.exclusions.map((e) => ({ actor: e.actor, portionPct: e.portionPct })),
  };
  const all = function* (): Generator<Measured> {
    for (const group of flow.groups) yield measured(group, plan, terms);
  };
  const rows = {
    *[Symbol.iterator]() {
      for (const found of all()) yield calcRow(plan, found);
    },
  };
  const notes = remarks(flow, plan, terms);
  return {
    schema: async () => (await import('./schema.js')).calcSchema.row,
    about,
    rows,
    own: plan.by.map((column) => ({ path: `group.${column}`, list: false })),
    unasked: terms.all ? [] : FURTHER_MEASURES.map((measure) => `measures.${measure.key}`),
    get document() {
      return { ...about, rows: [...rows], notes };
    },
    get sheet() {
      return sheet(file, [...all()], plan, terms, notes);
    },
    notes,
  };
}

const calcRow = ({ by }: Plan, found: Measured): JsonObject => ({
  group: Object.fromEntries(by.map((column, i) => [column, found.by[i] ?? ''])),
  top: found.profile.suppliers.map((s) => s.actor),
  supplierCount: found.suppliers,
  unknown: found.unknown,
  ...profileJson(found.profile),
  exceedsTotal: found.exceeds,
});

/** The measures that a line of the table has. */
const COLUMNS = MAIN_MEASURES.filter((measure) => measure.column);

/** One line a group. */
function sheet(file: string, all: readonly Measured[], plan: Plan, terms: Terms, notes: readonly string[]): Sheet {
  const without = terms.exclusions.length > 0 ? `without: ${excludedList(terms.exclusions)}` : 'nobody excluded';
  const left = terms.exclusions.length > 0 ? ['remaining', 'its HHI'] : [];
  const head = [
    ...plan.by,
    'total',
    'suppliers',
    'largest',
    ...COLUMNS.map((measure) => measure.label),
    'band',
    ...left,
  ];
  const band = sentence({ code: 'band-convention', bands: terms.bands, subject: undefined, stage: undefined });
  return {
    title: [file, count(all.length, 'group'), `reading: ${plan.reading}`, without],
    tables: [[head, ...all.map((found) => line(found, terms))]],
    lines: [...lines('!', notes), ...lines('-', [band])],
  };
}

function line({ by, suppliers, profile }: Measured, { exclusions }: Terms): readonly Cell[] {
  const { total, measures, band, remaining, unit = '' } = profile;
  const shown = (i: Interval | undefined, text: (i: Interval) => string): string => (i ? text(i) : 'NA');
  const left = [
    remaining ? [percent(remaining.sharePct), shown(remaining.quantity, (i) => quantity(i, unit))] : 'NA',
    shown(remaining?.measures.hhi, points),
  ];
  return [
    ...by,
    shown(total, (i) => quantity(i, unit)),
    whole(suppliers),
    profile.suppliers.map((s) => `${s.actor} ${percent(s.sharePct)}`),
    ...COLUMNS.map(({ key, unit }) => shown(measures?.[key], (i) => figureText(unit, i))),
    band ? bandWords(band) : '',
    ...(exclusions.length > 0 ? left : []),
  ];
}

/** What must be known of the figures: actors that were named and are nowhere, groups without a stated total, rows beyond it, unknown values. */
function remarks({ groups, actors }: Flow, plan: Plan, { exclusions }: Terms): readonly string[] {
  const named = [
    ...exclusions.map((e) => [e.actor, 'who is left out'] as const),
    ...plan.rest.map((actor) => [actor, 'the rest'] as const),
    ...(plan.total === undefined ? [] : [[plan.total, 'the total'] as const]),
  ];
  const absent = named.filter(([actor]) => !actors.includes(actor));
  const total = plan.total;
  const bare = total === undefined ? 0 : groups.filter((g) => !g.actors.has(total)).length;
  const exceeded = groups.filter((g) => exceeding(g, plan)).length;
  const unknown = groups.filter((g) => [...g.actors.values()].some((t) => t.unknown)).length;
  if (groups.length === 0) return [`No row was counted: ${reason(plan)}.`];
  return [
    ...absent.map(([actor, what]) => {
      const near = suggest(actor, actors);
      const meant = near.length > 0 ? ` Did you mean ${list(near)}?` : '';
      return `No row counted has "${actor}" in its column ${plan.actor}, named as ${what}.${meant}`;
    }),
    ...(bare > 0 && bare < groups.length
      ? [`${count(bare, 'group')} of ${groups.length} state no total: their shares are not determined.`]
      : []),
    ...(exceeded > 0
      ? [
          `${count(exceeded, 'group')} of ${groups.length}: the rows add up to more than the stated total; their sum is taken.`,
        ]
      : []),
    ...(unknown > 0
      ? [
          `${count(unknown, 'group')} ${unknown === 1 ? 'has' : 'have'} unknown values: they are in the rest, never zero.`,
        ]
      : []),
  ];
}

const reason = ({ where }: Plan): string => {
  if (where.size === 0) return 'the file has none';
  const cells = [...where].map(([column, texts]) => `${texts.map((text) => `"${text}"`).join(' or ')} in ${column}`);
  return `no row has ${cells.join(' and ')}`;
};
