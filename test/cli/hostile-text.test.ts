import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parse } from 'csv-parse/sync';
import { readXlsx } from 'hucre';
import { describe, expect, it } from 'vitest';
import { terminal } from '../../src/text/escape.js';
import { type Edit, edited } from '../edited.js';
import { type Ran, reshare } from '../shell.js';

/** What one reader or another would obey, in one text. Each cell begins with another of them. */
const HAZARDS = [
  '::error::forged',
  '##[error]forged',
  '##vso[task.complete]forged',
  '=cmd|/C calc!A0',
  '\u001b[31mred',
  'two\n::warning::lines',
  'two\r::notice::lines',
  'a\ttab',
  '\u009b2J\u202ebidi\u2066\u200b',
  '</script><script>alert(1)</script><!--',
  '`code` **bold** |cell| ~x~',
  '[a](javascript:x) ![b](c) https://example.org',
  '100%0A::error::forged',
  `"double" 'single' \\ back`,
  '{}} $x$ \\input{x} & # _ ^',
  '1. - + @x',
  ']]> &amp; &#0;',
];
const text = (first: number): string => [...HAZARDS, ...HAZARDS].slice(first, first + 4).join(' ');
/** A hostile name: it begins and ends with no blank. */
const name = (n: number): string => `${HAZARDS[n % HAZARDS.length]} ${n}`;

/** A dataset whose every text is hostile, and only the ids, dates and values are what they should be. */
function hostileDataset(): string {
  const bad = (file: string, id: string, columns: readonly string[], first: number): Edit[] =>
    columns.map((column, i) => [file, id, column, text((first + i) % HAZARDS.length)]);
  const folder = edited('test/fixtures/metal', [
    ...bad('sources', 'survey', ['title', 'publisher', 'relies_on', 'note'], 0),
    ...['digging', 'smelting', 'alloying', 'soldering'].map((s, i): Edit => ['stages', s, 'name', name(i)]),
    ...bad('stages', 'digging', ['note'], 4),
    ...['tin', 'indium', 'solder-metals'].map((s, i): Edit => ['subjects', s, 'name', name(4 + i)]),
    ['subjects', 'tin', 'symbol', '##[x]'],
    ...['dig-bolivia', 'dig-peru', 'smelt-peru', 'solder-peru'].flatMap((o, i) =>
      bad('observations', o, ['locator', 'note'], 5 + 2 * i),
    ),
    ...bad('facts', 'metals', ['what', 'printed', 'unit', 'locator', 'note'], 9),
  ]);
  for (const file of ['actors', 'observations']) {
    const path = join(folder, `${file}.csv`);
    const [head = '', ...rows] = readFileSync(path, 'utf8').split('\n');
    const named = ['Bolivia', 'Indonesia', 'Peru'];
    const renamed = rows.map((row) =>
      named.reduce((line, was, i) => line.replace(was, `"${name(8 + i).replaceAll('"', '""')}"`), row),
    );
    writeFileSync(path, [head, ...renamed].join('\n'));
  }
  return folder;
}

/** A file of rows for `calc`, with hostile names of columns, groups and actors. */
function hostileTable(): string {
  const quoted = (cell: string): string => `"${cell.replaceAll('"', '""')}"`;
  const rows = [
    ['=cmd\t##[x]', '::error::actor', 'value'],
    ...HAZARDS.map((_, i) => [name(i % 3), name(i), String(i + 1)]),
  ];
  const path = join(mkdtempSync(join(tmpdir(), 'reshare-')), '##[error]=a.csv');
  writeFileSync(path, rows.map((row) => row.map(quoted).join(',')).join('\n'));
  return path;
}

const [dataset, table] = [hostileDataset(), hostileTable()];
const market = ['-e', 'tin', '-d', dataset];
const calc = ['calc', table, '--by', '=cmd\t##[x]', '--actor', '::error::actor', '--value', 'value'];
/** What the columns of that table stand for, in an import. */
const COLUMNS = [
  '--subject',
  '=cmd\t##[x]',
  '--stage',
  '=##[x]',
  '--actor',
  '::error::actor',
  '--value',
  'value',
  '--edition',
  '2025.01',
];
const LISTS = ['observations', 'facts', 'sources'];
/** Command lines that print rows. */
const ROWS = [
  ['stage', ...market],
  ['shares', ...market, '-s', 'digging', '--exclude', name(10)],
  ['compare', ...market, '-d', 'articles'],
  ['explain', ...market, '-s', 'soldering'],
  ['diff', dataset, 'test/fixtures/metal'].map((word) => (word.startsWith('test') ? resolve(word) : word)),
  ...LISTS.map((kind) => ['list', kind, '-d', dataset]),
  ['hhi', ...HAZARDS.map((h, i) => `${h} ${i}=2`).filter((word) => !/=.*=/s.test(word))],
  calc,
];
/** Other command lines, with what they must give. */
const TEXTS: readonly (readonly [form: 'text' | 'json' | 'markup' | 'bibtex', argv: readonly string[]])[] = [
  ['text', ['cite', '-d', dataset]],
  ['text', ['cite', ...market, '-s', 'digging']],
  ['text', ['cite', ...market, '-s', 'digging', '--format', 'sentence']],
  ['bibtex', ['cite', ...market, '-s', 'digging', '--format', 'bibtex']],
  ['json', ['cite', ...market, '-s', 'digging', '--json']],
  ['text', ['check', dataset, '--color', 'never']],
  ['text', ['check', dataset, '--format', 'markdown']],
  ['json', ['check', dataset, '--format', 'json']],
  ['json', ['check', dataset, '--format', 'sarif']],
  ['markup', ['chart', ...market]],
  ['markup', ['chart', ...market, '-s', 'digging']],
  ['markup', ['chart', '-d', dataset, '-d', resolve('test/fixtures/metal')]],
  ['markup', ['report', '-d', dataset, '--title', text(0)]],
];
/** Words of a command line that are in the way of a command. */
const STRAY = HAZARDS.concat('\ud800').map((hazard, i) =>
  [
    [hazard],
    ['stage', hazard],
    ['stage', '-e', hazard],
    ['stage', '--fields', hazard],
    ['list', hazard],
    ['help', hazard],
    ['check', hazard, '--format', 'github'],
    ['calc', hazard, '--actor', hazard, '--value', hazard],
    ['cite', ...market, '-s', hazard],
  ].filter((_, place) => place % 9 === i % 9),
);

/** The control, direction and invisible characters of a text, but those that begin and end lines. */
const controls = (shown: string): readonly string[] => shown.match(/[^\n\P{C}]|[\u2028\u2029]/gu) ?? [];
/** The lines that the log of a workflow takes for commands. GitHub reads a line from its first character that is no blank. */
const commands = (shown: string): readonly string[] => shown.match(/^\s*::.*|.*##\w*\[.*/gm) ?? [];
const expectPlain = (shown: string): void => expect([controls(shown), commands(shown)]).toEqual([[], []]);

/** What a reader of Markdown would take for markup, in lines without code. */
const markupIn = (markdown: string): readonly string[] =>
  markdown
    .split('\n')
    .filter((line) => !line.endsWith('`'))
    .flatMap((line) => line.replace(/\\./g, '').match(/[<>[\]`~$]|\w:\/\//g) ?? []);

/** The names in a picture or page that it does not have where all texts are harmless: of elements, of attributes, or of no sound markup. */
function foreignNames(out: string): readonly string[] {
  const open: string[] = [];
  const odd: string[] = [];
  const parts =
    /<!doctype html>|<(style|script)[^>]*>[\s\S]*?<\/\1>|<(\/?)([\w-]+)((?: [\w:-]+(?:="[^"<>]*")?)*)(\/?)>|[^<>]+|[<>]/g;
  for (const [part, , end, called = '', attributes = '', closed] of out.matchAll(parts)) {
    if (part === '<' || part === '>' || /&(?!amp;|lt;|gt;|quot;|#39;|#35;|#58;)/.test(part)) odd.push(part);
    if (called === '') continue;
    odd.push(...(attributes.match(/ on\w+=|javascript:/g) ?? []));
    if (end === '/') odd.push(...(open.pop() === called ? [] : [part]));
    else if (closed !== '/' && !/^(meta|input|br|link|col|hr|img)$/.test(called)) open.push(called);
  }
  return [...odd, ...open];
}

/** The number of entries in BibTeX. Throws where braces do not match or a command of TeX stands in a field. */
function entries(bibtex: string): number {
  let depth = 0;
  for (const [part] of bibtex.matchAll(/\\text\w+\{\}|\\[%&$#_]|[\\{}%&$#~^]/g)) {
    if (/^[\\%&$#~^]$/.test(part)) throw new Error(`${part} in BibTeX`);
    depth += part === '{' ? 1 : part === '}' ? -1 : 0;
    if (depth < 0) throw new Error('a brace that closes nothing');
  }
  if (depth > 0) throw new Error('a brace that is not closed');
  return bibtex.match(/^@/gm)?.length ?? 0;
}

const OBSERVATIONS = ['bolivia', 'indonesia', 'peru', 'other', 'world']
  .map((who) => `dig-${who}`)
  .concat('smelt-indonesia', 'smelt-peru', 'solder-peru', 'solder-bolivia');
type Found = { readonly file: string; readonly line: number; readonly text: string };

/** What a workflow reads of a command: file, line and message. */
function annotation(command: string): readonly string[] {
  const [, list = '', message = ''] = /^::error ([^:]*)::(.*)$/.exec(command) ?? [];
  const told = new Map(
    list.split(',').map((property) => [property.split('=')[0], property.split('=')[1] ?? ''] as const),
  );
  const read = (data: string): string =>
    data
      .replaceAll('%3A', ':')
      .replaceAll('%2C', ',')
      .replaceAll('%0D', '\r')
      .replaceAll('%0A', '\n')
      .replaceAll('%25', '%');
  return [read(told.get('file') ?? ''), told.get('line') ?? '', read(message)];
}

/** Queries for a name in each place where one can be typed. */
const queries = (word: string): readonly (readonly string[])[] => {
  const plain = ['calc', '--sql', '--table', 'flows', '--actor', 'who', '--value', 'qty'];
  return [
    ['calc', '--sql', '--table', `"${word.replaceAll('"', '""')}"`, '--actor', 'who', '--value', 'qty'],
    ['calc', '--sql', '--table', 'flows', '--actor', word, '--value', 'qty'],
    ['calc', '--sql', '--table', 'flows', '--actor', 'who', '--value', word],
    [...plain, '--by', `"${word.replaceAll('"', '""')}"`],
    [...plain, '--total', word],
    [...plain, '--rest', word],
    [...plain, '--where', `kind=${word}`],
    [...plain, '--where-not', `kind=${word}`],
    [...plain, '--exclude', word.replaceAll('=', ':')],
  ];
};

async function ran(argv: readonly string[]): Promise<Ran> {
  const found = await reshare(argv);
  expectPlain(found.err);
  expect(found.err).not.toContain('internal error');
  return found;
}

/** The texts of a cell as a spreadsheet shows it. */
const shown = (cell: string): string => cell.replace(/^'(?=[=+\-@\t\r])/, '');
const tsvCells = (out: string): string[][] =>
  out
    .split('\n')
    .slice(0, -1)
    .map((line) =>
      line.split('\t').map((cell) => cell.replace(/\\(.)/g, (_, c: string) => ({ t: '\t', n: '\n', r: '\r' })[c] ?? c)),
    );

describe('a hostile dataset and table', () => {
  it.each(ROWS.map((argv) => [argv.slice(0, 2).join(' '), argv] as const))(
    '%s is inert in every format of rows',
    async (_, argv) => {
      const as = async (format: string): Promise<string> => {
        const { code, out, err } = await ran([...argv, '--format', format]);
        expect([code, err]).toEqual([0, code === 0 ? err : '']);
        return out;
      };
      for (const format of ['table', 'markdown', 'json', 'ndjson']) expectPlain(await as(format));
      expect(markupIn(await as('markdown'))).toEqual([]);
      JSON.parse(await as('json'));
      const csv: string[][] = parse(await as('csv'));
      const xlsx = await readXlsx(Buffer.from(await as('xlsx'), 'latin1'));
      expect(csv.flat().filter((cell) => /^[=+@\t\r]|^-\D/.test(cell))).toEqual([]);
      expect(tsvCells(await as('tsv'))).toEqual(csv);
      const sheet = xlsx.sheets[0]?.rows.map((row) => row.map((cell) => String(cell ?? '')));
      expect(sheet).toEqual(csv.map((row) => row.map(shown)));
    },
  );

  it.each(TEXTS.map(([form, argv]) => [argv.filter((word) => /^[a-z-]+$/.test(word)).join(' '), form, argv] as const))(
    '%s is inert as %s',
    async (_, form, argv) => {
      const { code, out } = await ran(argv);
      expect([code <= 1, out === '']).toEqual([true, false]);
      expectPlain(out);
      if (form === 'json') JSON.parse(out);
      if (form === 'markup') expect(foreignNames(out)).toEqual([]);
      if (form === 'bibtex') expect(entries(out)).toEqual(4);
    },
  );
  it('its findings are one annotation each, at their place', async () => {
    const wrong = edited(
      dataset,
      HAZARDS.slice(0, 9).map((h, i): Edit => ['observations', OBSERVATIONS[i] ?? '', 'printed', h]),
    );
    const { findings }: { findings: readonly Found[] } = JSON.parse((await ran(['check', wrong, '--json'])).out);
    const { out } = await ran(['check', wrong, '--format', 'github']);
    expect(controls(out)).toEqual([]);
    expect(commands(out).map(annotation)).toEqual(
      findings.map(({ file, line, text: said }) => [
        file,
        String(line),
        said.replace(/[^\n\r]+/g, terminal).replace(/##(?=\w*\[)/g, '#\\u{23}'),
      ]),
    );
    for (const format of ['text', 'markdown', 'sarif', 'json'])
      expectPlain((await ran(['check', wrong, '--format', format])).out);
    expect(JSON.parse((await ran(['check', wrong, '--format', 'sarif'])).out).runs[0].results).toHaveLength(
      findings.length,
    );
    const failed = await ran(['stage', '-d', wrong]);
    expect([failed.code, failed.out]).toEqual([3, '']);
    expectPlain((await ran(['stage', '-d', wrong, '--json'])).err);
  });
  it('is told and offered in the same way when it is made, sealed and completed', async () => {
    const into = mkdtempSync(join(tmpdir(), 'reshare-'));
    const home = join(into, 'metal', '2025.01');
    for (const argv of [
      ['dataset', 'new', 'metal@2025.01', '--from', dataset, '--into', into],
      ['dataset', 'seal', home],
      ['import', 'table', table, '--out', join(into, '::error::x'), ...COLUMNS],
      ...['element', 'stage', 'actor'].map((option) => [
        'complete',
        'fish',
        '--',
        'list',
        'observations',
        '-d',
        home,
        `--${option}`,
        '',
      ]),
    ]) {
      const { code, out } = await ran(argv);
      expect([code, argv]).toEqual([0, argv]);
      expect(controls(out.replaceAll('\t', ''))).toEqual([]);
      expect(commands(out)).toEqual([]);
    }
  });
});

describe('a hostile word', () => {
  it.each(STRAY.map((argvs, i) => [i, argvs] as const))('number %i is inert wherever it is typed', async (_, argvs) => {
    for (const argv of argvs) {
      const { out } = await ran(argv);
      if (out !== '') expectPlain(out);
    }
  });
  it('is quoted in a query, or refused where no query can have it', async () => {
    for (const [place, argv] of HAZARDS.flatMap((h, i) => queries(name(i)).map((argv) => [h, argv] as const))) {
      const { code, out, err } = await ran(argv);
      const legal = !/[\p{Cc}\p{Cf}\\]|##\w*\[/u.test(place);
      expect([argv, code, err !== '']).toEqual([argv, legal ? 0 : 2, !legal]);
      expectPlain(out);
      // a query is its own words, once its names and texts are taken out
      expect(out.replace(/'(?:[^']|'')*'|"(?:[^"]|"")*"/g, '').replace(/^--.*/gm, '')).not.toMatch(
        /[^\w\s.,()*/<>=+-]/,
      );
    }
  });
});
