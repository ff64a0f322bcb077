import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import type { CheckedDataset } from '../../src/check/check.js';
import type { Judged } from '../../src/check/checked.js';
import { verdict } from '../../src/check/verdict.js';
import { checkGithub } from '../../src/commands/check/formats/github.js';
import { checkJson } from '../../src/commands/check/formats/json.js';
import { checkMarkdown } from '../../src/commands/check/formats/markdown.js';
import { checkSarif } from '../../src/commands/check/formats/sarif.js';
import { checkText } from '../../src/commands/check/formats/text.js';
import { checkSchema } from '../../src/commands/check/schema.js';
import { editions } from '../../src/dataset/builtin.js';
import { errorAt } from '../../src/dataset/errors.js';
import { findings } from '../../src/domain/findings.js';
import type { Place } from '../../src/domain/place.js';
import { PLAIN } from '../../src/output/paint.js';
import { whole } from '../../src/text/number.js';
import { copy, rewritten } from '../check/found.js';
import type { Edit } from '../edited.js';
import { reference } from '../reference-files.js';
import { reshare } from '../shell.js';

const FORMATS = ['text', 'json', 'github', 'sarif', 'markdown'];
const check = (...argv: string[]) => reshare(['check', ...argv]);
const json = async (...argv: string[]) => JSON.parse((await check(...argv, '--json')).out);
const WRONG: Edit = ['observations', 'solder-peru', 'printed', '120%'];
const RIGHT: Edit = ['observations', 'solder-peru', 'printed', '45%'];
/** A copy of the fixture with n more rows, each with a finding. */
const many = (n: number, row: (i: number) => string) =>
  copy(rewritten('observations.csv', (t) => t + Array.from({ length: n }, (_, i) => `${row(i)}\n`).join('')));
const lost = (i: number): string => `lost-${i},tin,soldering,Atlantis ${i},,share,percent,1%,,ok,,survey,p. 5,`;
const unexplained = (i: number): string => `torn-${i},tin,soldering,Peru,,share,percent,1%,,doubtful,,survey,p. ${i},`;

const joined = (pieces: Iterable<string>): string => [...pieces].join('');

describe('the exit code', () => {
  it.each<[string, string[], number, number, number]>([
    ['an error', [copy([WRONG])], 1, 1, 0],
    ['a warning', [copy()], 0, 1, 0],
    ['notes alone', [copy([RIGHT])], 0, 0, 0],
    ['acknowledged findings', ['articles'], 0, 0, 0],
    ['one unreadable dataset of two', ['articles', './test/fixtures/nowhere'], 1, 1, 0],
  ])('for %s depends on --fail-on and not on the format', async (_what, folders, error, warning, never) => {
    for (const format of FORMATS) {
      const codes = ['error', 'warning', 'never'].map(
        async (on) => (await check(...folders, '--fail-on', on, '--format', format)).code,
      );
      expect([format, ...(await Promise.all(codes))]).toEqual([format, error, warning, never]);
      expect((await check(...folders, '--format', format)).code).toBe(warning);
    }
  });
  it('is that of all editions in a folder, which are found', async () => {
    const all = await check();
    for (const folder of ['./datasets', './datasets/'])
      expect(await check(folder)).toEqual({ ...all, out: all.out.replaceAll(' datasets/', ' ./datasets/') });
    expect((await check('./test/fixtures/metal', './datasets/usgs')).out).toMatch(
      /metal@1.*\nusgs@2022\.01.*\n[\s\S]*\nusgs@2026/,
    );
  });
  it('is 3 if nothing can be read, with the reasons on stderr and nothing on stdout', async () => {
    const folder = copy(rewritten('datapackage.json', () => '{'));
    const { code, out, err } = await check('./test/fixtures/nowhere', folder, '--fail-on', 'never');
    expect([code, out]).toEqual([3, '']);
    expect(err).toMatch(
      /nowhere\/datapackage\.json: error source-error: .*\n.*datapackage\.json:1:2: error json-error: /,
    );
    expect((await check('artcles')).err).toMatch(/Did you mean articles\?/);
  });
  it.each<[string[], RegExp]>([
    [['--fail-on', 'note'], /Allowed choices are error, warning, never/],
    [['--format', 'table'], /Allowed choices are text, json, github, sarif, markdown/],
    [['--json', '--format', 'sarif'], /contradict each other/],
  ])('is 2 for %j', async (argv, message) => {
    const { code, out, err } = await check(...argv);
    expect([code, out]).toEqual([2, '']);
    expect(err).toMatch(message);
  });
});

describe('the text format', () => {
  it('has one line for each finding, in order, and one for each dataset', async () => {
    const { out } = await check(copy([WRONG]), './test/fixtures/metal', 'articles@2025.06');
    const lines = out.trimEnd().split('\n');
    expect([lines.length, lines[4]]).toEqual([8, '']);
    expect(lines.slice(5, 8)).toEqual([
      'metal@1: 1 error. Warnings and notes are looked for once the errors are mended.',
      'metal@1: 1 warning and 2 notes.',
      'articles@2025.06: nothing new, 3 acknowledged.',
    ]);
  });
  it('has the words of a finding under its place on a terminal, and in its line elsewhere', async () => {
    const lines = async (columns?: number) =>
      (await reshare(['check', './test/fixtures/metal'], { NO_COLOR: '1' }, columns)).out.split('\n');
    const [narrow, wide, piped] = [await lines(60), await lines(140), await lines()];
    const at = narrow.indexOf(
      './test/fixtures/metal/observations.csv:10:53: warning inconsistent-shares tin/soldering',
    );
    expect(narrow.slice(at + 1, at + 3)).toEqual([
      '  The shares of tin at soldering add up to at least 105 %,',
      '  so they cannot all be true: "55%" (solder-peru) and',
    ]);
    expect(narrow.filter((line) => line.length > 60 && !/:\d+:\d+: /.test(line))).toEqual([]);
    expect([wide.length < narrow.length, piped.length < wide.length]).toEqual([true, true]);
    expect(piped.find((line) => line.includes('inconsistent-shares'))).toMatch(/tin\/soldering: The shares .*\.$/);
  });
  it('says what to do if only warnings fail the check', async () => {
    const remedy = /\n\nA warning fails the check\. .*--fail-on error\.\n$/s;
    expect((await check('./test/fixtures/metal')).out).toMatch(remedy);
    expect((await check('./test/fixtures/metal', '--fail-on', 'error')).out).not.toMatch(remedy);
    expect((await check(copy([WRONG]))).out).not.toMatch(remedy);
  });
  it('is coloured on request, and spells out escape codes', async () => {
    const folder = copy([['observations', 'solder-peru', 'printed', '\u001b[31m\n::error::x']]);
    const plain = (await check(folder)).out;
    expect([plain.includes('\u001b'), plain.includes('\\u{1b}[31m\\u{a}')]).toEqual([false, true]);
    expect((await check(folder, '--color', 'always')).out).toContain(': \u001b[1merror\u001b[22m ');
  });
  it('names each dataset once', async () => {
    const names = [
      'articles',
      'articles@2025.07',
      './datasets/articles/2025.07/',
      'datasets/articles/2025.06/../2025.07',
    ];
    expect((await check(...names)).out.match(/articles@2025\.07: /g)).toHaveLength(1);
  });
});

/** The workflow commands that GitHub would find in a log by its rules, unescaped. */
const commands = (log: string) =>
  log.split(/\r\n|\n|\r/).flatMap((line) => {
    const [, kind = '', list = '', data = ''] = /^\s*::([a-z-]+)(?: ([^:]*))?::(.*)$/.exec(line) ?? [];
    const text = (t: string) =>
      t
        .replaceAll('%0D', '\r')
        .replaceAll('%0A', '\n')
        .replaceAll('%3A', ':')
        .replaceAll('%2C', ',')
        .replaceAll('%25', '%');
    const properties = Object.fromEntries(list.split(',').map((p) => p.split('=').map(text)));
    if (line.includes('##[')) return [{ kind: 'old', properties: {}, message: line }];
    return kind === '' ? [] : [{ kind, properties, message: text(data) }];
  });

describe('the github format', () => {
  it('adds annotations to the full text', async () => {
    const [github, text] = [
      await check('./test/fixtures/metal', '--format', 'github'),
      await check('./test/fixtures/metal'),
    ];
    expect(github.out.startsWith(text.out)).toBe(true);
    expect(commands(github.out).map(({ kind, properties }) => [kind, properties])).toEqual([
      [
        'warning',
        { file: 'test/fixtures/metal/observations.csv', line: '10', col: '53', title: 'inconsistent-shares' },
      ],
      ['notice', { file: 'test/fixtures/metal/datapackage.json', title: 'unsealed' }],
      ['notice', { file: 'test/fixtures/metal/subjects.csv', line: '3', col: '30', title: 'enters-nothing' }],
    ]);
  });
  it.each(['x\n::error::forged', 'x\r::stop-commands::t', '100%0A::error::forged', '##[error]forged', ':: ##[group]'])(
    'adds no command for %j in a cell or a path',
    async (hostile) => {
      const folder = copy([['observations', 'solder-peru', 'printed', hostile]]);
      const [found, ...others] = commands((await check(folder, '--format', 'github')).out);
      expect([found?.kind, found?.properties.title, others]).toEqual(['error', 'unreadable-value', []]);
      const spelt = hostile.replace('##[', '#\\u{23}[');
      expect(found?.message).toContain(spelt);
      const nowhere = await check('articles', `./::error::a,b:${hostile}`, '--format', 'github');
      const [path, ...more] = commands(nowhere.out);
      expect([path?.kind, path?.properties.title, more]).toEqual(['error', 'source-error', []]);
      expect(path?.properties.file).toBe(`::error::a,b:${spelt}/datapackage.json`);
    },
  );
  it('annotates errors first, at most ten of a kind, and counts the others', async () => {
    const { out } = await check(many(30, lost), './test/fixtures/metal', '--format', 'github');
    const all = commands(out);
    expect(all.map((c) => c.kind)).toEqual([
      ...Array.from({ length: 10 }, () => 'error'),
      'warning',
      'notice',
      'notice',
    ]);
    expect(all[9]?.message).toBe('and 21 more: the log lists all');
    expect(out.match(/: error foreign-key lost-\d+\/actor:/g)).toHaveLength(30);
    expect(commands((await check(many(10, lost), '--format', 'github')).out).at(-1)?.properties.line).toBe('20');
  });
});

describe('a workflow log', () => {
  const HOSTILE = [
    '::error::forged',
    '  ::stop-commands::t',
    '##[add-mask]x',
    '\u0085::error::x',
    '\u202e::warning::x',
  ];
  it.each(HOSTILE)('has only annotations as commands if a name or a cell is %j', async (hostile) => {
    const named = copy(rewritten('datapackage.json', (t) => t.replace('"metal"', JSON.stringify(hostile))));
    const wrong = copy([['observations', 'solder-peru', 'printed', hostile]]);
    const titled = copy([['sources', 'survey', 'title', hostile]]);
    for (const format of ['text', 'json', 'sarif', 'markdown'])
      expect(commands((await check(named, wrong, titled, '--format', format)).out)).toEqual([]);
    const all = commands((await check(named, wrong, titled, '--format', 'github')).out);
    expect(all.map((c) => c.kind).filter((kind) => !['error', 'warning', 'notice'].includes(kind))).toEqual([]);
    for (const argv of [
      ['diff', './test/fixtures/metal', titled],
      ['diff', './test/fixtures/metal', named],
      ['diff', './test/fixtures/metal', wrong],
      ['list', 'sources', '-d', titled],
      ['list', 'sources', '-d', named, '--json'],
    ]) {
      const { out, err } = await reshare(argv);
      expect([...commands(out), ...commands(err)]).toEqual([]);
      expect(/[\u0085\u202e]/.test(out + err)).toBe(false);
    }
  });
});

const official = reference('schemas/sarif-2.1.0.json');
/** The errors of SARIF against its schema, or null. */
function invalid(sarif: unknown) {
  const { $schema: _, id: __, ...schema } = JSON.parse(official ?? '{}');
  const valid = new Ajv({ strict: false, validateFormats: false }).compile(schema);
  valid(sarif);
  return valid.errors ?? null;
}

describe('the sarif format', () => {
  const sarif = async (...argv: string[]) => JSON.parse((await check(...argv, '--format', 'sarif')).out);
  it('has one run, with a rule and a place in the repository for each result', async () => {
    const { version, runs } = await sarif('./test/fixtures/metal', 'articles');
    const [{ tool, results, columnKind }] = runs;
    expect([version, runs.length, tool.driver.name, columnKind]).toEqual(['2.1.0', 1, 'reshare', 'unicodeCodePoints']);
    for (const r of results) {
      expect(tool.driver.rules[r.ruleIndex].id).toBe(r.ruleId);
      expect(['error', 'warning', 'note']).toContain(r.level);
      expect(r.locations[0].physicalLocation.artifactLocation.uri).toMatch(/^(test|datasets)\//);
    }
    const known = results.filter((r: { suppressions?: unknown }) => r.suppressions);
    expect([results.length, known.length]).toEqual([21, 18]);
    expect(known[0].suppressions).toEqual([{ kind: 'external', justification: expect.stringMatching(/./) }]);
  });
  it.skipIf(!official)('is valid against the official schema', async () => {
    for (const folder of ['./test/fixtures/metal', 'articles', copy([WRONG]), many(3, lost)]) {
      const found = await sarif(folder, 'articles');
      expect(invalid(found)).toBeNull();
      expect(invalid({ ...found, runs: [{ results: found.runs[0].results }] })).not.toBeNull();
    }
  });
  it('has unique fingerprints of rule and key, which do not change if a line moves', async () => {
    const marks = async (folder: string): Promise<string[]> =>
      (await sarif(folder)).runs[0].results.map(
        (r: { partialFingerprints: Record<string, string> }) => r.partialFingerprints['ruleAndKey/v1'],
      );
    const source = 'first,First of all,,2024-01-01,,,\n';
    const moved = rewritten('sources.csv', (t) => t.replace('\n', `\n${source}`));
    const undated = rewritten('sources.csv', (t) => t.replace('2024-03-01', ''));
    const both = copy((f) => {
      undated(f);
      moved(f);
    });
    expect(await marks(both)).toEqual(await marks(copy(undated)));
    const twice = await marks(many(20, () => lost(1)));
    expect(new Set(twice).size).toBe(twice.length);
  });
  it('has no link and no escape code in a message', async () => {
    const folder = copy([['observations', 'solder-peru', 'printed', '[here](https://example.org)\u202e\u001b[31m']]);
    writeFileSync(join(folder, 'acknowledged.csv'), 'edition,code,key,reason\n');
    const [result] = (await sarif(folder)).runs[0].results;
    expect(result.message.text).toMatch(
      /^Cannot read "\[here\] \(https:\/\/example\.org\)\\u\{202e\}\\u\{1b\}\[31m"\. Write /,
    );
  });
  it('has paths as URIs', async () => {
    const folder = join(mkdtempSync(join(tmpdir(), 'reshare-')), 'a b#c%');
    const [result] = (await sarif(folder, 'articles')).runs[0].results.filter(
      (r: { level: string }) => r.level === 'error',
    );
    const { uri } = result.locations[0].physicalLocation.artifactLocation;
    expect([uri.startsWith('file:///'), uri.endsWith('/a%20b%23c%25/datapackage.json')]).toEqual([true, true]);
  });
});

describe('the markdown format', () => {
  it('stays under 900 KB with errors first, and counts the findings left out', async () => {
    const long = (i: number) => unexplained(i).replace('torn', `torn-${'x'.repeat(240)}`);
    const { out } = await check(copy([WRONG]), many(3000, long), '--all', '--format', 'markdown');
    const shown = out.match(/^\| (error|warning|note) /gm) ?? [];
    const [, left = ''] = /^([\d,]+) findings are left out to keep this summary short/m.exec(out) ?? [];
    expect(Buffer.byteLength(out)).toBeLessThan(900_000);
    expect([shown[0], shown.length + Number(left.replace(',', '')), shown.length > 100]).toEqual([
      '| error ',
      3004,
      true,
    ]);
  });
  it('shortens a long cell, and escapes markup', async () => {
    const hostile = '|<b>`x`</b>\n# y';
    const folder = copy([['observations', 'solder-peru', 'printed', hostile]]);
    writeFileSync(join(folder, 'acknowledged.csv'), `edition,code,key,reason\n,,${'k'.repeat(1e6)},x\n`);
    const known = copy();
    writeFileSync(join(known, 'acknowledged.csv'), `edition,code,key,reason\n,conflict,${'k'.repeat(1e6)},x\n`);
    const { out } = await check(folder, known, '--format', 'markdown');
    expect(out).toContain('\\|\\<b\\>\\`x\\`\\</b\\>\\\\u{a}\\# y');
    expect(out.length).toBeLessThan(5000);
  });
});

describe('a hundred thousand bad rows', () => {
  const places = Array.from({ length: 100_000 }, (_, i) => ({
    file: './tin/observations.csv',
    line: i + 2,
    column: 1,
  }));
  const of = (place: Place, i: number): Judged =>
    i % 100 === 99
      ? { code: 'doubtful-without-note', severity: 'warning', place, key: `torn-${i}`, found: '1%', text: 'no note' }
      : errorAt(
          place,
          { code: 'unreadable-value', found: 'lots', measure: 'share', reason: 'not-a-value' },
          `lost-${i}`,
        );
  const checked = (found: readonly Judged[], known: readonly Judged[], most: number): CheckedDataset => ({
    label: './tin',
    edition: undefined,
    sound: false,
    open: findings(found, most),
    known: findings(known, most),
    beside: [],
  });
  const all = Number.POSITIVE_INFINITY;
  const found = verdict([checked(places.map(of), [], all)], 'error', all);
  const first = verdict([checked(places.map(of), [], 100)], 'error');
  it('are all in text, JSON and the workflow log with --all, with ten annotations of a kind', () => {
    const text = joined(checkText(found, PLAIN));
    expect(text.split('\n')).toHaveLength(100_003);
    expect(JSON.parse(joined(checkJson(found))).findings).toHaveLength(100_000);
    const log = joined(checkGithub(found, undefined));
    expect(log.startsWith(text)).toBe(true);
    const all = commands(log.slice(text.length));
    expect(all.map((c) => c.kind)).toEqual([...Array(10).fill('error'), ...Array(10).fill('warning')]);
    expect([all[9]?.message, all[19]?.message]).toEqual([
      'and 98,991 more: the log lists all',
      'and 991 more: the log lists all',
    ]);
  });
  it('are cut to fit in Markdown and SARIF, with errors first', () => {
    const summary = checkMarkdown(found);
    const rows = summary.match(/^\| error /gm) ?? [];
    expect(Buffer.byteLength(summary)).toBeLessThan(900_000);
    expect(summary).toContain(`\n${whole(100_000 - rows.length)} findings are left out`);
    const [run] = JSON.parse(joined(checkSarif(found, '1.0.0'))).runs;
    expect([run.results.length, run.results.every((r: { level: string }) => r.level === 'error')]).toEqual([
      25_000,
      true,
    ]);
    const [{ toolExecutionNotifications: told, executionSuccessful }] = run.invocations;
    expect([executionSuccessful, told]).toEqual([
      true,
      [{ level: 'warning', message: { text: '75,000 findings are left out. reshare check --all lists all.' } }],
    ]);
  });
  it.skipIf(!official)('are valid SARIF', () =>
    expect(invalid(JSON.parse(joined(checkSarif(found, '1.0.0'))))).toBeNull(),
  );
  it('are the first hundred without --all, the worst first, and the others are counted', () => {
    const kinds = [
      { code: 'unreadable-value', severity: 'error', file: './tin/observations.csv', count: 98_900 },
      { code: 'doubtful-without-note', severity: 'warning', file: './tin/observations.csv', count: 1000 },
    ].map((kind) => ({ ...kind, acknowledged: false }));
    const told = [
      '  98,900 error unreadable-value in ./tin/observations.csv',
      '  1,000 warning doubtful-without-note in',
    ];
    const text = joined(checkText(first, PLAIN));
    expect(text.split('\n')[100]).toBe('and 99,900 more:');
    for (const kind of told) expect(text).toContain(kind);
    expect(text).toContain('./tin: 99,000 errors and 1,000 warnings.');
    const document = checkSchema.document.strict().parse(JSON.parse(joined(checkJson(first))));
    expect([document.findings.length, document.unlisted, document.unlistedKinds]).toEqual([100, 99_900, kinds]);
    expect(document.findings.map((f) => f.line).slice(97)).toEqual([99, 100, 102]);
    const [run] = JSON.parse(joined(checkSarif(first, '1.0.0'))).runs;
    expect([run.results.length, run.properties]).toEqual([100, { unlisted: 99_900, unlistedKinds: kinds }]);
    expect(checkMarkdown(first)).toContain('| error | unreadable-value | ./tin/observations.csv | 98,900 |');
    const annotations = commands(joined(checkGithub(first, undefined)));
    expect(annotations.map((c) => c.message).slice(-2)).toEqual([
      'and 98,991 more: the log counts them, and --all lists them',
      'and 1,000 more: the log counts them, and --all lists them',
    ]);
  });
  it('are cut with acknowledged findings last', () => {
    const isOpen = (_: unknown, i: number) => i % 100 === 99;
    const every = places.map(of);
    const known = every.filter((f, i) => !isOpen(f, i)).map((f) => ({ ...f, text: f.text, acknowledged: 'x' }));
    const split = verdict([checked(every.filter(isOpen), known, all)], 'error', all);
    const { results } = JSON.parse(joined(checkSarif(split, '1.0.0'))).runs[0];
    expect(results.filter((r: { suppressions?: unknown }) => !r.suppressions)).toHaveLength(1000);
    expect(results[999].level).toBe('warning');
  });
});

describe('the json format', () => {
  it('is valid against its schema, and has acknowledged findings with their reasons', async () => {
    for (const folder of ['./test/fixtures/metal', 'articles', copy([WRONG])]) {
      const found = await json(folder, './test/fixtures/nowhere');
      expect(checkSchema.document.strict().parse(found)).toEqual(found);
    }
    const { failed, datasets, findings } = await json('articles');
    expect([failed, datasets[0].acknowledged, findings.length]).toEqual([false, 15 + 3, 15 + 3]);
    expect(findings.every((f: { acknowledged: string | null }) => f.acknowledged !== null)).toBe(true);
  });
  it('has the found and the expected value', async () => {
    const [f] = (await json(copy([['observations', 'solder-peru', 'unit', 'kg']]))).findings;
    expect([f.code, f.found, f.expected, f.key]).toEqual([
      'constraint-error',
      'kg',
      'percent, because the measure is a share',
      'solder-peru/unit',
    ]);
  });
});

describe('--output', () => {
  it('writes the report to a file and keeps the exit code', async () => {
    const file = join(mkdtempSync(join(tmpdir(), 'reshare-')), 'x.sarif');
    const { code, out } = await check('./test/fixtures/metal', '--format', 'sarif', '-o', file);
    expect([code, out, readFileSync(file, 'utf8')]).toEqual([
      1,
      '',
      (await check('./test/fixtures/metal', '--format', 'sarif')).out,
    ]);
  });
  it('refuses a file of a dataset or its acknowledgements', async () => {
    const folder = copy();
    writeFileSync(join(folder, 'acknowledged.csv'), 'edition,code,key,reason\n');
    for (const file of ['facts.csv', 'datapackage.json', 'acknowledged.csv'])
      expect((await check(folder, '-o', join(folder, file))).code).toBe(2);
  });
});

it('check without a name checks all built-in editions', async () => {
  const { datasets } = await json();
  expect(datasets.map((d: { name: string; version: string }) => `${d.name}@${d.version}`)).toEqual(await editions());
});

it('check finds the editions below a folder that is named with or without a slash', async () => {
  const [bare, slash] = [await reshare(['check', 'datasets']), await reshare(['check', './datasets'])];
  expect([bare.code, bare.out.split('\n').length]).toEqual([0, (await editions()).length + 1]);
  expect(slash.out).toBe(bare.out);
  expect((await reshare(['check', 'articles'])).out).toMatch(/^articles@2025\.07: .*\n$/);
});

describe('a dataset with more than a hundred errors', () => {
  const argv = ['--dataset', './test/fixtures/many'];
  const more = '  4 error constraint-error in ./test/fixtures/many/observations.csv';
  it('stops every command with the first hundred, the number of others, and how to see them', async () => {
    const commands = ['stage', 'shares', 'list stages', 'explain -e tin', 'cite -e tin', 'chart', 'report'];
    for (const command of commands) {
      const { code, err } = await reshare([...command.split(' '), ...argv]);
      const lines = err.trimEnd().split('\n');
      expect([command, code, lines.length, ...lines.slice(-4)]).toEqual([
        command,
        3,
        104,
        'and 4 more:',
        more,
        'reshare: The dataset has 104 errors, so nothing is computed from it.',
        'reshare check ./test/fixtures/many --all',
      ]);
    }
  });
  it('tells a script how many errors are not listed', async () => {
    const { findings, unlisted, unlistedKinds } = JSON.parse((await reshare(['stage', ...argv, '--json'])).err);
    const kind = {
      code: 'constraint-error',
      severity: 'error',
      file: './test/fixtures/many/observations.csv',
      count: 4,
    };
    expect([findings.length, unlisted, unlistedKinds]).toEqual([100, 4, [kind]]);
  });
  it('has them all listed by check --all', async () => {
    const { out } = await check('./test/fixtures/many', '--all');
    expect(out.match(/^.* error constraint-error .*$/gm)).toHaveLength(104);
    expect(out).not.toContain('more:');
  });
});

describe('a dataset with a header alone', () => {
  it.each(['observations', 'subjects', 'stages'])('in %s.csv stops every command at the place', async (file) => {
    const files = ['observations', 'facts', ...(file === 'observations' ? [] : [file])];
    const header = (text: string): string => text.slice(0, text.indexOf('\n') + 1);
    const folder = copy((to) => {
      for (const name of files) rewritten(`${name}.csv`, header)(to);
      if (file === 'stages') rewritten('subjects.csv', (t) => `${header(t)}tin,element,tin,Sn,50,,,,,\n`)(to);
    });
    for (const command of ['stage', 'list stages', 'explain -e tin', 'chart', 'report', 'cite -e tin']) {
      const { code, err } = await reshare([...command.split(' '), '--dataset', folder]);
      expect([command, code]).toEqual([command, 3]);
      expect(err).toContain(`/${file}.csv:2:1: error no-rows: There is no row below the header`);
    }
    expect((await check(folder)).code).toBe(1);
  });
});

it('a position that a number cannot hold exactly is an error', async () => {
  const [kept, lost] = ['9007199254740991', '9007199254740993'].map((n) =>
    copy([['stages', 'soldering', 'position', n]]),
  );
  expect((await check(kept ?? '')).out).not.toContain('type-error');
  expect((await check(lost ?? '')).out).toMatch(
    /stages\.csv:5:\d+: error type-error soldering\/position: .*9007199254740991/,
  );
});
