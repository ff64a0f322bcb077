import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import { parseSync } from 'oxc-parser';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as source from '../../src/market.js';
import { chromium, hasChromium } from './chromium.js';
import { drawnQuestion } from './drawn-question.js';
import { type AskedMarket, answersOf } from './market-answers.js';

const FILE = 'dist/market.js';
const PAGE = 'docs/library.md';

/** Serves texts by their paths, as a web server serves files, until it is closed. `asked` are the paths that were asked for. */
async function served(files: Readonly<Record<string, string>>) {
  const asked: string[] = [];
  const server = createServer(({ url = '' }, response) => {
    // a browser may ask for it by itself
    if (url === '/favicon.ico') return response.writeHead(204).end();
    asked.push(url);
    const type = url.endsWith('.js') ? 'text/javascript' : 'text/html';
    return response.writeHead(url in files ? 200 : 404, { 'content-type': `${type}; charset=utf-8` }).end(files[url]);
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const address = server.address();
  return { port: typeof address === 'string' ? address : address?.port, asked, close: () => server.close() };
}

describe('the file of reshare/market', () => {
  it('is made of the source alone, without node and without a package', async () => {
    const { metafile } = await build({
      entryPoints: ['src/market.ts'],
      outdir: 'nowhere',
      bundle: true,
      write: false,
      platform: 'browser',
      format: 'esm',
      metafile: true,
    });
    const rooms = Object.keys(metafile.inputs).map((path) => /^src\/([a-z]+)\//.exec(path)?.[1] ?? path);
    expect([...new Set(rooms)].sort()).toEqual(['domain', 'market', 'output', 'src/market.ts', 'text']);
  });
  it('imports no other file and exports what the source does', async () => {
    const { module } = parseSync(FILE, readFileSync(FILE, 'utf8'));
    expect([module.staticImports, module.dynamicImports]).toEqual([[], []]);
    const names = module.staticExports.flatMap(({ entries }) => entries.map((e) => e.exportName.name));
    expect(names.sort()).toEqual(Object.keys(source).sort());
  });
  it('is small', () => {
    const bytes = readFileSync(FILE);
    // first measured: 66,596 bytes, and 25,922 as gzip
    expect(bytes.length).toBeLessThan(80_000);
    expect(gzipSync(bytes).length).toBeLessThan(31_000);
  });
});

describe.runIf(hasChromium)('in Chromium', () => {
  let browser: Browser | undefined;
  beforeAll(async () => {
    browser = await chromium();
  });
  afterAll(async () => browser?.close());

  /** What a page shows and does in the browser, and what the page asked for and wrote to the console. */
  async function visited<T>(files: Readonly<Record<string, string>>, act: (page: Page) => Promise<T>) {
    const server = await served(files);
    const page = await browser?.newPage();
    if (!page) throw new Error('no browser');
    const said: string[] = [];
    page.on('console', (message) => said.push(message.text()));
    page.on('pageerror', (error) => said.push(String(error)));
    try {
      await page.goto(`http://127.0.0.1:${server.port}/`);
      return { result: await act(page), asked: server.asked, said };
    } finally {
      await page.close();
      server.close();
    }
  }

  it('1,000 random markets have the answers of the source, to the last bit', async () => {
    const json = JSON.stringify(Array.from({ length: 1000 }, (_, seed) => drawnQuestion(seed)));
    const asked: readonly AskedMarket[] = JSON.parse(json);
    const expected = answersOf(source, asked);
    const having = (pattern: RegExp) => expected.filter((text) => pattern.test(text)).length;
    // they are of all kinds
    expect(having(/"hhi":\{.*"lowOpen":true/)).toBeGreaterThan(300);
    expect(having(/"unit":"t"/)).toBeGreaterThan(300);
    expect(having(/"remaining":\{/)).toBeGreaterThan(300);
    expect(having(/"contradiction":\{/)).toBeGreaterThan(100);
    expect(having(/"settled":\{/)).toBeGreaterThan(10);
    const { outputFiles } = await build({
      entryPoints: ['test/program/market-answers.ts'],
      bundle: true,
      write: false,
      format: 'esm',
    });
    const files = {
      '/': '<!doctype html><title>Markets</title>',
      '/market.js': readFileSync(FILE, 'utf8'),
      '/answers.js': outputFiles[0]?.text ?? '',
    };
    const { result, said } = await visited(files, (page) =>
      page.evaluate<string[]>(
        `Promise.all([import('/market.js'), import('/answers.js')]).then(([library, { answersOf }]) => answersOf(library, ${json}))`,
      ),
    );
    expect([said, result.length]).toEqual([[], 1000]);
    expect(expected.findIndex((text, i) => text !== result[i])).toBe(-1);
  });

  const [plain, notebook] = [
    ...readFileSync(PAGE, 'utf8').matchAll(/^```html\n([\s\S]*?)^```$[^`]*^```text\n([\s\S]*?)^```$/gm),
  ].map(([, html = '', shows = '']) => ({ html, shows: shows.trim() }));
  const library = { '/market.js': readFileSync(FILE, 'utf8') };
  it('the plain page shows what its documentation says, from one file', async () => {
    const files = { ...library, '/': plain?.html ?? '' };
    const { result, asked, said } = await visited(files, async (page) => {
      const shown: string[] = [await page.innerText('p >> nth=1')];
      for (const typed of ['>90%', '9', 'nonsense']) {
        await page.fill('#share', typed);
        shown.push(await page.innerText('output'));
      }
      return shown;
    });
    expect([asked, said]).toEqual([['/', '/market.js'], []]);
    expect(result).toEqual([
      plain?.shows,
      '>8,100, high',
      '81-8,362, low to high',
      'write a share such as 92%, >90% or 85-90%',
    ]);
  });
  it('the Observable notebook shows what its documentation says', async () => {
    const cells = [...(notebook?.html ?? '').matchAll(/<script type="module" pinned>([\s\S]*?)<\/script>/g)].map(
      ([, cell = '']) => cell.trim(),
    );
    // in a notebook all cells share their names, and a cell that is an expression shows its value
    const script = cells
      .map((cell) => (cell.endsWith(';') ? cell : `document.body.append(${cell}, '\\n');`))
      .join('\n');
    const files = { ...library, '/': `<!doctype html><body><script type="module">${script}</script></body>` };
    const { result, said } = await visited(files, (page) =>
      page.evaluate<string>(
        'document.body.lastChild?.textContent && [...document.body.childNodes].slice(1).map((node) => node.textContent).join("").trim()',
      ),
    );
    expect([cells.length, said, result]).toEqual([4, [], notebook?.shows]);
  });
  it('the first cell of a notebook with an attached file has the entry', async () => {
    const [, cell = ''] = /^reshare = (.*)$/m.exec(readFileSync(PAGE, 'utf8')) ?? [];
    const attachment = "(name) => ({ url: async () => '/' + name })";
    const { result } = await visited({ ...library, '/': '<!doctype html>' }, (page) =>
      page.evaluate<string[]>(`(async (FileAttachment) => Object.keys(await ${cell}))(${attachment})`),
    );
    expect(result.sort()).toEqual(Object.keys(source).sort());
  });
});
