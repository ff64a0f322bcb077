import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { answers } from '../../src/answer/answer.js';
import type { ImportedDataset } from '../../src/dataset/import/importer.js';
import { mcsDataset } from '../../src/dataset/import/usgs-mcs/mcs-dataset.js';
import { made, mcsOf } from '../mcs.js';
import { referencePath } from '../reference-files.js';

// What the importer makes of the five official editions, against a reading and a computation of their cells that share nothing with it.

const official = referencePath('usgs-mcs');
const pathsOf = (year: string): readonly string[] =>
  official === undefined ? [] : readdirSync(join(official, year)).map((name) => join(official, year, name));
const bytesOf = (path: string): Buffer => readFileSync(path);

/** The records of a CSV text, each with the line where it starts. */
function records(path: string): { line: number; cells: string[] }[] {
  const bytes = bytesOf(path);
  const utf8 = bytes.toString('utf8');
  const text = utf8.includes('\ufffd') ? bytes.toString('latin1') : utf8.replace('\ufeff', '');
  const found: { line: number; cells: string[] }[] = [];
  let [line, cell, quoted, start]: [number, string, boolean, number] = [1, '', false, 1];
  let cells: string[] = [];
  for (let i = 0; i < text.length; i++) {
    const c = text[i];
    if (c === '\n') line++;
    if (quoted) {
      if (c === '"' && text[i + 1] === '"') cell += text[++i];
      else if (c === '"') quoted = false;
      else cell += c;
    } else if (c === '"') quoted = true;
    else if (c === ',') [cells, cell] = [[...cells, cell], ''];
    else if (c === '\n') {
      found.push({ line: start, cells: [...cells, cell] });
      [cells, cell, start] = [[], '', line];
    } else if (c !== '\r') cell += c;
  }
  return cell === '' && cells.length === 0 ? found : [...found, { line: start, cells: [...cells, cell] }];
}

/** A value of the file: the market that it belongs to, and where it stands. */
type Cell = {
  file: string;
  line: number;
  column: string;
  market: string;
  country: string;
  value: string;
  notes: string;
};

/** The values of a file, as a person would read them off: long rows as they are, wide ones cell by cell. */
function cellsOf(path: string): readonly Cell[] {
  const file = basename(path);
  const [head, ...body] = records(path);
  const at = (name: string): number => head?.cells.indexOf(name) ?? -1;
  const squeezed = (text: string): string =>
    text
      .toLowerCase()
      .replace(/^\s*world (total )?|\(?\brounded\)?|,? ?estimated\s*$/g, '')
      .replace(/[^a-z0-9]+/g, ' ')
      .trim();
  if (at('Value') >= 0)
    return body.flatMap(({ line, cells }) => {
      const of = (name: string): string => cells[at(name)] ?? '';
      if (!/^world/i.test(of('Section').trim())) return [];
      const market = ['Commodity', 'Section', 'Statistics', 'Statistics_detail', 'Unit', 'Year'].map((n) =>
        squeezed(of(n)),
      );
      const notes = `${of('Notes')} -- ${of('Other notes')}`;
      return [{ file, line, column: '', market: market.join('|'), country: of('Country'), value: of('Value'), notes }];
    });
  const wide = at('COMMODITY') >= 0;
  const [country, type, commodity] = wide ? [at('COUNTRY'), at('TYPE'), at('COMMODITY')] : [1, 2, -1];
  const heads = head?.cells ?? [];
  return heads.flatMap((column, i) => {
    if (!/^(prod|cap|reserve)/i.test(column) || /note/i.test(column)) return [];
    const noted = heads.findIndex((other, j) => j > i && /note/i.test(other));
    return body.flatMap(({ line, cells }) =>
      cells.every((cell) => cell.trim() === '')
        ? []
        : [
            {
              ...{ file, line, column: column.replace(/\s+/g, ' ') },
              market: [
                file,
                squeezed(cells[commodity] ?? ''),
                squeezed(cells[type] ?? ''),
                cells[at('UNIT_MEAS')] ?? '',
                column,
              ].join('|'),
              ...{ country: cells[country] ?? '', value: cells[i] ?? '', notes: cells[noted] ?? '' },
            },
          ],
    );
  });
}

const NUMBER = /^\d[\d,]*(\.\d+)?$/;
const plainName = (country: string): string => country.replace(/\s+/g, ' ').trim();
const isWorld = ({ country }: Cell): boolean => /^world/i.test(plainName(country));
const isOther = ({ country }: Cell): boolean => /^other/i.test(plainName(country));

/** The bounds of the HHI of a market with a World total and plain values; undefined for any other. The place is that of the total. */
function bounds(cells: readonly Cell[]): { place: string; low: number; high: number } | undefined {
  const [world, ...more] = cells.filter(isWorld);
  if (!world || more.length > 0 || !NUMBER.test(world.value.trim())) return undefined;
  const said = `${world.country.replace(/production$/i, 'production.')}. ${world.notes}`;
  const out =
    /exclud\w+ U\.S\. production *(?:[.,;)]|--|$)|exclud\w+ united states|production in the united states/i.test(
      said,
    ) && !/reserve/i.test(world.column)
      ? 'United States'
      : /excludes china/i.test(said)
        ? 'China'
        : '';
  const rows = cells.filter((c) => c !== world && (out === '' || !plainName(c.country).startsWith(out)));
  const bases = rows.map((c) => plainName(c.country).replace(/ ?\(.*|\d+$/g, ''));
  if (new Set(bases).size < bases.length) return undefined;
  const number = (c: Cell): number | undefined => {
    const value = c.value.trim();
    if (/^(?:NA|W)?$/.test(value) || plainName(c.country) === 'United States and Canada') return undefined;
    return value === '—' || value === '\u0097'
      ? 0
      : NUMBER.test(value)
        ? Number(value.replaceAll(',', ''))
        : Number.NaN;
  };
  const values = rows.map(number);
  const known = values.filter((v) => v !== undefined);
  if (known.some(Number.isNaN) || known.length === 0) return undefined;
  const sum = known.reduce((a, b) => a + b, 0);
  const stated = Number(world.value.trim().replaceAll(',', ''));
  const digits = world.value
    .trim()
    .replaceAll(',', '')
    .replace(/\.\d+$/, '');
  const upper = stated + 10 ** (/0*$/.exec(digits)?.[0].length ?? 0) / 2;
  // where the rows fill the total and one is unknown, it is read by its rounding
  const full = known.length < values.length && sum >= stated;
  if (sum === 0 || (full && sum > upper)) return undefined;
  const [least, most] = full ? [sum, upper] : [Math.max(stated, sum), Math.max(stated, sum)];
  const named = rows.flatMap((c, i) => (isOther(c) ? [] : [values[i] ?? 0]));
  const squares = named.reduce((a, b) => a + b * b, 0);
  const rest = (total: number): number => total - named.reduce((a, b) => a + b, 0);
  const high = Math.max(...[least, most].map((total) => (1e4 * (squares + rest(total) ** 2)) / total ** 2));
  return { place: `${world.file}:${world.line} ${world.column}`, low: (1e4 * squares) / most ** 2, high };
}

const TERMS = { exclusions: [], bands: 'us2023' } as const;

/** The HHI that the engine has for each market of an import, by the place of its total. */
function engine(it: ImportedDataset): ReadonlyMap<string, readonly [number, number]> {
  const dataset = made(it).dataset();
  const file = new Map(dataset.sources.map((s) => [s.source, /imported from (\S+)/.exec(s.note)?.[1] ?? '']));
  const totals = dataset.observations.filter((o) => o.actor === 'World' && o.table !== '' && o.printed !== '');
  const subjects = new Map(dataset.subjects.map((s) => [s.subject, s]));
  const stages = new Map(dataset.stages.map((s) => [s.stage, s]));
  const found = totals.flatMap((o) => {
    const [subject, stage] = [subjects.get(o.subject), stages.get(o.stage)];
    if (!subject || !stage) return [];
    const [answer] = answers(dataset, subject, stage, { period: o.period, reading: 'printed' }, TERMS);
    const hhi = answer?.profile?.measures?.hhi;
    const [, column = ''] = /, column (.+), line \d+$/.exec(o.locator) ?? [];
    const [, line = ''] = /, line (\d+)$/.exec(o.locator) ?? [];
    return hhi && hhi.high !== 'unbounded'
      ? [[`${file.get(o.source)}:${line} ${column}`, [hhi.low, hhi.high]] as const]
      : [];
  });
  return new Map(found);
}

describe.skipIf(!official)('the official editions of the Mineral Commodity Summaries', () => {
  const read = (year: string) =>
    mcsDataset(
      pathsOf(year).map((path) => mcsOf(basename(path), bytesOf(path))),
      { name: 'usgs-mcs', version: `${year}.01` },
    );
  it.each([
    ['2022', 29],
    ['2023', 189],
    ['2024', 187],
    ['2025', 198],
    ['2026', 195],
  ])('%s: each row is accounted for, and %i markets have the HHI that their cells give', (year, markets) => {
    const it = read(year);
    const lines = new Set(it.fates.map((f) => `${f.file}:${f.line}`));
    const rows = pathsOf(year).flatMap((path) =>
      records(path)
        .slice(1)
        .map(({ line }) => `${basename(path)}:${line}`),
    );
    expect([...lines].sort()).toEqual(rows.sort());
    const ids = it.fates.flatMap((f) => ('observation' in f ? [f.observation] : 'fact' in f ? [f.fact] : []));
    expect(new Set(ids).size).toBe(ids.length);
    const cells = pathsOf(year).flatMap(cellsOf);
    const groups = new Map<string, Cell[]>();
    for (const cell of cells) groups.set(cell.market, [...(groups.get(cell.market) ?? []), cell]);
    const expected = [...groups.values()].flatMap((own) => bounds(own) ?? []);
    const found = engine(it);
    const wrong = expected.filter(({ place, low, high }) => {
      const [l, h] = found.get(place) ?? [0, 0];
      return Math.abs(l - low) > 1e-6 || Math.abs(h - high) > 1e-6;
    });
    expect(wrong).toEqual([]);
    expect(expected).toHaveLength(markets);
  });
});
