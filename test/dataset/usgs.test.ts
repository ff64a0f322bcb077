import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { parse } from 'csv-parse/sync';
import { beforeAll, describe, expect, it } from 'vitest';
import { editions } from '../../src/dataset/builtin.js';
import { load } from '../../src/dataset/load.js';
import { type Dataset, sound } from '../../src/dataset/sound.js';
import { reference } from '../reference-files.js';

const figures = reference('usgs-rare-earths.csv');
const profile = reference('schemas/datapackage-2.0-datapackage.json');

describe.each(['2025.01', '2026.05'])('usgs@%s', (version) => {
  let dataset: Dataset;
  beforeAll(async () => {
    dataset = sound(await load(`usgs@${version}`));
  });
  it.skipIf(!figures)('has exactly the figures of the reference, as printed and in the same order', () => {
    const rows: Record<string, string>[] = parse(figures ?? '', { columns: true });
    const expected = rows
      .filter((row) => row.edition === version)
      .map((row) => ({ ...row, share: row.unit === 'share' }))
      .map(({ stage, period, actor, printed, note, share }: Record<string, unknown>) => [
        [stage, period, actor, printed, share],
        note,
      ]);
    const found = dataset.observations.map((o) => [[o.stage, o.period, o.actor, o.printed, o.measure === 'share'], o]);
    expect(found.map(([cell]) => cell)).toEqual(expected.map(([cell]) => cell));
    const notes = dataset.observations.map((o, i) => o.note.startsWith(String(expected[i]?.[1])));
    expect(notes.every(Boolean)).toBe(true);
  });
  it('has one dated source, and a place in it for each value', () => {
    expect(dataset.sources.map((s) => s.publisher)).toEqual(['U.S. Geological Survey']);
    expect(dataset.sources.every((s) => s.published !== '' || s.published_note !== '')).toBe(true);
    const columns = dataset.observations.filter((o) => o.measure === 'quantity');
    expect(columns.filter((o) => !new RegExp(`row ${o.actor}.*, column `).test(o.locator))).toEqual([]);
  });
  it('notes for each total that it is rounded, and the sum of its rows', () => {
    const totals = dataset.observations.filter((o) => o.actor === 'World');
    const rows = (table: string) => dataset.observations.filter((o) => o.table === table && o.actor !== 'World');
    for (const total of totals.filter((t) => t.stage === 'mining')) {
      const sum = rows(total.table).reduce(
        (s, { printed }) => s + Number(printed.replace('—', '0').replace(',', '')),
        0,
      );
      expect(total.note).toBe(`rounded; the rows add up to ${sum.toLocaleString('en-US')}`);
    }
    expect(totals.filter((t) => !t.note.startsWith('rounded'))).toEqual([]);
  });
});

describe('two editions of the same statistic', () => {
  it('have the same id for the same cell', async () => {
    const [old, now] = [sound(await load('usgs@2025.01')), sound(await load('usgs@2026.05'))];
    const cells = (dataset: Dataset) => dataset.observations.filter((o) => o.period === '2024' && o.stage === 'mining');
    expect(cells(now).map((o) => o.observation)).toEqual(cells(old).map((o) => o.observation));
    const revised = cells(now).filter((o, i) => o.printed !== cells(old)[i]?.printed);
    expect(revised.map((o) => o.actor)).toEqual(
      'United States;Australia;Brazil;Burma;Madagascar;Malaysia;Nigeria;Russia;Thailand;Other;World'.split(';'),
    );
  });
});

describe('the built-in editions', () => {
  it.skipIf(!profile)('are valid against the official Data Package schema', async () => {
    const validate = new Ajv({ strict: false, allErrors: true, validateFormats: false }).compile(
      JSON.parse(profile ?? ''),
    );
    for (const edition of await editions()) {
      const path = `datasets/${edition.replace('@', '/')}/datapackage.json`;
      validate(JSON.parse(readFileSync(path, 'utf8')));
      expect(validate.errors ?? [], path).toEqual([]);
    }
  });
});
