import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { edited } from '../edited.js';
import { answer, reshare } from '../shell.js';

/** A screen in one line, so that a sentence can be found whatever its line breaks. */
const text = async (...argv: string[]): Promise<string> =>
  (await reshare(['explain', ...argv])).out.replace(/\s+/g, ' ');

const number = (word: string): number => Number(word.replaceAll(',', ''));

/** The value of a formula, computed from the figures printed in it: `92² + 8²`, `100 × (390,000 - 270,000) / 390,000`. */
function computed(formula: string): number {
  const [, factor = '1', inside = '', total = '1', squared] =
    /^(?:([\d,]+) × )?\(?([^()/]*)\)?(?: \/ ([\d.,e+-]+)(²?))?$/.exec(formula) ?? [];
  const terms = [...inside.matchAll(/([+-]?) ?([\d.,e]+)(²?)/g)].map(([, sign, term = '', square]) => {
    const value = number(term) ** (square ? 2 : 1);
    return sign === '-' ? -value : value;
  });
  expect(terms.length).toBeGreaterThan(0);
  return (number(factor) * terms.reduce((a, b) => a + b, 0)) / number(total) ** (squared ? 2 : 1);
}

const NAMES = [/^HHI of what is left (?=\d|above|at|below)/, /^HHI (?=\d|above|at|below)/, /^Left without [^:]*: /];
const PATHS = ['HHI of what is left', 'HHI', 'left'];

/**
 * The ends of the figures in the sentences of a screen, computed from their formulas.
 * Each formula must give the number that stands behind it, and its rest must be the part of the total that nobody else holds.
 */
function figures(screen: string): Map<string, number> {
  const found = new Map<string, number>();
  const sentences = (screen.split('\n\n')[1] ?? '').replace(/\n {2}/g, ' ').split('\n');
  for (const sentence of sentences) {
    const at = NAMES.findIndex((name) => name.test(sentence));
    if (at < 0) continue;
    const clause = sentence.replace(NAMES[at] ?? '', '').replace(/\.$/, '');
    let first = '';
    for (const part of clause.split(/, (?=at most|below)/)) {
      const [, word = '', formula = '', printed = '', rest = ''] =
        /^(above |at least |below |at most |)(.*?) = ([\d.,]+)(?: %)?(?: \((.*)\))?$/.exec(part) ?? [];
      const whole = formula.replace('the same', first);
      first = /\(([^)]*)\)/.exec(formula)?.[1] ?? formula;
      const value = computed(whole);
      expect(Math.abs(value - number(printed))).toBeLessThanOrEqual(0.005 + 1e-9);
      const [, spread] = /^the other ([\d.,]+) .* spread over very many suppliers$/.exec(rest) ?? [];
      expect(rest === '' || spread !== undefined || /^one supplier holds/.test(rest)).toBe(true);
      const total = number(/\/ ([\d.,]+)²/.exec(formula)?.[1] ?? '100');
      const held = (whole.match(/[\d.,]+(?=²(?! *$))|[\d.,]+(?=²$)/g) ?? []).map(number);
      const named = /\/ /.test(formula) ? held.slice(0, -1) : held;
      if (spread !== undefined) expect(number(spread)).toBeCloseTo(total - named.reduce((a, b) => a + b, 0), 6);
      const ends = word === '' ? ['low', 'high'] : /above|least/.test(word) ? ['low'] : ['high'];
      for (const end of ends) found.set(`${PATHS[at]} ${end}`, value);
      for (const end of ends) found.set(`${PATHS[at]} ${end} open`, Number(/above|below/.test(word)));
    }
  }
  return found;
}

type End = { low: number; high: number; lowOpen: boolean; highOpen: boolean } | null;
const cases = [
  ...['ree', 'Dy', 'Ce', 'lithium', 'cobalt'].flatMap((e) =>
    ['mining', 'processing', 'magnets', 'reserves'].map((s) => [e, s]),
  ),
  ['ree', 'mining', '--period', '2023'],
  ['ree', 'mining', '--exclude', 'China=50%', '--exclude', 'Burma'],
  ['ree', 'magnets', '--exclude', 'China', '--exclude', 'Japan'],
  ['ree', 'mining', '--reading', 'rounded'],
  ['ree', 'mining', '--dataset', 'articles@2025.06'],
  ['tin', 'digging', '--dataset', './test/fixtures/metal', '--exclude', 'Indonesia'],
  ['tin', 'smelting', '--dataset', './test/fixtures/metal', '--exclude', 'Peru=30%'],
];

describe('the formulas of explain', () => {
  it.each(cases)('give the ends of stage: %s %s %s %s %s %s', async (element, stage, ...more) => {
    const place = ['--element', element ?? '', '--stage', stage ?? '', ...more];
    const found = figures((await reshare(['explain', ...place])).out);
    const { rows } = await answer('stage', ...place);
    const wanted = new Map<string, number>();
    const expected = (what: string, i: End): void => {
      if (!i) return;
      const open = i.low !== i.high;
      wanted.set(`${what} low`, i.low).set(`${what} low open`, Number(open && i.lowOpen));
      wanted.set(`${what} high`, i.high).set(`${what} high open`, Number(open && i.highOpen));
    };
    const [row] = rows;
    // the total is the group's, so an element has none
    const { rows: whose } = await answer('stage', ...place.with(1, row.basis?.subject ?? row.subject.id));
    const openTotal = whose[0].total !== null && whose[0].total.high === null;
    if (!openTotal) {
      expected('HHI', row.measures?.hhi ?? null);
      expected('left', row.remaining?.sharePct ?? null);
      expected('HHI of what is left', row.remaining?.measures.hhi ?? null);
    }
    expect([...found.keys()].sort()).toEqual([...wanted.keys()].sort());
    for (const [name, value] of wanted) expect(found.get(name)).toBeCloseTo(value, 6);
  });
  it('cancel in shares, and name the total of quantities', async () => {
    expect(await text('-e', 'ree', '-s', 'magnets')).toContain(
      'HHI above 92² = 8,464 (the other 8 % spread over very many suppliers), at most 92² + 8² = 8,528 (one supplier holds it). Left without China: 100 - 92 = 8 %.',
    );
    expect(await text('-e', 'ree', '-s', 'mining')).toContain(
      'at most 10,000 × (the same + 12,600²) / 390,000² = 5,022.84 (one supplier holds it). The other 12,600 t REO are 1,100 printed as Other and 11,500 that no value used accounts for. Left without China: 100 × (390,000 - 270,000) / 390,000 = 30.77 %.',
    );
  });
  it('give the nearest of a result, never the next above or below it', async () => {
    const results = async (...argv: string[]) =>
      [...((await text(...argv)).split(' used printed ')[0]?.matchAll(/ = ([\d,.]*\d)/g) ?? [])].map(
        ([, result]) => result,
      );
    expect(await results('-e', 'Dy', '-s', 'mining')).toEqual([
      ...['5,012.4', '5,022.84', '30.77', '2,318.51', '2,428.76'],
      '1.99',
    ]);
    expect(await results('-e', 'ree', '-s', 'mining', '-d', 'usgs')).toContain('5,054.52');
    expect(await results('-e', 'ree', '-s', 'processing', '-x', 'China=50%')).toEqual(
      expect.arrayContaining(['5,463.14', '7,024.79']),
    );
  });
  it('stand in JSON with all digits', async () => {
    const { formulas } = await answer('explain', '-e', 'ree', '-s', 'mining');
    expect(formulas[1].text).toMatch(/^10,000 × \(270,000² \+ .* = 5,022\.8415516107825 \(one supplier holds/);
    for (const f of formulas) expect(computed(f.text.replace(/ = .*/, ''))).toBeCloseTo(f.value, 6);
  });
});

describe('the values of explain', () => {
  it('give the shares of stage from their readings and total', async () => {
    const place = ['--element', 'ree', '--stage', 'mining'];
    const { rows } = await answer('explain', ...place);
    const used = rows.filter((r: { role: string }) => r.role === 'used');
    const total = used.find((r: { actor: string }) => r.actor === 'World').value.low;
    const [row] = (await answer('stage', ...place)).rows;
    for (const { actor, sharePct } of row.suppliers) {
      const { value } = used.find((r: { actor: string }) => r.actor === actor);
      expect(sharePct.low).toBeCloseTo((100 * value.low) / total, 9);
    }
  });
  it('follow the figures: those used, those not used and why, then the sources by number', async () => {
    const all = await text('-e', 'ree', '-s', 'processing');
    const places = [
      'Rare earth elements, processing (said in 2025): where the figures come from',
      'HHI above',
      'used printed source and place file line China 90% [1] introduction, paragraph 2',
      'China nearly 90% [2]',
      'Read as 85-90 %.',
      'not used printed reason and place file line China nearly 90% Repeats "nearly 90%" in [2], file line 8.',
      'source title published [1] How rare earth minerals could give',
      'onlyTrustedInfo.com',
      "[2] China's Rare Earths Control",
      'Id: control-firm Relies on CNBC, 2025-06-13 Note: publisher not printed; what it relies on is not named in the text',
      'A file line is a line of',
      'Quote',
    ].map((part) => all.indexOf(part));
    expect(places).toEqual([...places].sort((a, b) => a - b));
    expect(places).not.toContain(-1);
  });
  it('name a source by its id only beside its number and title', async () => {
    const { rows } = await answer('explain', '-e', 'ree', '-s', 'magnets');
    const all = await text('-e', 'ree', '-s', 'magnets');
    expect(all.split(rows[0].source).length).toBe(2);
    expect(all).toMatch(new RegExp(`\\[1\\] China Still .{20,90} Id: ${rows[0].source} `));
  });
  it('name what the sources rely on, and the edition that has it, which runs', async () => {
    const all = await text('-e', 'ree', '-s', 'mining');
    expect(all).toContain('Relies on USGS Mineral Commodity Summaries 2025 (Table 1); elsewhere not said');
    const [, command = ''] = /Basis mining 2024, from USGS .*? 2025: reshare (.*?) articles/.exec(all) ?? [];
    const { rows, dataset } = await answer(...command.split(' '));
    expect([dataset.name, dataset.version]).toEqual(['usgs', '2025.01']);
    expect(rows.find((r: { actor: string }) => r.actor === 'China').printed).toBe('270,000');
    const own: { locator: string; reliesOn: string | null }[] = (await answer('explain', '-e', 'ree', '-s', 'mining'))
      .rows;
    expect(own.filter((r) => /^Table 1,/.test(r.locator)).map((r) => r.reliesOn)).toContain(
      'USGS Mineral Commodity Summaries 2025',
    );
    expect(own.some((r) => r.reliesOn === null)).toBe(true);
  });
  it('have the lines of the named file, which JSON gives with its hash', async () => {
    const place = ['--element', 'ree', '--stage', 'magnets'];
    const { file, rows } = await answer('explain', ...place);
    const bytes = readFileSync(file.path);
    expect(file.sha256).toBe(createHash('sha256').update(bytes).digest('hex'));
    expect(await text(...place)).toContain(`A file line is a line of ${file.path}, not of the source.`);
    for (const { line, observation } of rows)
      expect(bytes.toString().split('\n')[line - 1]).toMatch(new RegExp(`^${observation},`));
  });
  it('say why each was not used: doubtful with its reason, or not known', async () => {
    const mining = await text('-e', 'ree', '-s', 'mining', '-f', 'markdown');
    expect(mining).toMatch(
      /Thailand \| 3,500,000 t REO \| Doubtful: the row prints two .* Vietnam\. \\\[1\\\] Table 1/,
    );
    expect(mining).toContain('virtually none | Differs from the table.');
    expect(mining).toContain('about 70% | Agrees with the table within rounding.');
    const reserves = await text('-e', 'ree', '-s', 'reserves');
    expect(reserves).toMatch(/Burma NA .{10,60} Not known, so part of the rest\./);
    expect(await text('-e', 'ree', '-s', 'mining', '-p', '2023')).toContain('over 69% Contradicts the table.');
  });
});

describe('values of other periods', () => {
  const others = async (...argv: string[]) =>
    [
      ...(await text(...argv)).matchAll(
        /Other (\d+) values? of (\S+): reshare (explain .*?) (?=Other|Basis|articles|metal)/g,
      ),
    ].map(([, size, period, command]) => [Number(size), period, command]);
  const PLACE = ['-e', 'ree', '-s', 'mining'];
  it('are counted with the command that shows them, and all are in JSON', async () => {
    expect(await text(...PLACE)).not.toMatch(/another period|255,000/);
    const [[size, period, command] = []] = await others(...PLACE);
    const rowsOf = async (...argv: string[]): Promise<{ period: string; observation: string; why: string }[]> =>
      (await answer('explain', ...argv)).rows;
    const aside = (await rowsOf(...PLACE)).filter((r) => r.why === 'of another period');
    expect([size, period, command]).toEqual([aside.length, '2023', 'explain -e ree -s mining -p 2023']);
    const shown = new Set((await rowsOf(...PLACE, '-p', '2023')).map((r) => r.observation));
    expect(aside.filter((r) => !shown.has(r.observation))).toEqual([]);
    expect(aside).toHaveLength(11);
  });
  it('are not counted where the screen shows that period, too', async () => {
    expect(await others(...PLACE, '-p', 'all')).toEqual([]);
    expect(await text(...PLACE, '-p', 'all')).toContain('255,000');
  });
  it('are listed if no command shows them', async () => {
    // a share of nothing does not answer for its period
    const folder = edited('datasets/articles/2025.07', [
      ['observations', 'still-restricting-s2-mining-69', 'printed', 'none'],
      ['observations', 'still-restricting-s2-mining-69', 'period', '2022'],
    ]);
    expect(await text(...PLACE, '--dataset', folder)).toMatch(/China none Of another period\./);
    expect((await others(...PLACE, '--dataset', folder)).map(([, period]) => period)).toEqual(['2023']);
  });
});

describe('a value beside a table', () => {
  it('is not said to agree with the table where nothing compares it', async () => {
    const folder = edited('datasets/articles/2025.07', [
      ['observations', 'still-restricting-s2-china-mining-2024', 'repeats', ''],
    ]);
    expect(await text('-e', 'ree', '-s', 'mining', '-d', folder, '-f', 'markdown')).toContain(
      'A quantity outside a table, which gives no share.',
    );
  });
});

describe('the amounts in a formula that no row prints', () => {
  it('are the rest: a part is printed as Other, and no value used accounts for the other', async () => {
    expect(await text('-e', 'ree', '-s', 'mining')).toContain(
      'The other 12,600 t REO are 1,100 printed as Other and 11,500 that no value used accounts for.',
    );
    expect(await text('-e', 'ree', '-s', 'mining', '-d', 'usgs@2025.01')).toContain(
      'The other 1,100 t REO are printed as Other.',
    );
    expect(await text('-e', 'ree', '-s', 'processing')).not.toContain('printed as Other');
  });
  it('lie between the ends of a value where the amounts would not add up otherwise', async () => {
    const rounded = await text('-e', 'ree', '-s', 'mining', '-r', 'rounded');
    expect(rounded).toContain("Madagascar's 13,150 lies between its ends, so that all together are 385,000 t REO.");
    expect(rounded).toContain('The rest includes what is printed as Other: 1,050-1,150 t REO.');
    expect(rounded).toContain('Zeros at the end of a quantity count as rounded');
    expect(await text('-e', 'ree', '-s', 'mining')).not.toMatch(/between its ends|Zeros at the end/);
  });
});

it('a value that repeats one of another period names its words, its period and its source', async () => {
  expect(await text('-e', 'ree', '-s', 'mining')).toContain('China >69% Repeats "over 69%" of 2023 in [1],');
});

describe('the commands that explain names', () => {
  it('quote the figure and show the market, or the stages where there is no figure', async () => {
    expect(await text('-e', 'Dy', '-s', 'processing', '-x', 'China', '-r', 'rounded')).toContain(
      'Quote reshare cite -e dysprosium -s processing -r rounded -x China Shares reshare shares -e dysprosium -s processing -r rounded -x China',
    );
    expect(await text('-e', 'Ce', '-s', 'magnets')).toMatch(/Stages reshare stage -e cerium articles 2025\.07/);
  });
});
