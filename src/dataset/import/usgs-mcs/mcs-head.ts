/**
 * What the head of a column of values says: the kind of statistic and its name, what part of it, its unit in full, its year, and whether it is estimated.
 * Blank where it does not say.
 */
export type ValueHead = {
  readonly kind: Counted;
  readonly statistic: string;
  readonly part: string;
  readonly unit: string;
  readonly year: string;
  readonly estimated: boolean;
};

/** What a column of values counts. */
export type Counted = 'output' | 'capacity' | 'stock';

/** The names of statistics, whose beginnings are the first words of heads. A stock is named as in the head. */
export const STATISTIC_NAMES = { output: 'Production', capacity: 'Capacity' } as const;

function counted(first: string): Pick<ValueHead, 'kind' | 'statistic'> | undefined {
  if (/^prod$/i.test(first)) return { kind: 'output', statistic: STATISTIC_NAMES.output };
  if (/^cap$/i.test(first)) return { kind: 'capacity', statistic: STATISTIC_NAMES.capacity };
  const named = `${first.charAt(0).toUpperCase()}${first.slice(1).toLowerCase()}`;
  return /^reserves?$/i.test(first) ? { kind: 'stock', statistic: named } : undefined;
}

/** The units that heads abbreviate. Nothing is converted: only the name of the unit is written out. */
const UNITS: ReadonlyMap<string, string> = new Map([
  ['t', 'metric tons'],
  ['kt', 'thousand metric tons'],
  ['mt', 'million metric tons'],
  ['mmt', 'million metric tons'],
  ['kg', 'kilograms'],
  ['kct', 'thousand carats'],
  ['mct', 'million carats'],
  ['mcm', 'million cubic meters'],
]);

/**
 * What a head such as `Prod_kt_est_2022`, `PROD_EST_ 2024` or `Reserves_ore_kt` says; `notes` for `Prod_notes` and its like.
 * Undefined for the head of any other column.
 */
export function valueHead(head: string): ValueHead | 'notes' | undefined {
  const [first = '', ...tokens] = head.trim().split(/[_ ]+/);
  const what = counted(first);
  if (!what || tokens.length === 0) return undefined;
  if (/^notes?$/i.test(tokens.at(-1) ?? '')) return 'notes';
  const isYear = (token: string): boolean => /^\d{4}$/.test(token);
  const isEstimate = (token: string): boolean => /^est$/i.test(token);
  const unit = tokens.findLast((token) => UNITS.has(token.toLowerCase())) ?? '';
  return {
    ...what,
    part: tokens.filter((token) => token !== unit && !isYear(token) && !isEstimate(token)).join(' '),
    unit: UNITS.get(unit.toLowerCase()) ?? '',
    year: tokens.find(isYear) ?? '',
    estimated: tokens.some(isEstimate),
  };
}
