import { cpSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { editions, folderOf } from '../../src/dataset/builtin.js';
import { columnNames, keyColumn, REQUIRED_FILES } from '../../src/dataset/columns.js';
import { folderDataset, type Loaded } from '../../src/dataset/load.js';
import { seal, seals } from '../../src/dataset/seal.js';
import { sound, UnsoundDataset } from '../../src/dataset/sound.js';
import { NO_FINDINGS } from '../../src/domain/findings.js';
import { edited } from '../edited.js';

const EDITIONS = await editions();
const SEALS = new Map(await Promise.all(seals(EDITIONS)));
const NONE = new Map();

/** A copy of an edition with one of its files changed. */
function copy(edition: string, file: string, change: (bytes: Buffer) => Uint8Array | string): string {
  const folder = mkdtempSync(join(tmpdir(), 'reshare-'));
  cpSync(folderOf(edition).folder, folder, { recursive: true });
  writeFileSync(join(folder, file), change(readFileSync(join(folder, file))));
  return folder;
}
/** The contents of a dataset, with the place of every cell. */
function known(loaded: Loaded) {
  const { at, ...dataset } = sound(loaded);
  const cells = REQUIRED_FILES.flatMap((file) =>
    (loaded.rows(file) ?? []).flatMap((row) =>
      columnNames(file).map((column) => at(file, row.text(keyColumn(file)), column)),
    ),
  );
  return { ...dataset, cells };
}

/** The errors in a dataset with their words. */
const told = ({ findings }: Loaded) => findings.listed.map(({ code, place, text }) => ({ code, place, text }));

describe('a built-in edition', () => {
  it.each(EDITIONS)('%s is the same dataset with and without a known seal', async (edition) => {
    const { folder, label } = folderOf(edition);
    const [quick, full] = [await folderDataset(folder, label, SEALS), await folderDataset(folder, label, NONE)];
    expect(known(quick)).toEqual(known(full));
    expect(known(quick).observations.length).toBeGreaterThan(0);
  });
  it('with a known seal is not checked', async () => {
    // a seal of bytes that no check would accept; the build makes no such seal
    const folder = copy('articles@2025.07', 'stages.csv', (bytes) => `${bytes}"`);
    const { findings } = await folderDataset(folder, 'x', NONE);
    expect(findings.listed.map((f) => f.code)).toContain('csv-error');
    const files = REQUIRED_FILES.map((name) => ({ name, path: `${name}.csv` }));
    const { edition } = await folderDataset(folder, 'x', NONE);
    const trusted = new Map([[edition?.sha256 ?? '', { name: 'x', version: '1', resources: files }]]);
    expect((await folderDataset(folder, 'x', trusted)).findings).toEqual(NO_FINDINGS);
  });
});

describe('an edited built-in edition', () => {
  const figure = (bytes: Buffer) => bytes.toString().replace('"270,000"', '"970,000"');
  it('has a wrong hash with and without a known seal', async () => {
    const folder = copy('articles@2025.07', 'observations.csv', figure);
    const [quick, full] = [await folderDataset(folder, 'x', SEALS), await folderDataset(folder, 'x', NONE)];
    expect(quick.findings.listed.map((f) => f.code)).toEqual(['hash-count']);
    expect(told(quick)).toEqual(told(full));
    expect(() => sound(quick)).toThrow(UnsoundDataset);
  });
  it('would be used if its hash were not compared', async () => {
    const folder = copy('articles@2025.07', 'observations.csv', figure);
    const { edition } = await folderDataset(folder, 'x', NONE);
    const [, descriptor] = [...SEALS].find(([sha256]) => sha256 === edition?.sha256) ?? [];
    const resources = (descriptor?.resources ?? []).map(({ name, path }) => ({ name, path }));
    const blind = new Map([[edition?.sha256 ?? '', { name: 'articles', version: '2025.07', resources }]]);
    const { observations } = sound(await folderDataset(folder, 'x', blind));
    expect(observations.some((o) => o.printed === '970,000')).toBe(true);
  });
  it('has the same findings as without a known seal for any changed byte', async () => {
    const files = ['datapackage.json', ...REQUIRED_FILES.map((file) => `${file}.csv`)];
    const draw = fc.record({
      edition: fc.constantFrom(...EDITIONS),
      file: fc.constantFrom(...files),
      at: fc.nat(),
      byte: fc.integer({ min: 1, max: 255 }),
    });
    await fc.assert(
      fc.asyncProperty(draw, async ({ edition, file, at, byte }) => {
        const folder = copy(edition, file, (bytes) => bytes.map((b, i) => (i === at % bytes.length ? b ^ byte : b)));
        const quick = await folderDataset(folder, 'x', SEALS);
        const full = await folderDataset(folder, 'x', NONE);
        expect(told(quick)).toEqual(told(full));
        // a change of the words in a descriptor may leave it valid
        const codes = quick.findings.listed.map((f) => f.code);
        if (file !== 'datapackage.json')
          expect(codes).toContain(codes.includes('encoding-error') ? 'encoding-error' : 'hash-count');
        else if (quick.edition) expect(SEALS.has(quick.edition.sha256)).toBe(false);
      }),
      { numRuns: 60 },
    );
  });
  it('without its files is refused with and without a known seal', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'reshare-'));
    cpSync(join(folderOf('usgs@2026.05').folder, 'datapackage.json'), join(folder, 'datapackage.json'));
    const [quick, full] = [await folderDataset(folder, 'x', SEALS), await folderDataset(folder, 'x', NONE)];
    expect(told(quick)).toEqual(told(full));
    expect(quick.findings.listed).toHaveLength(REQUIRED_FILES.length);
  });
});

describe('a seal for the build', () => {
  it('is refused for an edition that is not sound', async () => {
    const folder = edited(folderOf('articles@2025.07').folder, [['stages', 'mining', 'position', '']]);
    await expect(seal(folder, 'x')).rejects.toThrow(UnsoundDataset);
  });
  it('is refused for an edition that is not sealed', async () => {
    await expect(seal(edited(folderOf('articles@2025.07').folder), 'x')).rejects.toThrow('x is not sealed');
  });
  it('exists for every built-in edition', () => expect(SEALS.size).toBe(EDITIONS.length));
});
