import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { svgText } from '../../src/picture/drawing.js';
import { generatedCharts } from '../picture/charts.js';
import { chromium, hasChromium } from './chromium.js';

/** What is wrong with the texts of a picture in a browser: one that leaves the picture, two that overlap, or one that a line or circle strikes. */
const FAULTS = `(svg) => {
  document.body.innerHTML = svg;
  const picture = document.querySelector('svg').getBoundingClientRect();
  const boxes = [...document.querySelectorAll('text')].map((t) => ({ text: t.textContent, box: t.getBoundingClientRect() }));
  const out = boxes.filter(({ box }) => box.left < picture.left || box.right > picture.right || box.top < picture.top || box.bottom > picture.bottom);
  const over = boxes.flatMap((a, i) =>
    boxes.slice(i + 1).filter((b) =>
      a.box.left < b.box.right - 0.5 && b.box.left < a.box.right - 0.5 && a.box.top < b.box.bottom - 3 && b.box.top < a.box.bottom - 3,
    ).map((b) => a.text + ' | ' + b.text),
  );
  const marks = [...document.querySelectorAll('line, circle')].map((mark) => mark.getBoundingClientRect());
  const struck = boxes.filter(({ box }) =>
    marks.some((mark) => box.left < mark.right - 1 && mark.left < box.right - 1 && box.top + 2 < mark.bottom && mark.top < box.bottom - 2),
  );
  return [...struck.map(({ text }) => 'struck: ' + text), ...out.map(({ text }) => 'cut: ' + text), ...over.map((pair) => 'overlap: ' + pair)];
}`;

const run = (...argv: readonly string[]): string =>
  execFileSync(process.execPath, ['bin/reshare.js', ...argv], { encoding: 'utf8', maxBuffer: 1e8 });

describe.runIf(hasChromium)('the labels of pictures in a browser', () => {
  let browser: Browser | undefined;
  let page: Page | undefined;
  beforeAll(async () => {
    browser = await chromium();
    page = await browser?.newPage({ viewport: { width: 1500, height: 1000 } });
  });
  afterAll(async () => browser?.close());

  it.each([320, 800, 1400])('are whole and apart in 100 generated markets, %i pixels wide', async (width) => {
    const charts = generatedCharts(Number(process.env.PICTURES ?? 100), 20_261_128 + width);
    const faults: string[] = [];
    for (const chart of charts) {
      const svg = svgText(chart, { theme: 'light', width, id: 'a' });
      faults.push(...((await page?.evaluate<string[]>(`(${FAULTS})(${JSON.stringify(svg)})`)) ?? []));
    }
    expect(faults).toEqual([]);
  });

  it('are whole and apart in each picture that a golden shows', async () => {
    const pictures = readdirSync('test/golden')
      .filter((file) => file.startsWith('chart-'))
      .map((file) => /<svg[\s\S]*<\/svg>/.exec(readFileSync(`test/golden/${file}`, 'utf8'))?.[0])
      .filter((svg) => svg !== undefined);
    expect(pictures.length).toBeGreaterThan(5);
    for (const svg of pictures)
      expect(await page?.evaluate<string[]>(`(${FAULTS})(${JSON.stringify(svg)})`)).toEqual([]);
  });
  it('are seen to be cut and to overlap where they do', async () => {
    const text = (x: number, y: number) => `<text x="${x}" y="${y}">a long label</text>`;
    const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="200" height="60">${text(10, 20)}${text(40, 20)}${text(190, 50)}<line x1="0" x2="20" y1="18" y2="18" stroke="red"/></svg>`;
    const found = await page?.evaluate<string[]>(`(${FAULTS})(${JSON.stringify(svg)})`);
    expect(found?.map((fault) => fault.split(':')[0])).toEqual(['struck', 'cut', 'overlap']);
  });
});

/** A page without its program, which changes with each line of the engine, although nothing that it shows does. */
const shown = (page: string): string => page.replace(/<script>[\s\S]*<\/script>|script-src &#39;[^;]*;/g, '');

describe('the built program', () => {
  it('draws well-formed SVG of at most 12 KB, the same as the source does', () => {
    const svg = run('chart', '--element', 'dysprosium');
    const golden = readFileSync('test/golden/chart-element-dysprosium.txt', 'utf8');
    expect(golden).toBe(`$ reshare chart --element dysprosium\n${svg}\nexit 0\n`);
    expect(Buffer.byteLength(svg)).toBeLessThan(12_288);
  });
  it.each([
    ['docs/pictures/dysprosium.svg', ['chart', '--element', 'dysprosium']],
    ['docs/pictures/report.html', ['report']],
  ])('makes %s as it is in the documentation (else: node scripts/samples.mjs)', (file, argv) => {
    expect(shown(run(...argv)) === shown(readFileSync(file, 'utf8'))).toBe(true);
  });
  it('loads what draws for the command that draws alone', () => {
    const program = readFileSync('dist/bundle/reshare.cjs', 'utf8');
    expect(program).not.toMatch(/d3-array\.cjs|GLYPH_RUNS/);
    expect(readFileSync('dist/bundle/chart-picture.cjs', 'utf8')).toContain('d3-array.cjs');
  });
});
