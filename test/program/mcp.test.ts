import { spawn, spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, realpathSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client, type ClientOptions } from '@modelcontextprotocol/client';
import { StdioClientTransport } from '@modelcontextprotocol/client/stdio';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { TOOLS } from '../../src/commands/mcp/tools.js';
import { ASKED } from './conversation.js';

const PROGRAM = 'bin/reshare.js';
const TOOL_NAMES = [...TOOLS.keys()];

/** Folders that a server may read (`open`) and may not (`shut`): each has datasets, and `open` has links that lead out. */
const HOME = realpathSync(mkdtempSync(join(tmpdir(), 'reshare-mcp-')));
const [OPEN, SHUT] = [join(HOME, 'open'), join(HOME, 'shut')];
for (const folder of [OPEN, SHUT]) {
  mkdirSync(join(folder, 'deep/deeper'), { recursive: true });
  cpSync('test/fixtures/metal', join(folder, 'metal'), { recursive: true });
  cpSync('test/fixtures/metal', join(folder, 'editions/2025.01'), { recursive: true });
}
symlinkSync(join(SHUT, 'metal'), join(OPEN, 'link'));
symlinkSync(join(OPEN, 'deep/deeper'), join(OPEN, 'inner'));
mkdirSync(join(OPEN, 'stolen'));
symlinkSync(join(SHUT, 'metal/datapackage.json'), join(OPEN, 'stolen/datapackage.json'));

async function connected(
  args: readonly string[],
  options: ClientOptions = {},
  env: Record<string, string> = {},
): Promise<Client> {
  const client = new Client({ name: 'test', version: '1' }, options);
  await client.connect(
    new StdioClientTransport({ command: process.execPath, args: [PROGRAM, 'mcp', ...args], env, stderr: 'inherit' }),
  );
  return client;
}

type Result = Awaited<ReturnType<Client['callTool']>>;

const textOf = ({ content: [first] }: Result): string => (first?.type === 'text' ? first.text : '');
/** The code of a tool error; undefined for an answer. */
const codeOf = (result: Result): string | undefined => (result.isError ? JSON.parse(textOf(result)).code : undefined);

/** What is expected of an answer: a range, a value, a number of rows, or a refusal with its reason or code. */
type Expectation = {
  readonly at?: string;
  readonly low?: number;
  readonly high?: number | null;
  readonly lowOpen?: boolean;
  readonly highOpen?: boolean;
  readonly is?: unknown;
  readonly length?: number;
  readonly refused?: string;
  readonly error?: string;
};
type Question = {
  readonly question: string;
  readonly tool: string;
  readonly arguments: Record<string, unknown>;
  readonly expect: readonly Expectation[];
};

/** The questions. Their ranges were worked out from the CSV files of the datasets, by other arithmetic than that of the program. */
const QUESTIONS: readonly Question[] = JSON.parse(readFileSync('test/fixtures/mcp-questions.json', 'utf8'));

const field = (value: unknown, key: string): unknown =>
  typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined;

/** The values at a path such as `rows[actor=China].quantity` or `rows.0.sharePct`. A dataset is compared by its name. */
function valuesAt(document: unknown, path: string): readonly unknown[] {
  let found: readonly unknown[] = [document];
  for (const [, key, name = '', value] of path.matchAll(/([^.[\]]+)|\[([^=]+)=([^\]]+)\]/g))
    found =
      key === undefined
        ? found.flat().filter((row) => [field(row, name), field(field(row, name), 'name')].includes(value))
        : found.map((one) => field(one, key));
  return found;
}

/** How an answer compares with what the data support: stronger, so that it says more; other, so that it is wrong or says less. */
function judged(result: Result, e: Expectation): 'right' | 'stronger' | 'other' {
  if (e.error !== undefined) return !result.isError ? 'stronger' : codeOf(result) === e.error ? 'right' : 'other';
  const { at = '' } = e;
  const found = valuesAt(result.structuredContent, at);
  const [value] = found;
  if (e.length !== undefined) {
    const rows = at.endsWith(']') ? found : value;
    return Array.isArray(rows) && rows.length === e.length ? 'right' : 'other';
  }
  if (e.refused !== undefined) {
    if (value !== null) return 'stronger';
    const [, holder = '', path = at] = /^(rows\.0)\.(.*)$/.exec(at) ?? [];
    const [row] = holder === '' ? [result.structuredContent] : valuesAt(result.structuredContent, holder);
    return field(field(row, 'reasons'), path) === e.refused ? 'right' : 'other';
  }
  if ('is' in e) return value === e.is ? 'right' : e.is === null ? 'stronger' : 'other';
  const [low, high] = [Number(field(value, 'low')), Number(field(value, 'high'))];
  const [least, most] = [e.low ?? Number.NaN, e.high ?? Number.NaN];
  const near = (a: number, b: number): boolean => Math.abs(a - b) < 1e-6;
  const opened = field(value, 'lowOpen') === e.lowOpen && field(value, 'highOpen') === e.highOpen;
  if (near(low, least) && near(high, most) && opened) return 'right';
  const covers = (low < least || near(low, least)) && (high > most || near(high, most));
  const shutEnds =
    (near(low, least) && field(value, 'lowOpen') && !e.lowOpen) ||
    (near(high, most) && field(value, 'highOpen') && !e.highOpen);
  return covers && !shutEnds ? 'other' : 'stronger';
}

describe('a client of the SDK', () => {
  let client: Client;
  const schemas = new Map<string, ValidateFunction>();
  beforeAll(async () => {
    client = await connected(['--root', OPEN]);
    const { tools } = await client.listTools();
    const ajv = new Ajv2020({ strict: false });
    for (const { name, outputSchema } of tools)
      schemas.set(name, ajv.compile(JSON.parse(JSON.stringify(outputSchema))));
  });
  afterAll(() => client.close());
  const call = (name: string, args: Record<string, unknown>) => client.callTool({ name, arguments: args });

  it('lists nine tools that only read, with schemas of arguments and answers', async () => {
    const { tools } = await client.listTools();
    expect(tools.map(({ name }) => name)).toEqual(TOOL_NAMES);
    for (const { annotations, inputSchema, outputSchema } of tools) {
      expect(annotations).toMatchObject({ readOnlyHint: true, openWorldHint: false });
      expect([inputSchema.type, outputSchema?.type]).toEqual(['object', 'object']);
      expect(Object.keys(inputSchema.properties ?? {})).not.toEqual(
        expect.arrayContaining([expect.stringMatching(/^(output|format|json|color|quiet|bars|composition)$/)]),
      );
    }
    const [stage, shares] = tools;
    expect(stage?.inputSchema).toMatchObject({
      properties: {
        element: { type: 'array', items: { type: 'string' } },
        reading: { enum: ['printed', 'rounded'], default: 'printed' },
      },
      examples: expect.arrayContaining([{ element: ['dysprosium'] }]),
    });
    expect(shares?.inputSchema.required).toEqual(['element', 'stage']);
    // the words of a command line are of no use to a model
    expect(JSON.stringify(tools).match(/[^"]{0,40} --[a-z]+[^"]{0,20}/g) ?? []).toEqual([]);
    expect(client.getInstructions()).toContain('Never state a number where the answer has a reason instead');
  });
  it('lists and reads the datasets, the method and the pages', async () => {
    const { resources } = await client.listResources();
    const read = await Promise.all(resources.map(async ({ uri }) => (await client.readResource({ uri })).contents[0]));
    const texts = new Map(read.map((c) => [c?.uri, c && 'text' in c ? c.text : '']));
    expect([...texts.values()].filter((text) => text === '')).toEqual([]);
    expect(texts.get('reshare://method')).toBe(readFileSync('docs/method.md', 'utf8'));
    expect(texts.get('reshare://docs/mcp')).toBe(readFileSync('docs/mcp.md', 'utf8'));
    for (const file of ['datapackage.json', 'observations.csv'])
      expect(texts.get(`reshare://datasets/usgs/2025.01/${file}`)).toBe(
        readFileSync(`datasets/usgs/2025.01/${file}`, 'utf8'),
      );
    const shipped = readdirSync('datasets', { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && !entry.name.startsWith('.'))
      .map((entry) => `reshare://${join(entry.parentPath, entry.name)}`);
    expect(shipped.filter((uri) => !texts.has(uri))).toEqual([]);
    expect(new Set(resources.map(({ mimeType }) => mimeType))).toEqual(
      new Set(['text/markdown', 'application/json', 'text/csv']),
    );
    expect(resources.filter(({ title, description }) => !title || !description)).toEqual([]);
    await expect(client.readResource({ uri: 'reshare://../package.json' })).rejects.toThrow('not found');
  });
  it('has a sentence and a reason for each dataset that has no figure, in comparisons, too', async () => {
    const quotedBy = async (tool: string, args: Record<string, unknown>) => {
      const { structuredContent } = await call(tool, args);
      const { quotable } = JSON.parse(JSON.stringify(structuredContent));
      return quotable.sentences.map((s: { sentence: string; whose: string | null; refused: { reason: string }[] }) => [
        s.sentence,
        s.whose,
        ...s.refused.map(({ reason }) => reason),
      ]);
    };
    const silence = (edition: string, of: string) => [
      `The reshare dataset ${edition} has no figure for ${of}.`,
      null,
      'no-evidence',
    ];
    const editions = ['articles 2025.07', 'iea 2025.05', 'ores 2025.01', 'usgs 2026.05.1'];
    // a dataset whose source leaves the element out says so once
    const ores = (await quotedBy('compare', { element: 'scandium' })).filter(([sentence]: [string]) =>
      sentence.includes('reshare dataset ores'),
    );
    expect(ores).toEqual([[expect.stringContaining('leaves scandium out'), null, 'no-evidence']]);
    expect(await quotedBy('compare', { element: 'gallium' })).toEqual(editions.map((e) => silence(e, 'gallium')));
    expect(
      await quotedBy('diff', {
        first: 'usgs@2025.01',
        second: 'usgs@2026.05.1',
        element: ['scandium'],
        stage: ['mining'],
      }),
    ).toEqual([
      ['Between the reshare datasets usgs 2025.01 and usgs 2026.05.1, 1 result of those asked for moved.', null],
      [
        expect.stringMatching(/^The dataset has no figures for scandium alone .* 68\.5 %/),
        'the 17 rare earth elements',
        ...Array(5).fill('inherited'),
      ],
      silence('usgs 2026.05.1', 'scandium at the stage mining'),
    ]);
  });
  it('gets 100 answers, none stronger than the evidence, each with what may be quoted', async () => {
    const verdicts: (readonly [string, string])[] = [];
    for (const { question, tool, arguments: args, expect: expected } of QUESTIONS) {
      const result = await call(tool, args);
      for (const e of expected) verdicts.push([judged(result, e), `${question} ${e.at ?? e.error}`]);
      if (result.isError) continue;
      const validate = schemas.get(tool);
      expect([question, validate?.(result.structuredContent), validate?.errors]).toEqual([question, true, null]);
      const [sentence] = valuesAt(result.structuredContent, 'quotable.sentences.0.sentence');
      expect(textOf(result)).toContain(tool === 'check' || tool === 'cite' ? '"sentence"' : sentence);
      const [whose, refusals] = ['whose', 'refused'].map(
        (key) => valuesAt(result.structuredContent, `quotable.sentences.0.${key}`)[0],
      );
      // whose figures an answer states is told exactly where it states some
      if (['stage', 'shares', 'explain', 'cite'].includes(tool))
        expect([question, typeof whose]).toEqual([
          question,
          /"(no-evidence|not-entered)"/.test(JSON.stringify(refusals)) ? 'object' : 'string',
        ]);
      const told = JSON.stringify(valuesAt(result.structuredContent, 'quotable.sentences'));
      for (const { refused } of expected)
        if (refused !== undefined) expect([question, told.includes(`"${refused}"`)]).toEqual([question, true]);
      // the dataset and its licence are there for every answer from one
      if (tool !== 'hhi')
        expect(valuesAt(result.structuredContent, 'quotable.datasets.0')[0]).toMatchObject({
          name: expect.any(String),
          version: expect.any(String),
          licences: expect.any(Array),
        });
    }
    expect(QUESTIONS).toHaveLength(100);
    expect(verdicts.filter(([verdict]) => verdict === 'stronger')).toEqual([]);
    expect(verdicts.filter(([verdict]) => verdict !== 'right')).toEqual([]);
  });
  it('quotes a figure with all that it rests on', async () => {
    const sentence = async (tool: string, args: Record<string, unknown>) =>
      valuesAt((await call(tool, args)).structuredContent, 'quotable.sentences.0.sentence')[0];
    const ores = { dataset: 'ores', element: 'dysprosium', stage: 'mining', ore: ['Burma=rock'] };
    for (const tool of ['stage', 'shares', 'explain'])
      expect(await sentence(tool, ores)).toMatch(
        /^Supposing that Burma's ore is rock \(as typed, not from the dataset\): for dysprosium, /,
      );
    expect(await sentence('hhi', { suppliers: ['A=50', 'B=30'], restCap: 5, largest: 'A', exclude: ['B'] })).toBe(
      'For the market as typed (A=50; B=30; no other supplier has more than 5 %; no supplier is larger than A), the HHI is between 3,400 and 3,500 points; this leaves 70 % without B.',
    );
    expect(await sentence('hhi', { suppliers: ['A=5', 'B=3'], total: 8, closed: true, reading: 'rounded' })).toContain(
      '(A=5; B=3; of a total of 8; nobody else supplies; with values read as rounded)',
    );
    expect(await sentence('diff', { first: 'usgs@2025.01', second: 'usgs@2026.05.1', stage: 'reserves' })).toContain(
      '18 results of those asked for moved.',
    );
    expect(await sentence('diff', { first: 'articles', second: 'iea' })).toMatch(/ \d+ results differ\.$/);
    const same = await call('diff', { first: 'articles', second: 'articles' });
    expect(valuesAt(same.structuredContent, 'quotable.datasets.length')).toEqual([1]);
  });
  it('gets the figures that the command line prints as JSON', async () => {
    const { structuredContent } = await call('stage', { element: ['dysprosium'], exclude: ['China=50%'] });
    const { quotable, ...document } = JSON.parse(JSON.stringify(structuredContent));
    const { stdout } = spawnSync(process.execPath, [PROGRAM, 'stage', '-e', 'dysprosium', '-x', 'China=50%', '--json']);
    expect([document, typeof quotable]).toEqual([JSON.parse(String(stdout)), 'object']);
  });
  it('reads folders below a root, and no other, even through links', async () => {
    const asked = async (dataset: string) => codeOf(await call('stage', { dataset, element: ['tin'] }));
    for (const path of ['metal', 'editions/2025.01']) expect(await asked(join(OPEN, path))).toBe(undefined);
    for (const path of [
      SHUT,
      join(SHUT, 'metal'),
      join(SHUT, 'nowhere'),
      join(OPEN, '../shut/metal'),
      join(OPEN, 'link'),
      // the system takes ".." behind the link for another folder than path.join
      `${OPEN}/inner/../../../shut/metal`,
      `${OPEN}/inner/../../metal/../../shut/metal`,
      `${OPEN}-like/metal`,
      './test/fixtures/metal',
      '/',
      '..',
    ])
      expect([path, await asked(path)]).toEqual([path, 'outside-root']);
    expect(await asked(join(OPEN, 'stolen'))).toBe('unsound-dataset');
    expect(codeOf(await call('diff', { first: 'usgs', second: join(OPEN, 'link') }))).toBe('outside-root');
    expect(codeOf(await call('compare', { element: 'tin', dataset: ['usgs', SHUT] }))).toBe('outside-root');
    expect(codeOf(await call('check', { datasets: [join(OPEN, 'editions')] }))).toBe(undefined);
    expect(codeOf(await call('stage', { composition: join(SHUT, 'metal/facts.csv') }))).toBe('unknown-option');
  });
  it('gets tool errors with stable codes and what to do', async () => {
    const errors = [
      ['stage', { element: ['disprosium'] }, 'unknown-element', 'dysprosium'],
      ['stage', { elemnt: ['dysprosium'] }, 'unknown-option', 'Did you mean element?'],
      ['stage', { element: { name: 'dysprosium' } }, 'invalid-argument', 'list of texts'],
      ['stage', { reading: 'loose' }, 'invalid-argument', 'printed, rounded'],
      ['stage', { dataset: '--json' }, 'unknown-dataset', 'usgs@2025.01'],
      ['list', { kind: '--help' }, 'unknown-kind', 'observations'],
      ['hhi', { suppliers: ['China'] }, 'usage', 'China=92'],
      ['hhi', {}, 'missing-argument', 'needs the argument suppliers'],
      ['stage', { period: 'last year' }, 'invalid-argument', 'The argument period cannot be'],
      ['stage', { element: 'Dy, Tb' }, 'unknown-element', 'Write a list:'],
      ['shares', { element: ['Dy', 'Tb'], stage: 'mining' }, 'invalid-argument', 'Call the tool once for each'],
      ['stage', { element: ['x'.repeat(10_001)] }, 'invalid-argument', '10,001 characters'],
      ['check', { datasets: [join(SHUT, 'metal')] }, 'outside-root', '--root'],
    ] as const;
    for (const [tool, args, code, advice] of errors) {
      const result = await call(tool, args);
      expect([codeOf(result), textOf(result).includes(advice)]).toEqual([code, true]);
      expect(JSON.parse(textOf(result)).schema).toBe('reshare.error/2');
      // the words of a command line are of no use to a model
      expect(JSON.parse(textOf(result)).message).not.toMatch(/--(?!root|json|help)|reshare (list|help)/);
    }
    await expect(call('import', {})).rejects.toThrow('No tool is called "import"');
  });
});

describe('the server', () => {
  it('speaks the newest protocol with a client that asks for it', async () => {
    const client = await connected([], { versionNegotiation: { mode: { pin: '2026-07-28' } } });
    const result = await client.callTool({ name: 'hhi', arguments: { suppliers: ['China=92'] } });
    expect(result.structuredContent).toMatchObject({ measures: { hhi: { low: 8464, high: 8528 } } });
    expect(client.getNegotiatedProtocolVersion()).toBe('2026-07-28');
    await client.close();
  });
  it('takes null for no arguments', () => {
    const asked = { jsonrpc: '2.0', id: 3, method: 'tools/call', params: { name: 'check', arguments: null } };
    const { stdout } = spawnSync(process.execPath, [PROGRAM, 'mcp'], {
      input: `${ASKED}${JSON.stringify(asked)}\n`,
      encoding: 'utf8',
    });
    const answer = stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line))
      .find(({ id }) => id === 3);
    expect(answer.result.structuredContent.schema).toBe('reshare.check/2');
  });
  it('checks no edition whose neighbours it may not read', async () => {
    const client = await connected(['--root', join(OPEN, 'editions/2025.01')]);
    const dataset = join(OPEN, 'editions/2025.01');
    const codes = [
      codeOf(await client.callTool({ name: 'list', arguments: { kind: 'sources', dataset } })),
      codeOf(await client.callTool({ name: 'check', arguments: { datasets: [dataset] } })),
    ];
    expect(codes).toEqual([undefined, 'outside-root']);
    await client.close();
  });
  it('says that RESHARE_DATASET names what it may not read', async () => {
    const client = await connected(['--root', OPEN], {}, { RESHARE_DATASET: join(SHUT, 'metal') });
    const result = await client.callTool({ name: 'stage', arguments: {} });
    expect([codeOf(result), textOf(result)]).toEqual([
      'outside-root',
      expect.stringContaining(', which RESHARE_DATASET names. This server reads below'),
    ]);
    await client.close();
  });
  it('answers what a closed pipe has asked, and prints the protocol alone', () => {
    const { status, stdout, stderr } = spawnSync(process.execPath, [PROGRAM, 'mcp'], {
      // the last line has no end
      input: `no JSON\n[]\n${ASKED}`.trimEnd(),
      encoding: 'utf8',
    });
    const said = stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect([status, said.map(({ id }) => id)]).toEqual([0, [1, 2]]);
    expect(stderr).toBe('note: A line on stdin is no message of the protocol, and is skipped.\n');
  });
  it('waits for a slow client with many open answers, without a warning', async () => {
    const child = spawn(process.execPath, [PROGRAM, 'mcp'], { stdio: ['pipe', 'pipe', 'pipe'] });
    let [said, warned] = ['', ''];
    child.stderr.on('data', (piece) => {
      warned += piece;
    });
    const lists = Array.from({ length: 12 }, (_, i) => `{"jsonrpc":"2.0","id":${i + 3},"method":"tools/list"}\n`);
    child.stdin.end(ASKED + lists.join(''));
    await new Promise((resolve) => setTimeout(resolve, 1_000));
    child.stdout.on('data', (piece) => {
      said += piece;
    });
    const status = await new Promise((resolve) => child.once('close', resolve));
    expect([status, said.trim().split('\n').length, warned]).toEqual([0, 14, '']);
  });
  it('ends by SIGINT and by SIGTERM while its client waits', async () => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) {
      const child = spawn(process.execPath, [PROGRAM, 'mcp'], { stdio: ['pipe', 'pipe', 'ignore'] });
      child.stdin.write(ASKED);
      await new Promise((resolve) => child.stdout.once('data', resolve));
      child.kill(signal);
      expect(await new Promise((resolve) => child.once('exit', (_, by) => resolve(by)))).toBe(signal);
    }
  });
  it('names a root that does not exist', () => {
    const { status, stderr } = spawnSync(process.execPath, [PROGRAM, 'mcp', '--root', join(HOME, 'nowhere')], {
      encoding: 'utf8',
    });
    expect([status, stderr]).toEqual([
      2,
      `reshare: There is no folder "${join(HOME, 'nowhere')}". Name one that exists: --root FOLDER\n`,
    ]);
  });
});
