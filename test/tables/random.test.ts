import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { DuckDBInstance } from '@duckdb/node-api';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { calcOutput } from '../../src/commands/calc/output.js';
import { jsonDocument } from '../../src/output/json.js';
import { separatedFlow } from '../../src/tables/duckdb/separated.js';
import { type Engine, flow, UnreadRows } from '../../src/tables/engine.js';
import { flatFile } from '../../src/tables/flat-file.js';
import { streamedFlow } from '../../src/tables/stream.js';
import { calculation } from '../../src/tables/text/calculation.js';
import type { Flow } from '../../src/tables/text/groups.js';
import type { Plan } from '../../src/tables/text/plan.js';
import { UnreadableFile } from '../../src/tables/text/unreadable.js';
import { drawn } from './drawn.js';

const folder = mkdtempSync(join(tmpdir(), 'reshare-'));
const connection = await (await DuckDBInstance.create(':memory:')).connect();
const TERMS = { exclusions: [{ actor: 'China', portionPct: 50 }], bands: 'us2023', top: 3, all: false } as const;

/** What the terms need of a fully known group. */
const ENOUGH = { largest: 3, actors: ['China'] };

/** The printed text of a flow, or "unread" if a row cannot be counted. */
const text = (flow: Flow, plan: Plan): string =>
  flow.unread.count > 0
    ? 'unread'
    : `${flow.rows} ${[...jsonDocument(calcOutput('', calculation(flow, plan, TERMS), plan, TERMS).document)].join('')}`;

/** The answers of both engines for the same bytes; DuckDB's is undefined if it leaves the file to the stream. */
async function both(bytes: string | Uint8Array, plan: Plan) {
  const file = join(folder, 'table.csv');
  writeFileSync(file, bytes);
  const from = flatFile(file);
  const stream = await streamedFlow(from, plan, 'utf-8', () => {}).then(
    (flow) => text(flow, plan),
    (error: unknown) => {
      if (error instanceof UnreadableFile) return error.problem.kind;
      throw error;
    },
  );
  const found = (await separatedFlow(connection, from, plan))?.();
  return { stream, duckdb: found && text(found, plan) };
}

describe('both engines give the same bytes', () => {
  it('for random tables, plain and gzip, that DuckDB does not leave to the stream', async () => {
    const answered = { all: 0, enough: 0 };
    const cases = 400;
    await fc.assert(
      fc.asyncProperty(
        drawn,
        fc.nat(3),
        fc.constantFrom(undefined, ENOUGH),
        async ({ text: table, plan }, gzip, enough) => {
          const { stream, duckdb } = await both(gzip === 0 ? gzipSync(table) : table, { ...plan, enough });
          if (duckdb === undefined) return;
          answered[enough ? 'enough' : 'all'] += 1;
          expect(duckdb).toBe(stream);
        },
      ),
      { numRuns: cases },
    );
    // if DuckDB had left every table to the stream, nothing would have been compared
    if (process.env.RUNS === undefined) expect(Math.min(answered.all, answered.enough)).toBeGreaterThan(cases * 0.1);
  });
  it('for random tables, with the same rows and reasons if nothing can be computed', async () => {
    const seen = new Set<string>();
    await fc.assert(
      fc.asyncProperty(drawn, async ({ text: table, plan }) => {
        const file = join(folder, 'asked.csv');
        writeFileSync(file, table);
        const said = (engine: Engine): Promise<string> =>
          flow(file, { ...plan, enough: ENOUGH }, { engine, encoding: 'utf-8', progress: () => {} }).then(
            (found) => text(found, plan),
            (error: unknown) => {
              if (error instanceof UnreadRows) return `rows ${JSON.stringify(error.unread)}`;
              if (error instanceof UnreadableFile) return `file ${JSON.stringify(error.problem)}`;
              throw error;
            },
          );
        const stream = await said('stream');
        seen.add(stream.split(' ')[0] ?? '');
        expect(await said('duckdb')).toBe(stream);
      }),
      { numRuns: 100 },
    );
    if (process.env.RUNS === undefined) expect([...seen]).toEqual(expect.arrayContaining(['rows', 'file']));
  });
});
