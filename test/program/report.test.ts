import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import axe from 'axe-core';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { edited } from '../edited.js';
import { chromium, hasChromium } from './chromium.js';

/** What a page is served from, and the requests that it made. */
type Site = { readonly server: Server; readonly address: string; readonly asked: string[] };

const site = (html: string): Promise<Site> =>
  new Promise((done) => {
    const asked: string[] = [];
    const server = createServer(({ url }, response) => {
      asked.push(url ?? '');
      response.setHeader('content-type', 'text/html');
      response.end(html);
    });
    server.listen(0, '127.0.0.1', () => {
      const found = server.address();
      const port = typeof found === 'object' && found ? found.port : 0;
      done({ server, address: `http://127.0.0.1:${port}/`, asked });
    });
  });

const run = (...argv: readonly string[]): string =>
  execFileSync(process.execPath, ['bin/reshare.js', ...argv], { encoding: 'utf8', maxBuffer: 1e8 });

/** Names that would be markup, a script, a link or the end of something, if they were not text. */
const HOSTILE = {
  subject: '<script>window.hit = 1</script>',
  symbol: '"onload=hit()',
  group: "'><img src=x onerror=window.hit=1>",
  stage: ']]><svg onload=window.hit=1>',
  actor: '</title></style></script><b>Peru',
  locator: '&lt;p. 2&gt; &#x3c;\u202egnp.exe',
  note: `-->${'w'.repeat(300)} {{1+1}}`,
  title: 'javascript:window.hit=1',
};

/** A dataset with hostile names in every column that a page shows, and a source whose address is a script. */
function hostileFolder(): string {
  return edited('test/fixtures/metal', [
    ['subjects', 'tin', 'name', HOSTILE.subject],
    ['subjects', 'tin', 'symbol', HOSTILE.symbol],
    ['subjects', 'solder-metals', 'name', HOSTILE.group],
    ['stages', 'digging', 'name', HOSTILE.stage],
    ['actors', 'Peru', 'actor', HOSTILE.actor],
    ...['dig-peru', 'smelt-peru', 'solder-peru'].map((id) => ['observations', id, 'actor', HOSTILE.actor] as const),
    ['observations', 'dig-bolivia', 'locator', HOSTILE.locator],
    ['observations', 'dig-bolivia', 'note', HOSTILE.note],
    ['sources', 'survey', 'title', HOSTILE.title],
    ['sources', 'survey', 'note', HOSTILE.note],
  ]);
}

/** The texts and structure of a page that a script in it would have changed. */
const INSIDE = `() => ({
  hit: window.hit,
  scripts: document.querySelectorAll('script:not([type])').length,
  foreign: [...document.querySelectorAll('img, iframe, object, embed, b, base, link')].map((e) => e.outerHTML),
  handlers: [...document.querySelectorAll('*')].flatMap((e) => e.getAttributeNames().filter((n) => /^on|^style$/.test(n))),
  links: [...document.querySelectorAll('a')].map((a) => a.getAttribute('href')).filter((href) => !/^(#|https?:)/.test(href)),
  ids: [...document.querySelectorAll('[id]')].map((e) => e.id),
  dead: [...document.querySelectorAll('a[href^="#"]')].map((a) => a.hash.slice(1)).filter((id) => !document.getElementById(id)),
  broken: [...document.querySelectorAll('svg')].filter((svg) =>
    new DOMParser().parseFromString(new XMLSerializer().serializeToString(svg), 'image/svg+xml').querySelector('parsererror'),
  ).length,
  text: document.body.innerText,
})`;
type Inside = {
  readonly hit: unknown;
  readonly scripts: number;
  readonly foreign: readonly string[];
  readonly handlers: readonly string[];
  readonly links: readonly string[];
  readonly ids: readonly string[];
  readonly dead: readonly string[];
  readonly broken: number;
  readonly text: string;
};

describe.runIf(hasChromium)('the page of a report', () => {
  const folder = mkdtempSync(join(tmpdir(), 'reshare-report-'));
  const html = run('report');
  const own = run('report', '--dataset', hostileFolder(), '--title', HOSTILE.subject, '--exclude', HOSTILE.actor);
  let browser: Browser | undefined;
  const sites: Site[] = [];
  beforeAll(async () => {
    browser = await chromium();
    sites.push(await site(html), await site(own));
  });
  afterAll(async () => {
    await browser?.close();
    for (const { server } of sites) server.close();
  });

  /** Opens a page, does something there, and tells what the browser said meanwhile. */
  async function visited<T>(which: 0 | 1, options: BrowserContextOptions, act: (page: Page) => Promise<T>) {
    const { address, asked } = sites[which] ?? { address: '', asked: [] };
    const context = await browser?.newContext({ viewport: { width: 800, height: 900 }, ...options });
    const page = await context?.newPage();
    if (!page) throw new Error('there is no browser');
    const said: string[] = [];
    page.on('console', (message) => said.push(message.text()));
    page.on('pageerror', (error) => said.push(String(error)));
    page.on('dialog', (dialog) => said.push(dialog.message()));
    asked.length = 0;
    await page.addInitScript(
      "document.addEventListener('securitypolicyviolation', (e) => console.log('violation', e.violatedDirective))",
    );
    await page.goto(address);
    const result = await act(page);
    await context?.close();
    return { result, said, asked: [...asked] };
  }
  const inside = (page: Page): Promise<Inside> => page.evaluate<Inside>(`(${INSIDE})()`);

  it('is one file of at most 400 kB, the same each time', () => {
    const file = join(folder, 'report.html');
    expect(run('report', '--output', file)).toBe('');
    expect(readFileSync(file, 'utf8')).toBe(html);
    expect(Buffer.byteLength(html)).toBeLessThan(400_000);
  });
  it('makes one request, violates no policy, says nothing, and leads nowhere dead', async () => {
    const { result, said, asked } = await visited(0, {}, inside);
    expect(asked).toEqual(['/']);
    expect(said).toEqual([]);
    expect(result).toMatchObject({ foreign: [], handlers: [], links: [], dead: [], broken: 0 });
    expect(new Set(result.ids).size).toBe(result.ids.length);
    expect(result.ids).toContain('answer-dysprosium');
  });
  it('forbids scripts and styles from elsewhere', async () => {
    const { result } = await visited(0, {}, (page) =>
      page.evaluate(`new Promise((done) => {
        const forbidden = [];
        document.addEventListener('securitypolicyviolation', ({ effectiveDirective }) => {
          forbidden.push(effectiveDirective);
          if (forbidden.length === 2) done([...forbidden.sort(), window.hit, getComputedStyle(document.body).display]);
        });
        const script = document.createElement('script');
        script.textContent = 'window.hit = 1';
        document.body.append(script);
        document.body.setAttribute('style', 'display: none');
      })`),
    );
    expect(result).toEqual(['script-src-elem', 'style-src-attr', undefined, 'block']);
  });
  it('is complete without JavaScript and without styles', async () => {
    const bare = html.replace(/<style>[\s\S]*?<\/style>/, '');
    const { result } = await visited(0, { javaScriptEnabled: false }, async (page) => {
      const styled = await page.locator('body').innerText();
      await page.setContent(bare);
      return [styled, await page.locator('body').innerText(), await page.locator('svg:visible').count()] as const;
    });
    const groups = (html.match(/<section id="group-/g) ?? []).length;
    expect(result[2]).toBe(groups);
    const rows = JSON.parse(run('stage', '--json')).rows;
    const names = new Set<string>(rows.map((a: { subject: { name: string } }) => a.subject.name));
    expect(names.size).toBe(17);
    for (const text of result.slice(0, 2)) {
      for (const name of names)
        expect(String(text).toLowerCase()).toMatch(new RegExp(`${name.toLowerCase()}[^:]*: concentration is`));
      for (const part of ['Remarks', 'The printed values', 'To quote', 'What other datasets say', 'How to cite'])
        expect(text).toContain(part);
      expect(text).toContain(JSON.parse(run('cite', '--json')).dataset.sha256);
      expect(text).toContain('reshare report -d articles@');
    }
  });
  it.each(['light', 'dark'] as const)('has no finding of axe, %s', async (colorScheme) => {
    const { result } = await visited(0, { colorScheme }, async (page) => {
      await page.evaluate(axe.source);
      return page.evaluate<readonly string[]>(
        `axe.run().then(({ violations }) => violations.flatMap((v) => v.nodes.map((n) => v.id + ': ' + n.html.slice(0, 200))))`,
      );
    });
    expect(result).toEqual([]);
  });
  it.each([320, 800, 1400])(
    'is no wider than a window of %i pixels, and shows one picture of each group',
    async (width) => {
      const { result } = await visited(0, { viewport: { width, height: 900 } }, async (page) => [
        await page.evaluate<number>('document.documentElement.scrollWidth'),
        await page.locator('svg:visible').count(),
        await page.evaluate<number>(
          `Math.min(...[...document.querySelectorAll('svg text')].filter((t) => t.getBoundingClientRect().width > 0).map((t) => t.getBoundingClientRect().height))`,
        ),
      ]);
      expect(result[0]).toBeLessThanOrEqual(width);
      expect(result[1]).toBe((html.match(/<section id="group-/g) ?? []).length);
      expect(result[2]).toBeGreaterThan(10);
    },
  );
  it('shows the wide picture on paper, whose text is dark in a dark theme, too', async () => {
    const { result } = await visited(
      0,
      { colorScheme: 'dark', viewport: { width: 650, height: 900 } },
      async (page) => {
        await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
        return [
          await page.locator('.wide svg:visible').count(),
          await page.locator('.narrow svg:visible').count(),
          await page.evaluate('getComputedStyle(document.body).backgroundColor'),
        ];
      },
    );
    expect(result).toEqual([(html.match(/<section id="group-/g) ?? []).length, 0, 'rgb(255, 255, 255)']);
  });
  it('reaches by the keyboard what is wider than it, and shows the focus', async () => {
    const { result } = await visited(0, { viewport: { width: 320, height: 900 } }, async (page) => {
      const frame = page.locator('.scroll').first();
      await page.locator('nav a').last().focus();
      await page.keyboard.press('Tab');
      await page.keyboard.press('ArrowRight');
      await page.waitForTimeout(300);
      return frame.evaluate((node) => [
        node === document.activeElement,
        node.scrollLeft > 0,
        getComputedStyle(node).outlineStyle,
      ]);
    });
    expect(result).toEqual([true, true, 'solid']);
  });
  it('keeps hostile names of a dataset inert', async () => {
    const { result, said, asked } = await visited(1, {}, async (page) => {
      for (const link of await page.locator('a').all()) await link.dispatchEvent('click');
      return inside(page);
    });
    expect(asked).toEqual(['/']);
    expect(said).toEqual([]);
    const policy = own.includes('script-src') ? 1 : 0;
    expect(result).toMatchObject({
      hit: undefined,
      scripts: policy,
      foreign: [],
      handlers: [],
      links: [],
      dead: [],
      broken: 0,
    });
    for (const name of [HOSTILE.subject, HOSTILE.symbol, HOSTILE.group, HOSTILE.actor, HOSTILE.title, '{{1+1}}'])
      expect(result.text.toLowerCase()).toContain(name.toLowerCase());
    expect(own).not.toContain('\u202e');
  });
});
