import { describe, expect, it } from 'vitest';
import { sharedSheet } from '../../src/output/compare/shared.js';
import { reshare } from '../shell.js';

const page = async (...argv: readonly string[]): Promise<string> => {
  const { code, out, err } = await reshare(['report', ...argv]);
  expect([code, err]).toEqual([0, '']);
  return out;
};

/** The text of markup, in lines. */
const text = (html: string): string =>
  html
    .replaceAll(/<style>[\s\S]*?<\/style>|<svg[\s\S]*?<\/svg>/g, '')
    .replaceAll(/<[^>]*>/g, ' ')
    .replaceAll('&#39;', "'")
    .replaceAll('\u00a0', ' ');

describe('reshare report', () => {
  it('gives elements with the same figures one section, and an answer each', async () => {
    const html = await page('-e', 'Dy', '-e', 'Nd', '-e', 'Tb');
    expect(html.match(/<section id="group-[^"]*/g)).toEqual([
      '<section id="group-dysprosium',
      '<section id="group-neodymium',
    ]);
    expect(html.match(/<div id="answer-[^"]*/g)).toEqual(
      ['dysprosium', 'terbium', 'neodymium'].map((name) => `<div id="answer-${name}`),
    );
    expect(html.match(/<a href="#answer-[^"]*/g)).toHaveLength(3);
    expect(html.match(/<svg /g)).toHaveLength(4);
  });
  it('says the same figures as the commands that it names', async () => {
    const told = text(await page('-e', 'Dy', '-x', 'China=50%', '-r', 'rounded', '-b', 'us2010'));
    const { out } = await reshare([
      'cite',
      '-e',
      'Dy',
      '-s',
      'processing',
      '-x',
      'China=50%',
      '-r',
      'rounded',
      '-f',
      'sentence',
    ]);
    expect(told.replaceAll('&quot;', '"')).toContain(out.trim());
    expect(told).toContain('reshare stage -e dysprosium -d articles@2025.07 -r rounded -x China=50% -b us2010');
    expect(told).toContain('Values are read as rounded.');
    expect(told).toContain('US Horizontal Merger Guidelines 2010');
  });
  it('compares with the edition before, where there is one', async () => {
    const [first, second] = [await page('-e', 'Dy', '-d', 'articles@2025.06'), await page('-e', 'Dy')];
    expect([first, second].map((html) => html.includes('since the edition before'))).toEqual([false, true]);
    expect(text(second)).toContain('reshare diff articles@2025.06 articles@2025.07 -e dysprosium');
    const [, changed = ''] = second.split('<div id="group-dysprosium-changes">');
    const rows = changed.slice(0, changed.indexOf('</table>')).match(/<tr>.*<\/tr>/g) ?? [];
    expect(rows.length).toBeGreaterThan(10);
    expect(rows.filter((row) => !row.startsWith('<tr><th'))).toEqual([]);
  });
  it('takes a title, and a command that makes it again', async () => {
    const html = await page('-d', './test/fixtures/metal', '-e', 'tin', '--title', "Tin & 'solder'");
    expect(html).toContain('<title>Tin &amp; &#39;solder&#39;</title>');
    expect(text(html)).toContain(
      `reshare report -e tin -d ./test/fixtures/metal --title 'Tin &amp; '\\''solder'\\''' -o report.html`,
    );
  });
  it('refuses a file whose ending promises another format', async () => {
    const { code, err } = await reshare(['report', '-o', 'report.json']);
    expect(code).toBe(2);
    expect(err).toContain('This command cannot write a .json file: report.json. It can write .html;');
  });
  it('ends as other commands do for unknown names and broken datasets', async () => {
    const codes = [];
    for (const argv of [['-e', 'nosuch'], ['-x', 'nosuch'], ['-d', './test/fixtures/nowhere'], ['--title']])
      codes.push((await reshare(['report', ...argv])).code);
    expect(codes).toEqual([2, 2, 3, 2]);
  });
});

describe('sheets of several elements as one', () => {
  const sheet = (rows: readonly (readonly string[])[], texts: readonly string[]) => ({
    title: ['title'],
    tables: [[['stage', 'HHI'], ...rows]],
    lines: texts.map((line) => ({ mark: '=' as const, text: line })),
  });
  it('tell once what all of them say, and name those that say anything else', () => {
    const shared = sharedSheet([
      {
        name: 'A',
        sheet: sheet(
          [
            ['mining', '1'],
            ['magnets', '2'],
          ],
          ['Same.', 'Some.'],
        ),
      },
      {
        name: 'B',
        sheet: sheet(
          [
            ['mining', '1'],
            ['mining', '3'],
          ],
          ['Same.'],
        ),
      },
      { name: 'C', sheet: sheet([['mining', '1']], ['Same.', 'Some.', 'Own.']) },
    ]);
    expect(shared?.tables).toEqual([
      [
        ['for', 'stage', 'HHI'],
        ['all 3', 'mining', '1'],
        ['B', 'mining', '3'],
        ['A', 'magnets', '2'],
      ],
    ]);
    expect(shared?.lines.map((line) => line.text)).toEqual(['Same.', 'A and C: Some.', 'C: Own.']);
  });
  it('are that of a single one as it is, and nothing of none', () => {
    const only = sheet([['mining', '1']], []);
    expect(sharedSheet([{ name: 'A', sheet: only }])).toBe(only);
    expect(sharedSheet([])).toBeUndefined();
  });
});
