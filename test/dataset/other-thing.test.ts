import { cpSync, mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { datasetFolder, datasetFolders } from '../../src/dataset/load.js';
import { NoDataset, type OtherThing, otherThing } from '../../src/dataset/other-thing.js';

const folder = mkdtempSync(join(tmpdir(), 'reshare-'));
for (const version of ['2025.2', '2025.02', '2025.10', '2025.02.10', '2025.02.9'])
  cpSync('test/fixtures/metal', join(folder, 'metal', version), { recursive: true });
mkdirSync(join(folder, 'metal', 'empty'));
for (const file of ['a.csv', 'b.tsv.gz', 'c.parquet', 'd.XLSX', 'd.xls', 'e.json', 'metal/f.csv'])
  writeFileSync(join(folder, file), 'year,country\n');
const NEITHER = ['g.csv.bak', 'h.xlsx2', 'i.ods.old'];
const BESIDE = ['actors.csv.old', 'my-datapackage.json', 'datapackage.json.old'].map((file) => `metal/2025.10/${file}`);
for (const file of [...NEITHER, ...BESIDE]) writeFileSync(join(folder, file), '');
const editions = ['2025.2', '2025.02', '2025.02.9', '2025.02.10', '2025.10'].map((v) => `${folder}/metal/${v}`);

describe('at a path that is no dataset', () => {
  it.each<[string, OtherThing | undefined]>([
    ['a.csv', { kind: 'table' }],
    ['b.tsv.gz', { kind: 'table' }],
    ['c.parquet', { kind: 'table' }],
    ['metal/f.csv', { kind: 'table' }],
    ['d.XLSX', { kind: 'table' }],
    ['d.xls', { kind: 'spreadsheet' }],
    ['e.json', { kind: 'file' }],
    ['metal', { kind: 'editions', editions }],
    ['metal/', { kind: 'editions', editions }],
    ['metal//', { kind: 'editions', editions }],
    ...[...NEITHER, ...BESIDE].map((file): [string, OtherThing] => [file, { kind: 'file' }]),
    ['.', { kind: 'editions', editions: editions.map((path) => path.replace(folder, `${folder}/.`)) }],
    ['metal/2025.10/actors.csv', { kind: 'part', folder: `${folder}/metal/2025.10` }],
    ['metal/2025.10/datapackage.json', { kind: 'part', folder: `${folder}/metal/2025.10` }],
    ['metal/2025.10', undefined],
    ['metal/empty', undefined],
    ['nowhere', undefined],
    ['a\0b', undefined],
  ])('%j is recognised: %j', (path, expected) => {
    expect(otherThing(`${folder}/${path}`)).toEqual(expected);
  });
  it.each([
    ['metal', './metal'],
    ['.', '.'],
    ['..', '..'],
    ['a.b', './a.b'],
    ['a/metal', 'a/metal'],
    ['a\\metal', 'a\\metal'],
  ])('the folder %s of a file is named as %s', (path, named) =>
    expect(new NoDataset('x.csv', { kind: 'part', folder: path }).message).toBe(
      `x.csv is a file of a dataset. Name its folder: ${named}`,
    ),
  );
  it.each([
    ['x.csv.gz', 'a CSV file'],
    ['x.tsv', 'a table'],
  ])('%s is called %s', (path, called) =>
    expect(new NoDataset(path, { kind: 'table' }).message).toContain(`${path} is ${called}, not a dataset`),
  );
  it('a NoDataset is thrown, with or without a slash', async () => {
    for (const word of [`${folder}/a.csv`, `${folder}/metal`, 'package.json'])
      await expect(datasetFolder(word)).rejects.toBeInstanceOf(NoDataset);
  });
  it.each([
    ['a.csv', 'a.csv is a CSV file, not a dataset. To compute from it, give names and values of its rows to market()'],
    [
      'd.xls',
      'd.xls is a spreadsheet, not a dataset. To compute from it, give names and values of its rows to market()',
    ],
    ['e.json', 'e.json is a file, not a dataset. What a dataset is: docs/data.md'],
    [
      'metal/2025.10/actors.csv',
      `metal/2025.10/actors.csv is a file of a dataset. Name its folder: ${folder}/metal/2025.10`,
    ],
    ['metal', `metal is a folder of datasets. Name one of them: ${editions.slice(2, 4).join(', ')} or ${editions[4]}`],
  ])('the error for %s has a name, a code and what to do in a program', async (path, message) => {
    const error = await datasetFolder(`${folder}/${path}`).catch((e) => e);
    expect([String(error), error.code]).toEqual([`NoDataset: ${folder}/${message}`, 'no-dataset']);
  });
});

it('a folder of editions means all of them where several datasets are meant, oldest first', async () => {
  expect((await datasetFolders(`${folder}/metal`)).map((f) => f.label)).toEqual(editions);
  expect(await datasetFolders(`${folder}/metal/2025.10/`)).toEqual([
    { folder: `${folder}/metal/2025.10/`, label: `${folder}/metal/2025.10` },
  ]);
  expect(await datasetFolders('usgs')).toHaveLength(1);
});
