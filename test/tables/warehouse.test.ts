import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { query } from '../../src/tables/sql/query.js';
import { chdb, clickhouse, Missing, postgres } from './servers.js';
import { calculated, created, differences, lines, tables } from './tables.js';

describe('the query of calc --sql gives what calc gives', () => {
  it.for([
    ['PostgreSQL', postgres],
    ['a ClickHouse server', clickhouse],
    ['ClickHouse as a library', chdb],
  ] as const)('on %s', async ([name, start], { skip }) => {
    const cases = fc.sample(tables, 8);
    const server = await start().catch((error) => {
      if (!(error instanceof Missing)) throw error;
      console.warn(`the query is not tried on ${name}: ${error.message}`);
      return skip(error.message);
    });
    try {
      const found = await server.answers(
        cases.map((table) => ({ setup: created(table, server.types, server.engine), query: query(table.question) })),
      );
      console.log(`the query is tried on ${server.version}`);
      for (const [i, table] of cases.entries())
        expect(differences(await calculated(table), lines(table.question, found[i] ?? []))).toEqual([]);
    } finally {
      await server.stop();
    }
  });
});
