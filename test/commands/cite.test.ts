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
        'The joint share of China and the United States of mining in 2024, for the 17 rare earth elements, is 80.8 %',
      ),
    ]);
    const none = await answer('cite', ...METAL, '-e', 'tin', '-s', 'digging');
    expect(none.figure.text).toContain("The largest supplier's share of digging in 2023, for tin, is 50 %");
  });
  it('that does not exist is reported as no figure, with exit code 0', async () => {
    const { code, out } = await reshare(['cite', '-e', 'Eu', '-s', 'magnets']);
    expect([
      code,
      out.startsWith('The dataset does not say that europium enters magnets, so no figure is given'),
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
      expect(keys).toEqual([found.dataset.key, 'reshare', ...found.sources.map((s: { key: string }) => s.key)]);
    }
  });
});

describe('BibTeX', () => {
  it('has a date and a publisher only if the source has them', async () => {
    const found = entries(await bib('-e', 'ree', '-s', 'processing'));
    const of = (key: string) => Object.fromEntries(found.get(`articles:${key}`) ?? []);
    expect(of('upper-hand')).toMatchObject({ howpublished: '{onlyTrustedInfo.com}', year: '{2025}', month: 'jun' });
    expect(Object.keys(of('control-firm'))).toEqual(['key', 'title', 'note', 'annote']);
    expect(of('control-firm').note).toBe('{Date: not printed; about 2025-06-13 to 2025-06-15}');
    expect(Object.keys(of('still-restricting'))).toEqual(['key', 'title', 'year', 'month', 'day', 'annote']);
    expect(
      entries(await bib(...METAL))
        .get('metal-1')
        ?.has('year'),
    ).toBe(false);
  });
  it('has the same entry for a source for any number, except its annotation', async () => {
    const [one, other] = await Promise.all(
      ['processing', 'mining'].map(async (stage) =>
        entries(await bib('-e', 'ree', '-s', stage)).get('articles:still-restricting'),
      ),
    );
    expect(one?.delete('annote')).toBe(true);
    expect(other?.delete('annote')).toBe(true);
    expect(one).toEqual(other);
  });
  it('spells out markup in a dataset and keeps braces balanced', async () => {
    const folder = edited('test/fixtures/metal', [
      ['sources', 'survey', 'title', NASTY],
      ['sources', 'survey', 'publisher', 'P{ub'],
      ['observations', 'smelt-peru', 'locator', 'p. } 3\n@misc{forged,'],
    ]);
    const text = await bib('-d', folder, '-e', 'tin', '-s', 'smelting');
    const found = entries(text);
    expect([...found.keys()]).toEqual(['metal-1', 'reshare', 'metal:survey']);
    expect(found.get('metal:survey')?.get('title')).toBe(
      String.raw`{{100\% of "A \& B\_c" \#1 for \$5 \textbraceleft{}open \textbraceright{} \textbraceright{} \textasciitilde{}x\textasciicircum{}2 \textbackslash{}cmd @misc\textbraceleft{}evil, title = \textbraceleft{}x\textbraceright{}\textbraceright{} \textless{}50\textgreater{} \textbar{} é}}`,
    );
    if (!installed('bibtex')) return console.warn('bibtex is not installed: it does not read the entries here');
    const at = mkdtempSync(join(tmpdir(), 'reshare-'));
    writeFileSync(join(at, 'x.bib'), text);
    writeFileSync(join(at, 'x.aux'), '\\relax\n\\citation{*}\n\\bibstyle{plain}\n\\bibdata{x}\n');
    expect(execFileSync('bibtex', ['x'], { cwd: at, encoding: 'utf8' })).not.toMatch(/warning|error/i);
    expect(readFileSync(join(at, 'x.bbl'), 'utf8').match(/\\bibitem/g)).toHaveLength(3);
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
