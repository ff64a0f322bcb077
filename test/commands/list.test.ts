import { readdirSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { LISTS } from '../../src/answer/inventory.js';
import { listSchemas } from '../../src/commands/list/schema.js';
import { edited } from '../edited.js';
import { answer, reshare } from '../shell.js';

const METAL = ['--dataset', './test/fixtures/metal'];
const PARTS = ['--dataset', './test/fixtures/parts'];
const ORES = ['--dataset', 'ores'];
const EDITION = 'datasets/articles/2025.07';
const ids = async (column: string, ...argv: string[]): Promise<string[]> =>
  (await answer('list', ...argv)).rows.map((row: Record<string, string>) => row[column]);

describe('a mistake in a list exits 2, prints nothing on stdout and names the remedy', () => {
  it.each<[string[], RegExp]>([
    [[], /Name what to list\. It takes observations, facts, .* and datasets, as in reshare list observations$/m],
    [['observation'], /No list is called "observation"\. Did you mean reshare list observations\?/],
    [['elements'], /No list is called "elements"\. Did you mean reshare list subjects\?/],
    [['nothing'], /No list is called "nothing"\. It takes observations, facts/],
    [
      ['sources', '--stage', 'mining'],
      /--stage means nothing for a list of sources\. Leave it out, or use --source\.$/m,
    ],
    [
      ['facts', '--status', 'ok'],
      /--status means nothing .* use --source, --subject, --element, --stage, --actor or --printed/,
    ],
    [['actors', '-e', 'Dy'], /--element means nothing for a list of actors\. Leave it out, or use --actor\./],
    [['stages', '--reading', 'printed'], /--reading means nothing for a list of stages/],
    [['subjects', '--bars'], /--bars means nothing for a list of subjects/],
    [['datasets', '--actor', 'China'], /--actor means nothing for a list of datasets\. Leave it out\.$/m],
    [['observations', '-e', 'dysprosum'], /No element is called "dysprosum"\. Did you mean --element dysprosium\?/],
    [['observations', '--subject', 'ligtium'], /Did you mean --element lithium\?/],
    [['observations', '-s', 'minning'], /Did you mean --stage mining\?/],
    [['observations', '-a', 'Wrld'], /No supplier is called "Wrld"\. Did you mean --actor World\?/],
    [['actors', '-a', 'World'], /"World" is the total, not a supplier\. articles@2025\.07 has China, /],
    [
      ['observations', '--source', 'contrl-firm'],
      /No source is called "contrl-firm"\. Did you mean --source control-firm\?/,
    ],
    [
      ['observations', '--source', 'nowhere'],
      /No source is called "nowhere"\. articles@2025\.07 has trade-leverage, upper-hand/,
    ],
    [['observations', '--status', 'fine'], /Allowed choices are ok, doubtful/],
    [['sources', '--fields', 'publishr'], /unknown field "publishr": did you mean publisher\?/],
    [['sources', 'facts'], /Unexpected "facts"/],
  ])('%j', async (argv, message) => {
    const { code, out, err } = await reshare(['list', ...argv]);
    expect([code, out]).toEqual([2, '']);
    expect(err).toMatch(message);
  });
});

describe('every kind of list', () => {
  it.each([...LISTS])('writes %s as JSON, ndjson and CSV by its schema, also for another metal', async (kind) => {
    for (const dataset of kind === 'compositions' ? [ORES, PARTS] : [[], METAL]) {
      const { document, line, row } = listSchemas[`list ${kind}`];
      const found = await answer('list', kind, ...dataset);
      expect(document.strict().parse(found)).toEqual(found);
      expect(found.rows.length).toBeGreaterThan(0);
      for (const one of found.rows) expect(Object.keys(one)).toEqual(Object.keys(row.shape));
      const { out } = await reshare(['list', kind, ...dataset, '--format', 'ndjson']);
      const lines = out.trim().split('\n');
      expect(lines.length).toBe(found.rows.length);
      for (const one of lines) line.strict().parse(JSON.parse(one));
      const csv = await reshare([
        'list',
        kind,
        ...dataset,
        '--format',
        'csv',
        '--fields',
        Object.keys(row.shape)[0] ?? '',
      ]);
      expect(csv.out.split('\n').length).toBe(found.rows.length + 2);
    }
  });
  it.each([...LISTS])('writes %s in at most 80 characters a line', async (kind) => {
    for (const dataset of [[], METAL, ['-d', 'usgs']]) {
      const { out } = await reshare(['list', kind, ...dataset]);
      expect(out.split('\n').filter((text) => [...text].length > 80)).toEqual([]);
    }
  });
  it.each([40, 60, 100, 140])('fits a terminal of %i columns', async (columns) => {
    for (const kind of LISTS) {
      const { out } = await reshare(['list', kind, '--color', 'never'], {}, columns);
      // an id is not broken
      const long = out.split('\n').filter((text) => [...text].length > columns && !/\S{18}/.test(text));
      expect([kind, long]).toEqual([kind, []]);
    }
  });
});

describe('a list for people', () => {
  const screen = async (...argv: string[]) => (await reshare(['list', ...argv])).out;
  const text = async (...argv: string[]) => (await screen(...argv)).replace(/\s+/g, ' ');
  it('names its dataset at the end, and in the title what was asked', async () => {
    const lines = (await screen('observations', '-e', 'ree', '-s', 'us-imports', '-a', 'CN')).trimEnd().split('\n');
    expect(lines[0]).toBe('1 observation   subject: rare earth elements   stage: United States imports');
    expect(lines[1]).toBe('actor: China');
    expect(lines.at(-1)).toMatch(/^articles 2025\.07: /);
    expect(await screen('observations', '-r', 'rounded')).toMatch(/^59 observations {3}values read as rounded\n/);
    expect(await screen('sources', '--source', 'upper-hand')).toMatch(
      /^1 source\nsource: How rare earth minerals .* U.S. trade\n {2}talks\n/,
    );
  });
  it('has names of subjects, stages and sources in place of ids', async () => {
    const observations = await text('observations', '-s', 'processing-capacity');
    expect(observations).toContain('said 2025 China');
    expect(observations).toMatch(/\[1\] Understanding China's Rare Earth/);
    expect(observations.replace('Id: export-recovery', '')).not.toMatch(/\bree\b|export-recovery|processing-capacity/);
    expect((await text('facts', '-e', 'ree')).replace('Id: still-restricting', '')).not.toMatch(
      /\bree\b|still-restricting/,
    );
    const { rows } = await answer('list', 'observations', '-s', 'processing-capacity');
    for (const { line } of rows) expect(observations).toContain(` [1] ${line} `);
    expect(rows.length).toBe(2);
    expect(await text('facts', '-a', 'China', '-f', 'markdown')).toContain('| approximately 75% |');
  });
  it('names the members of a group, and the groups of an element where they are not listed', async () => {
    const all = await text('subjects', '-f', 'markdown');
    expect(all).toContain('| controlled-2025-04 | Sc, Y, Sm, Gd, Tb, Dy, Lu | magnets |');
    expect(all).not.toContain('in these groups');
    expect(await text('subjects', '-e', 'Ho', '-f', 'markdown')).toContain(
      '| holmium | Ho | element | rare earth elements |',
    );
    expect(await text('subjects', ...METAL, '-f', 'markdown')).toMatch(/\| solder-metals \| Sn, In \|/);
  });
  it('marks a stage that a group alone enters, and says what that means', async () => {
    expect(await text('subjects')).toMatch(/scandium Sc element magnets \(its group\) .*"\(its group\)" means/);
    expect(await text('subjects', '-e', 'Nd')).not.toContain('its group');
  });
  it('has the id of a stage only where its name differs', async () => {
    expect(await screen('stages')).toMatch(/^processing +processing-capacity +capacity +2 /m);
    expect(await screen('stages')).toMatch(/^mining +step 1 +31 /m);
    expect(await screen('stages', '-d', 'usgs@2026.05')).toMatch(/^stage +kind +observations +note$/m);
  });
  it('aligns counts right', async () => {
    for (const [kind, columns] of [
      ['sources', 2],
      ['stages', 1],
      ['actors', 1],
      ['datasets', 2],
    ] as const) {
      const { out } = await reshare(['list', kind, '-f', 'markdown']);
      expect([kind, out.match(/---:/g)?.length]).toEqual([kind, columns]);
    }
  });
  it('of datasets says which is the default, and what a name without a version means', async () => {
    const { out } = await reshare(['list', 'datasets', ...METAL]);
    expect(out).toMatch(/^articles@2025\.07 .*\n\(default\) /m);
    expect(out).toMatch(/^\(not sealed\)|metal .*\n\(not sealed\)/m);
    expect(out).toContain('A name without a version, such as usgs, means its newest edition.');
    expect(out).not.toMatch(/[0-9a-f]{40}/);
  });
});

describe('the schemas of lists', () => {
  it('are found by kind, and in the document of all schemas', async () => {
    const whole = JSON.parse((await reshare(['schema'])).out);
    const references: string[] = whole.anyOf.map((one: { $ref: string }) => one.$ref);
    expect(references.filter((reference) => /[^!-~]/.test(reference))).toEqual([]);
    const valid = new Ajv2020().compile(whole);
    for (const kind of LISTS) {
      const one = new Ajv2020().compile(JSON.parse((await reshare(['schema', 'list', kind])).out));
      const found = await answer('list', kind);
      expect([one(found), valid(found), one({ ...found, more: 1 })]).toEqual([true, true, false]);
    }
  });
});

describe('filters', () => {
  it('with the same name are alternatives, and all names must match', async () => {
    const both = await ids('stage', 'observations', '-a', 'Thailand', '-a', 'us', '-s', 'mining', '-s', 'reserves');
    expect([...new Set(both)]).toEqual(['mining', 'reserves']);
    const one = await answer('list', 'observations', '-a', 'Thailand', '--status', 'doubtful', '-s', 'mining');
    expect(one.rows.map((row: { period: string }) => row.period)).toEqual(['2023', '2024']);
    expect(one.rows.map((row: { value: unknown }) => row.value)).toEqual([null, null]);
  });
  it('--element and --subject are the same', async () => {
    const together = await ids('subject', 'observations', '-e', 'Li', '--subject', 'cobalt');
    expect(together).toEqual(await ids('subject', 'observations', '-e', 'lithium', '-e', 'Co'));
    expect(together).toEqual(['lithium', 'cobalt']);
  });
  it('find facts about any of the names', async () => {
    const about = await ids('about', 'facts', '-e', 'gallium', '-a', 'Japan', '-s', 'processing');
    expect([...new Set(about)].sort()).toEqual(['Japan', 'gallium', 'processing']);
  });
  it('by stage also find subjects that enter it through a group', async () => {
    const { rows } = await answer('list', 'subjects', '--stage', 'magnets');
    const entering = rows.map((row: { symbol: string | null; subject: string }) => row.symbol ?? row.subject);
    expect(entering).toEqual(['Sc', 'Y', 'Nd', 'Sm', 'Gd', 'Tb', 'Dy', 'Lu', 'controlled-2025-04']);
    expect(rows[0]).toMatchObject({ enters: [], entersThrough: ['magnets'], groups: ['ree', 'controlled-2025-04'] });
  });
  it('find a source by its title', async () => {
    expect(await ids('source', 'sources', '--source', "understanding china's rare earth export recovery")).toEqual([
      'export-recovery',
    ]);
  });
  it('without a match print the header and a note, with exit code 0', async () => {
    const { code, out, err } = await reshare(['list', 'observations', '-e', 'Dy', '--format', 'csv']);
    expect([code, out.split('\n').length, out.startsWith('observation,subject,stage')]).toEqual([0, 2, true]);
    expect(err).toMatch(
      /^note: articles 2025\.07 has no observations with subject dysprosium\. There are some for the 17/,
    );
    expect((await answer('list', 'facts', '-e', 'Ho')).notes[0]).toMatchObject({ code: 'empty', subject: null });
  });
  it('without a match name the commands that list the groups with rows', async () => {
    const { out } = await reshare(['list', 'observations', '-e', 'Dy', '-s', 'us-imports']);
    expect(out.match(/reshare list .*/g)).toEqual(['reshare list observations -s us-imports -e ree']);
    expect((await answer('list', 'observations', '-s', 'us-imports', '-e', 'ree')).rows).toHaveLength(1);
    expect(out).not.toMatch(/^subject +stage/m);
    const none = await reshare(['list', 'observations', '-e', 'Dy', '-s', 'mining', '-a', 'Japan']);
    expect(none.out).toMatch(/with subject dysprosium, stage mining and\s+actor Japan\./);
    expect(none.out).not.toMatch(/Group|There are/);
  });
});

describe('a list', () => {
  it('counts the observations that name a source, stage or actor', async () => {
    const observations = await answer('list', 'observations');
    for (const [kind, column] of [
      ['sources', 'source'],
      ['stages', 'stage'],
      ['actors', 'actor'],
    ] as const)
      for (const row of (await answer('list', kind)).rows)
        expect(row.observations).toBe(
          observations.rows.filter((o: Record<string, string>) => o[column] === row[column]).length,
        );
  });
  it('has the line of an observation in the file', async () => {
    const { rows } = await answer('list', 'observations', ...METAL);
    expect(rows.map((row: { line: number }) => row.line)).toEqual([2, 3, 4, 5, 6, 7, 8, 9, 10]);
  });
  it('reads a printed value by the chosen reading', async () => {
    const value = async (...argv: string[]) =>
      (await answer('list', 'observations', ...METAL, '-a', 'Bolivia', '-s', 'soldering', ...argv)).rows[0].value;
    expect(await value()).toEqual({ low: 50, high: 50, lowOpen: false, highOpen: false });
    expect(await value('-r', 'rounded')).toEqual({ low: 49.5, high: 50.5, lowOpen: false, highOpen: false });
  });
});

describe('list datasets', () => {
  const folders = readdirSync('datasets', { withFileTypes: true }).filter((entry) => entry.isDirectory());
  const others = folders
    .filter(({ name }) => name !== 'articles')
    .flatMap(({ name }) => readdirSync(`datasets/${name}`).map((version) => `${name}@${version}`))
    .filter((name) => !name.endsWith('.csv'));
  const named = async (argv: string[], env: Record<string, string> = {}) =>
    JSON.parse((await reshare(['list', 'datasets', '--json', ...argv], env)).out).rows.map(
      (row: { dataset: string; default: boolean }) => (row.default ? `${row.dataset} *` : row.dataset),
    );
  it('names every built-in dataset and marks the default', async () => {
    expect(await named([])).toEqual(['articles@2025.06', 'articles@2025.07 *', ...others]);
    expect(await named(['-d', 'articles@2025.06'])).toEqual(['articles@2025.06', 'articles@2025.07 *', ...others]);
    expect(await named([], { RESHARE_DATASET: 'articles@2025.06' })).toEqual([
      'articles@2025.06 *',
      'articles@2025.07',
      ...others,
    ]);
  });
  it('also names a folder that is given', async () => {
    expect(await named(METAL)).toEqual(['articles@2025.06', 'articles@2025.07 *', ...others, './test/fixtures/metal']);
  });
});

describe('a cell with an escape code or formula', () => {
  it('cannot forge a line or run in a spreadsheet', async () => {
    const folder = edited(EDITION, [['sources', 'upper-hand', 'title', '=1+1\n\u001b[31mforged']]);
    const { out } = await reshare(['list', 'sources', '-d', folder]);
    expect(out).toContain('=1+1\\u{a}\\u{1b}[31mforged');
    expect((await reshare(['list', 'sources', '-d', folder, '--format', 'csv'])).out).toContain(`"'=1+1`);
  });
});

describe('a printed value', () => {
  it('is found by a part of its text, with or without commas and blanks', async () => {
    const found = await Promise.all(
      ['270,000', '270000', '270 000'].map((text) => ids('observation', 'observations', '--printed', text)),
    );
    expect(found[0]).toEqual(['still-restricting-s2-china-mining-2024', 'still-restricting-t1-china-mining-2024']);
    expect(found.slice(1)).toEqual([found[0], found[0]]);
    expect(await ids('printed', 'observations', '--printed', 'NEARLY')).toEqual(['nearly 90%', 'nearly 90%']);
    expect(await ids('printed', 'facts', '--printed', '2,115')).toEqual(['2,115']);
    expect((await answer('list', 'observations', '--printed', '12345')).rows).toEqual([]);
  });
  it('that is doubtful has the reason of the doubt below the list', async () => {
    const { out } = await reshare(['list', 'observations', '--status', 'doubtful']);
    expect(out.replace(/\s+/g, ' ')).toContain(
      '! Thailand 2023 (3,500 t REO) is doubtful: "the row prints two values for three columns: placed by position; the cited USGS table has 3,600".',
    );
  });
});

describe('the export controls of a subject', () => {
  it('are those of a group in which no narrower group has controls', async () => {
    const { rows } = await answer('list', 'subjects');
    const through = (id: string) => rows.find((s: { subject: string }) => s.subject === id).controlsThrough;
    expect([through('terbium'), through('lanthanum'), through('ree')]).toEqual([['controlled-2025-04'], [], []]);
    const { out } = await reshare(['list', 'subjects'], {}, 140);
    expect(out).toMatch(/^terbium .* export licence since 2025-04-04 \(its group\)$/m);
    expect(out).toMatch(/^lanthanum +La +element$/m);
  });
});
