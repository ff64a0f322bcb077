import type { Plan } from '../../src/tables/text/plan.js';

/** The plan of most tests: quantities by country and year, without totals. */
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
