import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { citeSchema } from '../../src/commands/cite/schema.js';
import { edited } from '../edited.js';
import { installed } from '../program/pages.js';
import { answer, reshare, written } from '../shell.js';

const METAL = ['--dataset', './test/fixtures/metal'];
const EDITION = 'datasets/articles/2025.07';
const NASTY = '100% of "A & B_c" #1 for $5 {open } } ~x^2 \\cmd @misc{evil, title = {x}} <50> | é';

/** The entries of a BibTeX text by key, with their fields; throws unless all braces balance. */
function entries(text: string): Map<string, Map<string, string>> {
  const found = new Map<string, Map<string, string>>();
  let rest = text;
  while (rest !== '') {
    const [head = '', key = ''] = /^\s*@misc\{([^\s,{}"%#~\\=]+),\n/.exec(rest) ?? [];
    if (head === '') throw new Error(`no entry: ${rest}`);
    rest = rest.slice(head.length);
    const fields = new Map<string, string>();
    for (let m = /^ {2}([a-z]+) += /.exec(rest); m; m = /^ {2}([a-z]+) += /.exec(rest)) {
      rest = rest.slice(m[0].length);
      let [depth, end] = [0, 0];
      do {
        if (rest[end] === '{') depth++;
        if (rest[end] === '}') depth--;
        end++;
      } while (end < rest.length && (depth > 0 || rest[end] !== ','));
      fields.set(m[1] ?? '', rest.slice(0, end));
      rest = rest.slice(end + 2);
    }
    if (!rest.startsWith('}\n')) throw new Error(`the entry ${key} does not end: ${rest}`);
    if (found.has(key)) throw new Error(`${key} twice`);
    found.set(key, fields);
    rest = rest.slice(2);
  }
  return found;
}

const bib = async (...argv: string[]) => (await reshare(['cite', ...argv, '--format', 'bibtex'])).out;

describe('a mistake in cite exits 2, prints nothing on stdout and names the remedy', () => {
  it.each<[string[], RegExp]>([
    [['-e', 'Dy'], /Add --stage\. Names: reshare list stages$/m],
    [['-s', 'mining'], /Add --element\. Names: reshare list subjects$/m],
    [['-p', '2024'], /--period belongs to a number: name its --element and --stage, or leave it out/],
    [['-x', 'China'], /--exclude belongs to a number/],
    [['-r', 'printed'], /--reading belongs to a number/],
    [['-e', 'ree', '-s', 'mining', '-p', 'all'], /one number is cited: name one period/],
    [['-e', 'dysprosum', '-s', 'mining'], /Did you mean --element dysprosium\?/],
    [['-e', 'Dy', '-s', 'mining', '-x', 'Chin'], /Did you mean --exclude China\?/],
    [['--format', 'csv'], /Allowed choices are text, sentence, bibtex, json/],
    [['--json', '--format', 'text'], /contradict each other/],
    [['ree'], /Unexpected "ree"\. Did you mean --element ree\?/],
  ])('%j', async (argv, message) => {
    const { code, out, err } = await reshare(['cite', ...argv]);
    expect([code, out]).toEqual([2, '']);
    expect(err).toMatch(message);
  });
});

describe('a cited number', () => {
  it('equals the one that stage prints, with exactly the observations used', async () => {
    for (const query of [
      ['-e', 'Dy', '-s', 'processing'],
      ['-e', 'ree', '-s', 'mining', '-p', '2023'],
      ['-e', 'ree', '-s', 'processing', '-r', 'rounded'],
      ['-e', 'tin', '-s', 'smelting', ...METAL],
    ]) {
      const [row] = (await answer('stage', ...query)).rows;
      const { figure, sources } = await answer('cite', ...query);
      expect([figure.hhi, figure.basis, figure.period]).toEqual([row.measures.hhi, row.basis, row.period]);
      const china = row.suppliers.find((s: { actor: string }) => s.actor === 'China');
      expect(figure.sharePct).toEqual(china?.sharePct ?? row.measures.cr1Pct);
      const used = row.evidence.filter((e: { role: string }) => e.role === 'used');
      const behind = sources.flatMap((s: { observations: { observation: string }[] }) => s.observations);
      const ids = (all: { observation: string }[]): string[] => all.map((o) => o.observation).sort();
      expect(ids(behind)).toEqual(ids(used));
    }
  });
  it('names the group that it describes', async () => {
    const { figure, text, bibtex } = await answer('cite', '-e', 'Dy', '-s', 'processing');
    for (const said of [figure.text, text, bibtex])
      expect(said).toMatch(/for\s+the\s+7\s+medium\s+and\s+heavy\s+rare\s+earths/);
  });
  it('is the joint share of excluded actors, or the largest share without exclusions', async () => {
    const both = await answer('cite', '-e', 'ree', '-s', 'mining', '-x', 'China', '-x', 'us');
    expect([written(both.figure.sharePct), both.figure.text]).toEqual([
      '80.77',
      expect.stringContaining(
        "Mining in 2024, for the 17 rare earth elements: the joint share of China and the United States of world supply is 80.8 % (China's 270,000 and the United States' 45,000 of 390,000 t REO)",
      ),
    ]);
    const none = await answer('cite', ...METAL, '-e', 'tin', '-s', 'digging');
    expect(none.figure.text).toContain(
      "Digging in 2023, for tin: the largest supplier's share (Indonesia's) of world supply is 50 % (5,000 of 10,000 kg).",
    );
  });
  it('has the tonnes in brackets that the share is computed from, beside the printed total', async () => {
    const { figure } = await answer('cite', '-e', 'ree', '-s', 'reserves', '-d', 'usgs');
    const [, held = '', total = ''] =
      /\(([\d,]+) of at least ([\d,]+) t REO, the sum of the rows/.exec(figure.text) ?? [];
    const number = (text: string) => Number(text.replaceAll(',', ''));
    expect(figure.sharePct.high).toBeCloseTo((100 * number(held)) / number(total), 10);
    expect(figure.text).toContain(', the sum of the rows). The printed total is >75,000,000 t REO.');
    expect(figure.sentence).toContain(', the sum of the rows; the printed total is >75,000,000 t REO)');
    const rows = await answer('cite', '-e', 'ree', '-s', 'reserves');
    expect(rows.figure.text).toContain('(44,000,000 of >90,000,000 t REO)');
  });
  it('of a part of a supplier says what is left and of what', async () => {
    const half = await answer('cite', '-e', 'ree', '-s', 'mining', '-x', 'China=50%');
    expect(half.figure.sentence).toMatch(
      /^For the 17 rare earth elements, China's share of world supply at the mining stage in 2024 is 69\.2 % \(270,000 of 390,000 t REO\), computed from .*; this leaves 65\.4 % without 50 % of China's share; /,
    );
    const both = await answer('cite', '-e', 'ree', '-s', 'mining', '-x', 'China=50%', '-x', 'Burma');
    expect(both.figure.text).toContain(
      "the sum of Burma's share and 50 % of China's share of world supply is 42.6 % (Burma's 31,000 and 50 % of China's 270,000 of 390,000 t REO). 57.4 % is left without Burma and 50 % of China's share.",
    );
    expect(written(both.figure.sharePct)).toBe('42.56');
  });
  it('says for which of the excluded suppliers no value is used', async () => {
    const { figure } = await answer('cite', '-e', 'ree', '-s', 'mining', '-x', 'China', '-x', 'Japan');
    expect(figure.text).toContain("(China's 270,000 of 390,000 t REO; no value used for Japan)");
    const unknown = await answer('cite', '-e', 'ree', '-s', 'reserves', '-x', 'Burma');
    expect(unknown.figure.text).toContain('less than 100 % (no value used for Burma)');
  });
  it('names what the source relies on, and only for the places that it says it of', async () => {
    const told = async (stage: string) => (await answer('cite', '-e', 'ree', '-s', stage)).figure.sentence;
    expect(await told('mining')).toContain('; it relies on USGS Mineral Commodity Summaries 2025)');
    expect(await told('magnets')).not.toContain('relies on');
    expect((await answer('cite', '-e', 'lithium', '-s', 'processing')).figure.sentence).toContain(
      '; it relies on CNBC, 2025-06-13)',
    );
  });
  it('of a stock or a trade is a share of it, not of world supply', async () => {
    const { figure } = await answer('cite', '-e', 'ree', '-s', 'reserves');
    expect(figure.sentence).toContain("China's share of world reserves in 2024 is");
    const trade = await answer('cite', '-e', 'ree', '-s', 'us-imports');
    expect(trade.figure.sentence).toContain("China's share of United States imports in 2020/2023 is 70 %");
  });
  it('under the reading rounded says so in the sentence', async () => {
    const { figure } = await answer('cite', '-e', 'ree', '-s', 'mining', '-r', 'rounded');
    expect(figure.sentence).toContain(', with values read as rounded;');
  });
  it('has no hash in the sentence, and one that is explained in the text', async () => {
    const { text, figure, dataset } = await answer('cite', '-e', 'ree', '-s', 'mining');
    expect(figure.sentence).not.toMatch(/SHA|[0-9a-f]{12}/);
    expect(text).toContain(`  Fingerprint of this version (SHA-256 of datapackage.json):\n  ${dataset.sha256}\n`);
  });
  it('that does not exist is reported as no figure, with exit code 0', async () => {
    const { code, out } = await reshare(['cite', '-e', 'Eu', '-s', 'magnets']);
    expect([
      code,
      out.startsWith('The dataset does not say whether europium enters magnets, so no figure is given'),
    ]).toEqual([0, true]);
  });
});

describe('the JSON of cite', () => {
  it('is valid against its schema, and contains both texts', async () => {
    for (const query of [[], ['-e', 'ree', '-s', 'processing'], METAL, [...METAL, '-e', 'In', '-s', 'soldering']]) {
      const found = await answer('cite', ...query);
      expect(citeSchema.document.strict().parse(found)).toEqual(found);
      expect(found.text).toBe((await reshare(['cite', ...query])).out);
      expect(found.bibtex).toBe(await bib(...query));
      const keys = [...entries(found.bibtex).keys()];
      const figure = found.figure ? [found.figure.key] : [];
      expect(keys).toEqual([
        found.dataset.key,
        'reshare',
        ...figure,
        ...found.sources.map((s: { key: string }) => s.key),
      ]);
    }
  });
});

describe('BibTeX', () => {
  it('has a date and a publisher only if the source has them', async () => {
    const found = entries(await bib('-e', 'ree', '-s', 'processing'));
    const of = (key: string) => Object.fromEntries(found.get(`articles:${key}`) ?? []);
    expect(of('upper-hand')).toMatchObject({ howpublished: '{onlyTrustedInfo.com}', year: '{2025}', month: 'jun' });
    expect(Object.keys(of('control-firm'))).toEqual(['key', 'title', 'note']);
    expect(of('control-firm').note).toBe(
      '{Date: not printed; about 2025-06-13 to 2025-06-15. Relies on: CNBC, 2025-06-13}',
    );
    expect(Object.keys(of('still-restricting'))).toEqual(['key', 'title', 'year', 'month', 'day', 'note']);
    expect(
      entries(await bib(...METAL))
        .get('metal-1')
        ?.has('year'),
    ).toBe(false);
  });
  it('has one entry for each key, whatever is cited', async () => {
    const found = new Map<string, Map<string, string>>();
    const same = [
      ['-e', 'ree', '-s', 'processing'],
      ['-e', 'ree', '-s', 'processing', '-p', '2025'],
      ['-e', 'ree', '-s', 'processing', '-r', 'rounded'],
      ['-e', 'ree', '-s', 'mining'],
      ['-e', 'ree', '-s', 'mining', '-x', 'China=50%'],
      ['-e', 'ree', '-s', 'mining', '-x', 'China', '-x', 'Burma'],
      ['-e', 'Dy', '-s', 'mining'],
      ['-e', 'Dy', '-s', 'mining', '-p', '2024'],
      ['-e', 'ree', '-s', 'mining', '-d', 'articles@2025.06'],
      [],
    ];
    for (const argv of same)
      for (const [key, fields] of entries(await bib(...argv))) {
        expect([key, found.get(key) ?? fields]).toEqual([key, fields]);
        found.set(key, fields);
      }
    expect([...found.keys()].filter((key) => /^articles-[\d.]+:/.test(key))).toHaveLength(same.length - 1);
  });
  it('spells out markup in a dataset and keeps braces balanced', async () => {
    const folder = edited('test/fixtures/metal', [
      ['sources', 'survey', 'title', NASTY],
      ['sources', 'survey', 'publisher', 'P{ub'],
      ['observations', 'smelt-peru', 'locator', 'p. } 3\n@misc{forged,'],
    ]);
    const text = await bib('-d', folder, '-e', 'tin', '-s', 'smelting');
    const found = entries(text);
    expect([...found.keys()]).toEqual(['metal-1', 'reshare', 'metal-1:tin:smelting', 'metal:survey']);
    expect(found.get('metal:survey')?.get('title')).toBe(
      String.raw`{{100\% of "A \& B\_c" \#1 for \$5 \textbraceleft{}open \textbraceright{} \textbraceright{} \textasciitilde{}x\textasciicircum{}2 \textbackslash{}cmd @misc\textbraceleft{}evil, title = \textbraceleft{}x\textbraceright{}\textbraceright{} \textless{}50\textgreater{} \textbar{} é}}`,
    );
    if (!installed('bibtex')) return console.warn('bibtex is not installed: it does not read the entries here');
    const at = mkdtempSync(join(tmpdir(), 'reshare-'));
    writeFileSync(join(at, 'x.bib'), text);
    writeFileSync(join(at, 'x.aux'), '\\relax\n\\citation{*}\n\\bibstyle{plain}\n\\bibdata{x}\n');
    expect(execFileSync('bibtex', ['x'], { cwd: at, encoding: 'utf8' })).not.toMatch(/warning|error/i);
    expect(readFileSync(join(at, 'x.bbl'), 'utf8').match(/\\bibitem/g)).toHaveLength(4);
  });
  it('has valid keys for any name of a dataset', async () => {
    const folder = edited('test/fixtures/metal');
    const file = join(folder, 'datapackage.json');
    writeFileSync(file, JSON.stringify({ ...JSON.parse(readFileSync(file, 'utf8')), name: 'a, {b}="c" @é' }));
    expect([...entries(await bib('-d', folder)).keys()]).toEqual(['a-b-c--1', 'reshare']);
  });
});

describe('--output', () => {
  it('writes the text to a file and nothing to stdout', async () => {
    const file = join(mkdtempSync(join(tmpdir(), 'reshare-')), 'x.bib');
    const { code, out, err } = await reshare(['cite', '--format', 'bibtex', '-o', file]);
    expect([code, out, err, readFileSync(file, 'utf8')]).toEqual([0, '', '', await bib()]);
  });
  it('refuses a file of the dataset', async () => {
    const folder = edited('test/fixtures/metal');
    const before = readFileSync(join(folder, 'datapackage.json'), 'utf8');
    const { code, err } = await reshare(['cite', '-d', folder, '-o', join(folder, 'datapackage.json')]);
    expect([code, readFileSync(join(folder, 'datapackage.json'), 'utf8')]).toEqual([2, before]);
    expect(err).toMatch(/would overwrite a file that this run reads\. Choose another file\./);
  });
});

it('an escape code in a cell cannot forge a line of the text', async () => {
  const folder = edited(EDITION, [['sources', 'still-restricting', 'title', 'x\u001b[31m\nProgram\n- forged']]);
  const { out } = await reshare(['cite', '-d', folder, '-e', 'Dy', '-s', 'magnets']);
  expect(out).toContain('- x\\u{1b}[31m\\u{a}Program\\u{a}- forged.');
});

describe('the command below a citation', () => {
  it('names the version of the dataset and the options typed, and cites the same again', async () => {
    const argv = ['-e', 'Dy', '-s', 'processing', '-r', 'rounded', '-x', 'China=50%'];
    const { figure, dataset } = await answer('cite', ...argv);
    expect(figure.command).toBe(
      `reshare cite -e dysprosium -s processing -d articles@${dataset.version} -r rounded -x China=50%`,
    );
    const again = await answer(...figure.command.split(' ').slice(1));
    expect([again.figure, again.text]).toEqual([figure, (await answer('cite', ...argv)).text]);
  });
  it('stands in the text for a number, not for a dataset, and names a folder as it was typed', async () => {
    const metal = ['-e', 'tin', '-s', 'smelting', '-d', './test/fixtures/metal'];
    expect((await reshare(['cite', ...metal])).out).toMatch(
      /\nAgain {3}reshare cite -e tin -s smelting -d \.\/test\/fixtures\/metal\n$/,
    );
    expect((await reshare(['cite'])).out).not.toContain('Again');
  });
});
