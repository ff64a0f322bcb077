import { readdirSync } from 'node:fs';
import { expect, it } from 'vitest';
import { temporaryFolder } from '../../src/cli/temporary.js';
import { duckdb, withDuckDB } from '../../src/tables/duckdb/duckdb.js';

const library = await duckdb();

/** The sum of 30,000 numbers of 1,000 letters each, with 20 MB of memory, and the files that lie in the folder then. */
const spilling = (folder: string | undefined) => {
  if (!library) throw new Error('DuckDB is not installed');
  const use = async (connection: Parameters<Parameters<typeof withDuckDB>[1]>[0]) => {
    await connection.run("SET memory_limit = '20MB'; SET threads = 1");
    await connection.run("CREATE TABLE long AS SELECT concat(repeat('x', 1000), i) AS text FROM range(30000) r(i)");
    const found = await connection.runAndReadAll('SELECT sum(CAST(substring(text, 1001) AS INTEGER)) FROM long');
    return { sum: String(found.getRows()[0]?.[0]), files: folder === undefined ? [] : readdirSync(`${folder}/duckdb`) };
  };
  return withDuckDB(library, use, (lent) => lent(folder));
};

it('two runs at once that do not fit into memory have a folder each, and leave nothing', async () => {
  const folders: (string | undefined)[] = [];
  const run = () =>
    temporaryFolder(undefined, async (folder) => {
      folders.push(folder);
      const found = await spilling(folder);
      return { ...found, left: readdirSync(folder ?? '') };
    });
  for (const { sum, files, left } of await Promise.all([run(), run()])) {
    expect([sum, left]).toEqual(['449985000', []]);
    expect(files.length).toBeGreaterThan(0);
  }
  expect(new Set(folders).size).toBe(2);
  await expect(spilling(undefined)).rejects.toThrow('Out of Memory');
});
