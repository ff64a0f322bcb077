import { spawnSync } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';

/** The address of a report that the built program writes. */
export function reportUrl(...argv: readonly string[]): string {
  const file = join(mkdtempSync(join(tmpdir(), 'reshare-')), 'report.html');
  const { status, stderr } = spawnSync(process.execPath, ['bin/reshare.js', 'report', ...argv, '-o', file], {
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(stderr);
  return pathToFileURL(file).href;
}

/** A page that is open: what it asked for, and what it complained about: errors, messages, breaches of its policy, dialogs. */
export type OpenPage = { readonly page: Page; readonly requests: string[]; readonly complaints: string[] };

/** Opens an address and waits until its program has started. */
export async function opened(browser: Browser, url: string, options: BrowserContextOptions = {}): Promise<OpenPage> {
  const context = await browser.newContext({ viewport: { width: 1000, height: 800 }, ...options });
  const page = await context.newPage();
  const [requests, complaints]: [string[], string[]] = [[], []];
  page.on('request', (request) => requests.push(request.url()));
  page.on('console', (message) => complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('dialog', (dialog) => complaints.push(dialog.message()));
  await page.exposeFunction('breach', (directive: string) => complaints.push(directive));
  await page.addInitScript("addEventListener('securitypolicyviolation', (event) => breach(event.violatedDirective))");
  await page.goto(url);
  return { page, requests, complaints };
}

/** The HTML of the elements that a selector finds, without what the program adds to what was printed. */
export const printedHtml = (page: Page, selector: string): Promise<string> =>
  page.evaluate((wanted) => {
    const parts = [...document.querySelectorAll(wanted)].map((found) => found.cloneNode(true));
    return parts
      .map((part) => {
        if (!(part instanceof Element)) return '';
        for (const added of part.querySelectorAll('.copy, .unchosen')) added.remove();
        for (const sort of part.querySelectorAll('.sort')) sort.replaceWith(...sort.childNodes);
        for (const details of part.querySelectorAll('details')) details.removeAttribute('open');
        return part.outerHTML;
      })
      .join('\n');
  }, selector);
