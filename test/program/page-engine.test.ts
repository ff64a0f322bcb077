import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pageBundle } from '../../scripts/page-bundle.js';
import { editions } from '../../src/dataset/builtin.js';
import { computedArticles } from '../../src/dataset/countries.js';
import { embedding } from '../../src/dataset/embedding.js';
import { load } from '../../src/dataset/load.js';
import { sound } from '../../src/dataset/sound.js';
import { chromium, hasChromium } from './chromium.js';
import { answerTexts, marketTexts } from './page-engine.js';

const EDITIONS = await editions();

/** The places where two lists of texts differ. */
const differing = (a: readonly string[], b: readonly string[]): readonly number[] =>
  Array.from({ length: Math.max(a.length, b.length) }, (_, i) => i).filter((i) => a[i] !== b[i]);

describe.runIf(hasChromium)('the engine in a page', () => {
  let browser: Browser | undefined;
  let script = '';
  beforeAll(async () => {
    browser = await chromium();
    const { outputFiles } = await pageBundle('test/program/page-engine-entry.ts', computedArticles());
    script = outputFiles[0]?.text ?? '';
  });
  afterAll(async () => browser?.close());

  /** What an expression gives in a page with this script and these data. */
  const inPage = async (data: unknown, expression: string): Promise<readonly string[]> => {
    const page = await browser?.newPage();
    const json = JSON.stringify({ dataset: data }).replaceAll('<', '\\u003c');
    await page?.setContent(`<script type="application/json" id="data">${json}</script>`);
    await page?.addScriptTag({ content: script });
    const found = await page?.evaluate<string[]>(expression);
    await page?.close();
    return found ?? [];
  };

  it.each(EDITIONS)('gives the same answers as the command line to the last bit: %s', async (edition) => {
    const dataset = sound(await load(edition));
    const actor = dataset.actors[0]?.actor ?? '';
    const own = answerTexts(dataset, actor);
    const found = await inPage(await embedding(dataset.edition), `answersInPage(${JSON.stringify(actor)})`);
    expect(own.join('').length).toBeGreaterThan(10_000);
    expect(differing(found, own)).toEqual([]);
  });
  it('gives the same profiles of 1,000 random markets', async () => {
    const own = marketTexts(1000);
    expect(new Set(own).size).toBeGreaterThan(800);
    expect(differing(await inPage(null, 'marketsInPage(1000)'), own)).toEqual([]);
  });
});
