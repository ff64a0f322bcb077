import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { DuckDBInstance } from '@duckdb/node-api';
import { describe, expect, it } from 'vitest';
import { point } from '../../src/domain/interval.js';
import { countedFlow } from '../../src/tables/duckdb/counted.js';
import { pairs } from '../../src/tables/duckdb/pairs.js';
import { separatedFlow } from '../../src/tables/duckdb/separated.js';
import { flatFile } from '../../src/tables/flat-file.js';
import { streamedFlow } from '../../src/tables/stream.js';
import { groupResult } from '../../src/tables/text/group-market.js';
import { PLAN as QUANTITIES } from './plan.js';

const connection = await (await DuckDBInstance.create(':memory:')).connect();
const COLUMNS = ['country', 'tonnes', 'note'];
const PLAN = { ...QUANTITIES, by: [] };
const kept = (name: string, bytes: string | Uint8Array): string => {
  const file = join(mkdtempSync(join(tmpdir(), 'reshare-')), name);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, bytes);
  return file;
};
/** The number of rows that DuckDB counts without the guards, or undefined if it fails or cannot read a value. */
const unguarded = async (file: string): Promise<number | undefined> => {
  const columns = COLUMNS.map((_, i) => `c${i}: 'VARCHAR'`).join(', ');
  const rows = `(SELECT coalesce(c0, '') AS c0, coalesce(c1, '') AS c1 FROM read_csv('${file}', header = true, columns = {${columns}}, delim = ',', quote = '"', escape = '"', auto_detect = false, strict_mode = true))`;
  return (await countedFlow(connection, pairs(PLAN, COLUMNS, rows), PLAN, COLUMNS))?.().rows;
};
const HEAD = 'country,tonnes,note\n';
const ROWS = 'China,5,a\nPeru,3,b\n';
const packed = gzipSync(HEAD + ROWS);
const changed = (bytes: Uint8Array, at: number): Uint8Array => bytes.with(at, ((bytes.at(at) ?? 0) + 1) % 256);

describe('DuckDB leaves a file to the stream if it has', () => {
  it.each([
    ['a quote after a space', `${HEAD}China,5,a\n "Peru, Rep.",3,b\n`, 'extra-cell'],
    ['a space after a quote', `${HEAD}China,5,a\nPeru,"3" ,b\n`, 'not-a-value'],
    ['a NUL in an unused column', `${HEAD}China,5,a\0\nPeru,3,b\n`, 'nul'],
    ['a byte that is not UTF-8 in an unused column', Buffer.from(`${HEAD}China,5,\xff\n`, 'latin1'), 'encoding'],
    ['gzip with a wrong checksum', changed(packed, packed.length - 8), 'gzip'],
    ['gzip without its end', packed.subarray(0, -5), 'gzip'],
  ])('%s', async (_, bytes, reason) => {
    const file = kept(bytes[0] === 31 ? 'x.csv.gz' : 'x.csv', bytes);
    const said = await streamedFlow(flatFile(file), PLAN, 'utf-8', () => {}).then(
      ({ unread }) => unread.first[0]?.reason,
      (error) => error.problem.kind,
    );
    expect([await separatedFlow(connection, flatFile(file), PLAN), said]).toEqual([undefined, reason]);
    expect(await unguarded(file)).toBeGreaterThan(0);
  });
  it('a line break in the name of a column', async () => {
    const plan = { ...PLAN, value: 'tonnes\n(t)' };
    const file = kept('x.csv', 'country,"tonnes\n(t)",note\r\nChina,5,a');
    expect((await streamedFlow(flatFile(file), plan, 'utf-8', () => {})).rows).toBe(1);
    expect([await separatedFlow(connection, flatFile(file), plan), await unguarded(file)]).toEqual([undefined, 0]);
  });
  it('gzip of two members, because DuckDB may miss the second', async () => {
    const file = kept('x.csv.gz', Buffer.concat([packed, gzipSync('Chile,1,c\n')]));
    expect(await separatedFlow(connection, flatFile(file), PLAN)).toBeUndefined();
    expect((await streamedFlow(flatFile(file), PLAN, 'utf-8', () => {})).rows).toBe(3);
  });
});

describe('sums of squares that are too large for DuckDB', () => {
  it('are computed from pairs of group and actor', async () => {
    const rows = Array.from({ length: 200 }, (_, i) => `Country ${i},999999999999.999999,a\n`).join('');
    const file = kept('x.csv', HEAD + rows);
    const plan = { ...PLAN, enough: { largest: 3, actors: [] } };
    const [group] = (await separatedFlow(connection, flatFile(file), plan))?.().groups ?? [];
    if (!group) throw new Error('DuckDB answers');
    expect([group.sums, group.actors.size]).toEqual([undefined, 200]);
    expect(groupResult(group, plan, { exclusions: [], bands: 'us2023' }).profile.measures?.hhi).toEqual(point(50));
    const few = kept('y.csv', HEAD + rows.split('\n').slice(0, 90).join('\n'));
    expect((await separatedFlow(connection, flatFile(few), plan))?.().groups[0]?.sums?.suppliers).toBe(90);
  });
});

describe('DuckDB reads', () => {
  it.each(['*.csv', '[x].csv', '?.csv', "it's.csv", 'country=Chile/x.csv', 'x.csv.gz', 'x.zst', 'x.parquet'])(
    'exactly the file %s, by its contents',
    async (name) => {
      const file = kept(name, HEAD + ROWS);
      writeFileSync(join(dirname(file), 'x.csv'), HEAD + ROWS);
      writeFileSync(join(dirname(file), 'y.csv'), HEAD + ROWS);
      const flow = (await separatedFlow(connection, flatFile(file), PLAN))?.();
      expect([flow?.rows, [...(flow?.groups[0]?.actors.keys() ?? [])].sort()]).toEqual([2, ['China', 'Peru']]);
    },
  );
  it('gzip by its contents, with any file name', async () => {
    expect((await separatedFlow(connection, flatFile(kept('x.csv', packed)), PLAN))?.().rows).toBe(2);
  });
  it('spaces at the ends of a quoted cell and within it', async () => {
    const file = kept('x.csv', `${HEAD}" China ",5,"a ""b c"" d"\n"Peru "" x","3","a, b"\n`);
    expect((await separatedFlow(connection, flatFile(file), PLAN))?.().rows).toBe(2);
  });
});
