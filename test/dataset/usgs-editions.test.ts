import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { expect, it } from 'vitest';
import { load } from '../../src/dataset/load.js';
import { sound } from '../../src/dataset/sound.js';
import { mcsOf } from '../mcs.js';
import { referencePath } from '../reference-files.js';
import { answer, reshare, written } from '../shell.js';

const HISTORY = [
  ['2022.01', 'usgs-mcs/2022/rare_earths_mcs2022-raree_world.csv'],
  ['2023.01', 'usgs-mcs/2023/mcs2023-raree_world.csv'],
  ['2024.01', 'usgs-mcs/2024/mcs2024-raree_world.csv'],
] as const;
const commodities = referencePath('usgs-mcs/2026/MCS2026_Commodities_Data.csv');

it.each(HISTORY)(
  'usgs@%s has each value of the data release, in the line and column that it names',
  async (version, name) => {
    const path = referencePath(name);
    if (path === undefined) return;
    const { observations } = sound(await load(`usgs@${version}`));
    const [head = [], ...rows]: string[][] = parse(readFileSync(path), { bom: true });
    const values = rows.flatMap((row, i) =>
      head.flatMap((column, j) =>
        /^(?:Prod|Reserves)_t/.test(column) && row[1] !== '' ? [`line ${i + 2} ${column} ${row[j]}`] : [],
      ),
    );
    const found = observations.map(({ locator, printed }) => {
      const [, column = '', line = ''] = /, column (\S+), line (\d+)$/.exec(locator) ?? [];
      return `line ${line} ${column} ${printed}`;
    });
    expect(found.toSorted()).toEqual(values.toSorted());
  },
);
it('usgs@2026.05.1 has all that usgs@2026.05 has, and only imports besides', async () => {
  const [old, now] = [sound(await load('usgs@2026.05')), sound(await load('usgs@2026.05.1'))];
  expect(now.observations.slice(0, old.observations.length)).toEqual(old.observations);
  const added = now.observations.slice(old.observations.length);
  expect(new Set(added.map((o) => `${o.stage} ${o.measure} ${o.period}`))).toEqual(
    new Set(['us-imports share 2021/2024']),
  );
  expect(now.facts.slice(0, old.facts.length)).toEqual(old.facts);
  expect(now.facts.slice(old.facts.length).every((f) => f.fact.startsWith('us-reliance-'))).toBe(true);
  expect(now.sources.map((s) => s.excludes)).toEqual([['scandium'], ['scandium']]);
});
it.skipIf(!commodities)(
  'usgs@2026.05.1 has each import source of its subjects, in the line that it names',
  async () => {
    const { observations, facts } = sound(await load('usgs@2026.05.1'));
    const { rows } = mcsOf('data.csv', readFileSync(commodities ?? ''));
    const chapters = ['RARE EARTHS', 'RARE EARTHS (Heavy)', 'SCANDIUM', 'YTTRIUM'];
    const of = (scope: string) =>
      rows.filter((r) => r.scope === scope && chapters.includes(r.chapter)).map((r) => `${r.line} ${r.value}`);
    const places = (all: readonly { readonly locator: string; readonly printed: string }[]) =>
      all.map(({ locator, printed }) => `${/line (\d+)$/.exec(locator)?.[1]} ${printed}`);
    expect(places(observations.filter((o) => o.stage === 'us-imports')).toSorted()).toEqual(of('imports').toSorted());
    expect(places(facts.filter((f) => f.fact.startsWith('us-reliance-'))).toSorted()).toEqual(
      of('reliance').toSorted(),
    );
  },
);
it.each([
  ['terbium', '100', '10000'],
  ['holmium', '100', '10000'],
  ['erbium', '40', '4282'],
  ['ytterbium', '86', '(7437, 7446]'],
  ['lutetium', '100', '10000'],
  ['scandium', '11', '8042'],
  ['yttrium', '70', '(5101, 5150]'],
])(
  'the newest edition says who sells %s to the United States: China %s percent, HHI %s',
  async (element, share, hhi) => {
    const { rows } = await answer('stage', '-e', element, '-s', 'us-imports', '-d', 'usgs');
    const [row, ...others] = rows;
    const china = row.suppliers.find((s: { actor: string }) => s.actor === 'China');
    expect([others, row.basis.inherited, written(china.sharePct), written(row.measures.hhi)]).toEqual([
      [],
      false,
      share,
      hhi,
    ]);
  },
);
it('the table of all rare earths does not answer for scandium where its source excludes it', async () => {
  const said = async (edition: string) =>
    (await reshare(['stage', '-e', 'scandium', '-s', 'mining', '-d', edition])).out;
  expect(await said('usgs@2026.05.1')).toMatch(/leaves scandium out/);
  expect(await said('usgs@2023.01')).toMatch(/leaves scandium out/);
  expect(await said('usgs@2026.05')).toMatch(/69\.2 %/);
});
it('diff tells what was printed anew of 2021 from what is new in 2022', async () => {
  const { out } = await reshare(['diff', 'usgs@2022.01', 'usgs@2023.01', '-e', 'ree', '-s', 'mining']);
  expect(out).toMatch(/mining 2021 +largest share +60 % +57\.8 %/);
  expect(out).toMatch(/Burma +26000 t REO -> 35000 t REO/);
});
