import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chromium, hasChromium } from './chromium.js';

describe.runIf(hasChromium)('Chromium', () => {
  let browser: Browser | undefined;
  beforeAll(async () => {
    browser = await chromium();
  });
  afterAll(async () => browser?.close());
  it('shows a page and runs its script', async () => {
    const page = await browser?.newPage();
    await page?.setContent('<p>before</p><script>document.querySelector("p").textContent = "after"</script>');
    expect(await page?.textContent('p')).toBe('after');
    await page?.close();
  });
});
