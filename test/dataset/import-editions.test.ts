import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { type ImportedDataset, UnimportableFile } from '../../src/dataset/import/importer.js';
import { usgsMcs } from '../../src/dataset/import/usgs-mcs/importer.js';
import { mcsDataset } from '../../src/dataset/import/usgs-mcs/mcs-dataset.js';
import { valueHead } from '../../src/dataset/import/usgs-mcs/mcs-head.js';
import { grouped } from '../../src/domain/grouped.js';
import { point } from '../../src/domain/interval.js';
import type { Observation } from '../../src/domain/observation.js';
import { errors, FIXTURE, made, marketIn, mcsOf } from '../mcs.js';

const FOLDER = 'test/fixtures/mcs-2023';
const WIDE = 'test/fixtures/mcs-2025.csv';
const files = readdirSync(FOLDER).map((name) => mcsOf(name, readFileSync(`${FOLDER}/${name}`)));
const folder = mcsDataset(files, { name: 'usgs-mcs', version: '2023.01' });
const wide = mcsDataset([mcsOf('mcs-2025.csv', readFileSync(WIDE))], { name: 'usgs-mcs', version: '2025.01' });

const rows = (it: ImportedDataset): readonly Observation[] => made(it).dataset().observations;
const row = (it: ImportedDataset, id: string): Observation | undefined => rows(it).find((o) => o.observation === id);
const shares = (it: ImportedDataset, subject: string, stage: string) =>
  new Map(marketIn(it, subject, stage)?.suppliers.map((s) => [s.actor, s.sharePct]));

it.each([
  ['Prod_kt_est_2022', 'Production', '', 'thousand metric tons', '2022', true],
  ['Prod_t_Est_2021', 'Production', '', 'metric tons', '2021', true],
  ['PROD_EST_ 2024', 'Production', '', '', '2024', true],
  ['Cap_Sponge_t_2021', 'Capacity', 'Sponge', 'metric tons', '2021', false],
  ['Reserves_ore_K2O_equiv_kt', 'Reserves', 'ore K2O equiv', 'thousand metric tons', '', false],
  ['Reserves_mt', 'Reserves', '', 'million metric tons', '', false],
  ['RESERVES_2024', 'Reserves', '', '', '2024', false],
])('the head %s says what its column counts', (head, statistic, part, unit, year, estimated) =>
  expect(valueHead(head)).toMatchObject({ statistic, part, unit, year, estimated }),
);
it.each(['Type', 'Country', 'Mine production, fluorspar', 'Production', ''])('the head %j is of no value', (head) =>
  expect(valueHead(head)).toBe(undefined),
);

it('the folders of 2022 to 2024 and the wide file of 2025 make sound datasets', () => {
  expect([errors(folder), errors(wide)]).toEqual([[], []]);
  expect([folder.subjects, wide.subjects]).toEqual([
    ['gallium', 'tin'],
    ['garnet-industrial', 'abrasives'],
  ]);
});
it('a file is a source, its name says the commodity, and its year that of the reserves', () => {
  const { sources } = made(folder).dataset();
  expect(sources.map((s) => s.source)).toEqual(['mcs-2023-galli', 'mcs-2023-tin']);
  expect(row(folder, 'tin-reserves-2022-china')).toMatchObject({
    ...{ printed: '72', unit: 'thousand metric tons', period: '2022', source: 'mcs-2023-tin' },
    locator: 'Tin, row China, Mine production, tin, column Reserves_kt, line 4',
  });
  // from a file whose rows print no edition, the year of the reserves is the last one that is estimated
  const nameless = mcsDataset([mcsOf('tin.csv', readFileSync(`${FOLDER}/mcs2023-tin_world.csv`))], {
    name: 'usgs-mcs',
    version: '2023.01',
  });
  expect(
    rows(nameless)
      .filter((o) => o.stage === 'reserves')
      .map((o) => o.period)[0],
  ).toBe('2022');
});
it('each line is used or counted under a reason, and so is a cell without a head', () => {
  const counts = ({ fates }: ImportedDataset) => grouped(fates, (f) => f.is).map((all) => [all[0].is, all.length]);
  expect(Object.fromEntries(counts(folder))).toEqual({ observation: 42, headless: 1, blank: 1 });
  expect(Object.fromEntries(counts(wide))).toEqual({ observation: 16, doubtful: 3, 'left-out': 1 });
  const lines = ({ fates }: ImportedDataset, file: RegExp) => [
    ...new Set(fates.filter((f) => file.test(f.file)).map((f) => f.line)),
  ];
  expect(lines(folder, /galli/)).toEqual([2, 3, 4, 5, 6, 7, 8]);
  expect(lines(folder, /tin/)).toEqual([2, 3, 4, 5, 6, 7]);
  expect(lines(wide, /./)).toEqual([2, 3, 4, 5, 6, 7, 8, 9, 10]);
});
it('a blank cell is unknown, and a column that does not apply makes no market', () => {
  expect(row(folder, 'gallium-primary-production-2022-united-states')?.printed).toBe('');
  expect(shares(folder, 'gallium', 'primary-production').has('United States')).toBe(false);
  expect(rows(folder).some((o) => o.subject === 'gallium' && o.stage.startsWith('reserves'))).toBe(false);
});
it('marks of footnotes and remarks make no further country', () => {
  const found = shares(folder, 'gallium', 'primary-production');
  expect([found.get('China'), found.get('Russia'), found.get('Japan')]).toEqual([point(80), point(7), point(3)]);
  const tin = rows(folder).filter((o) => o.stage === 'mine-production-tin' && o.period === '2022');
  expect(tin.map((o) => o.actor)).toEqual(['United States', 'Bolivia', 'China', 'Peru', 'Other', 'World']);
  expect(rows(folder).some((o) => o.actor === 'Korea, Republic of')).toBe(true);
});
it('a total that names what it leaves out is without it, but not one of another statistic', () => {
  expect(row(folder, 'tin-mine-production-tin-2022-world')?.excludes).toEqual(['United States']);
  expect(row(folder, 'tin-reserves-2022-world')).toMatchObject({ printed: '150', excludes: [], status: 'ok' });
});
it('several countries in one are kept as doubtful, so that they count as no supplier', () => {
  const found = shares(wide, 'abrasives', 'plant-capacity-silicon-carbide');
  expect([...found].map(([actor]) => actor)).toEqual(['China', 'Canada']);
});
it('the notes on a value are in the next column of notes, and a head says what is estimated', () => {
  expect(row(folder, 'gallium-primary-production-2022-china')?.note).toBe('Made up for tests.');
  expect(row(folder, 'gallium-primary-production-2022-world')?.note).toContain('estimated, as the head');
  expect(row(folder, 'gallium-primary-production-2021-world')?.note).toBe('');
});
it('import sources are a market of trade, and reliance on imports is a fact', () => {
  const long = mcsDataset([mcsOf('usgs-mcs.csv', readFileSync(FIXTURE))], { name: 'usgs-mcs', version: '2026.02' });
  const { stages, facts } = made(long).dataset();
  expect(stages.find((s) => s.stage === 'us-imports')?.kind).toBe('trade');
  expect(row(long, 'gallium-us-imports-2021-2024-japan')).toMatchObject({
    ...{ printed: '41', measure: 'share', unit: 'percent', period: '2021/2024', table: '' },
  });
  expect(shares(long, 'gallium', 'us-imports').get('Japan')).toEqual(point(41));
  expect(facts.map((f) => [f.fact, f.about, f.printed, f.period])).toEqual([
    ['gallium-net-import-reliance-2025', 'gallium', 'E', '2025'],
  ]);
});

const refused = (...texts: readonly (readonly [name: string, text: string])[]): UnimportableFile => {
  try {
    usgsMcs.read(
      'mcs',
      texts.map(([name, text]) => ({ name, label: name, bytes: Buffer.from(text) })),
    );
  } catch (error) {
    if (error instanceof UnimportableFile) return error;
  }
  throw new Error('it was not refused');
};
it('an unknown form is refused with the forms that are known, and the nearest', () => {
  const head = readFileSync(WIDE, 'utf8').split('\n')[0] ?? '';
  const { expected, found } = refused(['mcs.csv', head.replace('UNIT_MEAS', 'UNIT')]);
  expect(expected).toContain(
    'The known forms are the commodities data of 2026, the world data of 2025 and the files of',
  );
  expect(expected).toContain('The nearest is the world data of 2025, with the columns SOURCE, COMMODITY,');
  expect(typeof found === 'string' ? [] : found.map((f) => f.code)).toEqual(['extra-label', 'missing-label']);
  const other = refused(['a.csv', 'a,b,Country\n']);
  expect([other.found, other.expected]).toEqual([
    'the header of no known form',
    expect.not.stringContaining('nearest'),
  ]);
  // a unit that is not known would be taken for something else
  expect(refused(['a.csv', 'Source,Country,Type,Prod_lb_2021\n']).expected).toContain(
    'the files of 2022 to 2024, with',
  );
});
it('files of two editions are not imported as one', () => {
  const old = readFileSync(`${FOLDER}/mcs2023-galli_world.csv`, 'utf8');
  const { found } = refused(
    ['mcs2023-galli_world.csv', old],
    ['mcs2024-galli_world.csv', old.replaceAll('MCS2023', 'MCS2024')],
  );
  expect(found).toBe('files of the editions 2023 and 2024');
});
