import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { reshare } from '../shell.js';

const printed = async (...argv: string[]) => (await reshare(argv)).out;
const validator = async (...name: string[]) => {
  const ajv = new Ajv2020({ allErrors: true });
  return ajv.compile(JSON.parse(await printed('schema', ...name)));
};

const METAL = ['--dataset', './test/fixtures/metal'];
const QUERIES: readonly (readonly [string, ...string[]])[] = [
  ['stage'],
  ['stage', '--period', 'all', '--exclude', 'China=50%', '--reading', 'rounded'],
  ['stage', '--element', 'ree', '--stage', 'reserves'],
  ['stage', ...METAL],
  ['shares', '--element', 'ree', '--stage', 'mining', '--period', 'all'],
  ['shares', '--element', 'ree', '--stage', 'reserves'],
  ['shares', '--element', 'ree', '--stage', 'magnets', '--exclude', 'China', '--exclude', 'Japan'],
  ['shares', '--element', 'Ce', '--stage', 'magnets'],
  ['shares', '--element', 'tin', '--stage', 'digging', ...METAL],
  ['explain', '--element', 'Dy', '--stage', 'mining'],
  ['explain', '--element', 'ree', '--stage', 'reserves'],
  ['explain', '--element', 'Ce', '--stage', 'magnets'],
  ['explain', '--element', 'tin', '--stage', 'digging', ...METAL],
  ['diff', 'articles@2025.06', 'articles@2025.07'],
  ['check', './test/fixtures/metal', 'articles'],
  ['verify'],
  ['hhi', 'China=92'],
  ['hhi', 'A=40', 'B=30', '--measures', 'all', '--exclude', 'A'],
  ['hhi', 'A=60-70', 'B=10-20', 'C=15-25', '--closed', '--measures', 'all'],
  ['hhi', 'A=5', '--total', '>10'],
];

describe('every JSON output is valid against its schema', () => {
  it.each(QUERIES)('%s %s %s %s %s %s', async (command, ...argv) => {
    const valid = await validator(command);
    const document = JSON.parse(await printed(command, ...argv, '--json'));
    expect([valid(document), valid.errors]).toEqual([true, null]);
    const text = ['diff', 'check', 'verify'].includes(command)
      ? ''
      : await printed(command, ...argv, '--format', 'ndjson');
    for (const line of text.split('\n').filter((l) => l !== ''))
      expect([valid(JSON.parse(line)), valid.errors]).toEqual([true, null]);
    // a missing key and an additional key are refused
    expect(valid({ ...document, schema: undefined })).toBe(false);
    expect(valid({ ...document, more: 1 })).toBe(false);
  });
  it('an error', async () => {
    const valid = await validator('error');
    for (const argv of [
      ['stage', '--element', 'x', '--json'],
      ['stage', '--nope', '--format', 'json'],
      ['stage', '--dataset', './test/fixtures/nowhere', '--format=ndjson'],
      ['stage', '--dataset', 'nope', '--json'],
      ['list', '--json'],
      ['cite', '-e', 'Dy', '--json'],
      ['calc', './package.json', '--actor', 'a', '--value', 'b', '--json'],
      ['calc', './datasets/countries.csv', '--actor', 'name', '--value', 'iso2', '--json'],
      ['schema', 'nope', '--json'],
      ['help', 'nope', '--json'],
      ['nosuch', '--json'],
      ['stage', '--json', '--element'],
    ]) {
      const { err, out } = await reshare(argv);
      expect([valid(JSON.parse(err)), valid.errors, out]).toEqual([true, null, '']);
    }
  });
});

describe('the schema with --fields', () => {
  it.each<[string, ...string[]]>([
    ['stage', 'subject.id,stage,measures.hhi.low', '--element', 'ree'],
    ['stage', 'suppliers,reasons', '--element', 'ree', '--stage', 'reserves'],
    ['stage', 'remaining.sharePct,band', '--element', 'Ce', '--stage', 'magnets'],
    ['shares', 'actor,sharePct', '--element', 'ree', '--stage', 'mining'],
    ['explain', 'line,printed,value.low', '--element', 'ree', '--stage', 'mining'],
    ['hhi', 'measures.hhi', 'China=92'],
    ['list sources', 'source,title'],
    ['diff', 'stage,hhi.after', 'articles@2025.06', 'articles@2025.07'],
    [
      'calc',
      'group.year,measures.hhi',
      'test/fixtures/mined.csv',
      '--by',
      'year',
      '--actor',
      'country',
      '--value',
      'tonnes',
    ],
  ])('accepts what %s prints with --fields %s, where the whole schema does not', async (name, fields, ...argv) => {
    const words = [...name.split(' '), ...argv, '--fields', fields];
    const [valid, whole] = [
      await validator(...name.split(' '), '--fields', fields),
      await validator(...name.split(' ')),
    ];
    const document = JSON.parse(await printed(...words, '--json'));
    expect([valid(document), valid.errors, whole(document)]).toEqual([true, null, false]);
    const { rows = [document] } = document;
    const [row] = rows;
    const more = { ...row, more: 1 };
    expect(valid(document.rows ? { ...document, rows: [more] } : more)).toBe(false);
    for (const line of (await printed(...words, '--format', 'ndjson')).split('\n').filter((l) => l !== ''))
      expect([valid(JSON.parse(line)), valid.errors]).toEqual([true, null]);
  });
  it('names what it does not know', async () => {
    const { code, err } = await reshare(['schema', 'stage', '--fields', 'stge']);
    expect([code, err]).toEqual([2, 'reshare: No field is called "stge". Did you mean stage?\n']);
    expect((await reshare(['schema', 'observations', '--fields', 'stage'])).err).toContain(
      'reshare schema stage --fields',
    );
  });
  it('is completed by the shell', async () => {
    expect((await reshare(['complete', 'zsh', '--', 'schema', 'stage', '--fields', 'meas'])).out).toContain(
      'measures.hhi',
    );
  });
});

describe('a code that no list has is refused by the schema', () => {
  it('of an error, and of a finding in it', async () => {
    const valid = await validator('error');
    const { err } = await reshare(['stage', '--dataset', './test/fixtures/nowhere', '--json']);
    const failed = JSON.parse(err);
    expect(valid(failed)).toBe(true);
    expect(valid({ ...failed, code: 'no-code' })).toBe(false);
    expect(valid({ ...failed, findings: [{ ...failed.findings[0], code: 'no-code' }] })).toBe(false);
  });
  it('of a note, and of a reason', async () => {
    const valid = await validator('stage');
    const found = JSON.parse(await printed('stage', '--element', 'ree', '--stage', 'reserves', '--json'));
    const [row] = found.rows;
    expect([valid(found), Object.keys(row.reasons).length > 0, found.notes.length > 0]).toEqual([true, true, true]);
    expect(valid({ ...found, rows: [{ ...row, reasons: { band: 'no-code' } }] })).toBe(false);
    expect(valid({ ...found, notes: [{ ...found.notes[0], code: 'no-code' }] })).toBe(false);
  });
  it('of a finding of check', async () => {
    const valid = await validator('check');
    const found = JSON.parse(await printed('check', './test/fixtures/metal', '--json'));
    expect(valid(found)).toBe(true);
    expect(valid({ ...found, findings: [{ ...found.findings[0], code: 'no-code' }] })).toBe(false);
  });
});

describe('the files of a dataset are valid against their schemas', () => {
  const folder = 'datasets/articles/2025.07';
  it('datapackage', async () => {
    const valid = await validator('datapackage');
    expect([valid(JSON.parse(readFileSync(`${folder}/datapackage.json`, 'utf8'))), valid.errors]).toEqual([true, null]);
    expect(valid({ name: 'x', version: '1', resources: [] })).toBe(false);
  });
  it.each(['sources', 'subjects', 'stages', 'actors', 'observations', 'facts'])('%s', async (name) => {
    const valid = await validator(name);
    const rows: readonly object[] = parse(readFileSync(`${folder}/${name}.csv`), { columns: true });
    for (const row of rows) expect([valid(row), valid.errors]).toEqual([true, null]);
    expect(valid({ ...rows[0], [name.slice(0, -1)]: '' })).toBe(false);
  });
  it('acknowledged', async () => {
    const valid = await validator('acknowledged');
    const rows: readonly object[] = parse(readFileSync('datasets/articles/acknowledged.csv'), { columns: true });
    for (const row of rows) expect([valid(row), valid.errors]).toEqual([true, null]);
    expect(valid({ ...rows[0], reason: '' })).toBe(false);
  });
  it('with a description of the rules that a schema cannot express', async () => {
    expect(JSON.parse(await printed('schema', 'observations')).description).toMatch(/each observation once/);
  });
});

describe('reshare schema', () => {
  it('prints one document with all schemas, which accepts an answer and a row', async () => {
    const valid = await validator();
    expect(valid(JSON.parse(await printed('stage', '--json')))).toBe(true);
    expect(valid({ stage: 'smelting', kind: 'chain', position: '1', name: 'smelting', note: '' })).toBe(true);
    expect(valid({ stage: 'smelting' })).toBe(false);
  });
  it('lists the schemas for an unknown name', async () => {
    const { code, err } = await reshare(['schema', 'stge']);
    expect([code, err]).toEqual([2, 'reshare: No schema is called "stge". Did you mean stage?\n']);
    expect((await reshare(['schema', 'q'])).err).toMatch(
      /There are stage, shares, .* facts, compositions and acknowledged\./,
    );
  });
});
