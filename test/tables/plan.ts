import type { Plan } from '../../src/tables/text/plan.js';

/** What most tests ask of their rows: quantities of countries by year, which are all there is. */
export const PLAN: Plan = {
  by: ['year'],
  actor: 'country',
  value: 'tonnes',
  total: undefined,
  totalColumn: undefined,
  rest: [],
  where: new Map(),
  reading: 'printed',
};
