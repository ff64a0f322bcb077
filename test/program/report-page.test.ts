import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Interval } from '../../src/domain/interval.js';
import { points } from '../../src/output/figure-text.js';
import { reshare } from '../shell.js';
import { chromium, hasChromium } from './chromium.js';
import { type OpenPage, opened, printedHtml, reportUrl } from './report-page.js';

const ARGS = ['--element', 'dysprosium', '--element', 'lanthanum'];
const ANSWERS = '.answer, .evidence, .contents ul';

/** Figures by year, with words, a lump and a total. */
const MINED = `year,country,tonnes,note
2023,China,240000,x
2023,Burma,~38000,
2023,World,350000,
2024,China,270000,
2024,"United States","45,000",
2024,Other,1000,
2024,World,390000,"a, b"
`;

/** Drops a file of this name and text on the table of the reader's own. */
async function drop(page: Page, name: string, text: string): Promise<void> {
  const data = await page.evaluateHandle(
    ([called, content]) => {
      const transfer = new DataTransfer();
      transfer.items.add(new File([content ?? ''], called ?? ''));
      return transfer;
    },
    [name, text],
  );
  for (const kind of ['dragenter', 'dragover', 'drop'])
    await page.dispatchEvent('#own-table', kind, { dataTransfer: data });
}

describe.runIf(hasChromium)('the page of a report', () => {
  let browser: Browser | undefined;
  let url = '';
  const [busy, free]: [OpenPage[], OpenPage[]] = [[], []];
  /** What visits that are over asked for, and complained about. */
  const seen: OpenPage[] = [];
  beforeAll(async () => {
    browser = await chromium();
    url = reportUrl(...ARGS);
  });
  afterAll(async () => browser?.close());

  /** Opens a page, or goes to another address in one that a test before has left. */
  const visit = async (address = url) => {
    if (!browser) throw new Error('no browser');
    const left = free.pop();
    const found = left ?? (await opened(browser, address, { permissions: ['clipboard-read', 'clipboard-write'] }));
    if (left) await left.page.goto(address);
    busy.push(found);
    return found.page;
  };
  afterEach(async () => {
    for (const { page, requests, complaints } of busy) seen.push({ page, requests: requests.splice(0), complaints });
    // nothing of a page stays behind when the next one is opened in its place
    for (const { page } of busy) await page.goto('about:blank');
    for (const { requests } of busy) requests.length = 0;
    free.push(...busy.splice(0));
  });
  /** What a page was printed like, read without a program. */
  const printed = async (...argv: readonly string[]) => printedHtml(await visit(reportUrl(...ARGS, ...argv)), ANSWERS);

  it('shows a choice as the command line would have printed it', async () => {
    const page = await visit();
    await page.getByRole('combobox', { name: 'Leave out', exact: true }).selectOption('China');
    await page.getByLabel('How much of it, in percent').fill('50');
    await page.getByLabel('Read printed values').selectOption('rounded');
    await page.getByLabel('Judge concentration by').selectOption('us2010');
    await expect
      .poll(() => page.locator('#status').textContent())
      .toBe(
        "Computed anew: 50 % of China's share is left out. Printed values are read as rounded. Levels follow the US Horizontal Merger Guidelines 2010.",
      );
    expect(await printedHtml(page, ANSWERS)).toBe(
      await printed('--exclude', 'China=50%', '--reading', 'rounded', '--bands', 'us2010'),
    );
  });
  it('goes back to what was printed, to the last letter', async () => {
    const page = await visit();
    const before = await printedHtml(page, ANSWERS);
    await page.getByRole('combobox', { name: 'Leave out', exact: true }).selectOption('nobody');
    await expect.poll(() => page.locator('#status').textContent()).toBe('Computed anew: nobody is left out.');
    expect(await printedHtml(page, ANSWERS)).not.toBe(before);
    await page.getByRole('button', { name: 'Back to what was printed' }).click();
    await expect.poll(() => page.locator('#status').textContent()).toBe('The page shows what was printed.');
    expect(await printedHtml(page, ANSWERS)).toBe(before);
    expect(await page.locator('.unchosen').count()).toBe(0);
    expect(new URL(page.url()).hash).toBe('');
  });
  it('takes a choice by the keyboard alone, and keeps it in its address', async () => {
    const page = await visit();
    await page.getByRole('combobox', { name: 'Leave out', exact: true }).focus();
    await page.keyboard.press('End');
    await page.keyboard.press('Tab');
    await page.keyboard.type('25');
    await page.keyboard.press('Enter');
    await expect.poll(() => new URL(page.url()).hash).toMatch(/^#\?exclude=.*%3D25&reading=printed&bands=us2023$/);
    const shown = await printedHtml(page, ANSWERS);
    const again = await visit(page.url());
    expect(await printedHtml(again, ANSWERS)).toBe(shown);
    expect(await again.getByLabel('How much of it, in percent').inputValue()).toBe('25');
    // a link of the contents leads on, and the choice stays
    await again.getByRole('link', { name: 'Lanthanum' }).press('Enter');
    await expect.poll(() => new URL(again.url()).hash).toMatch(/^#answer-lanthanum\?exclude=/);
    expect(await printedHtml(again, ANSWERS)).toBe(shown);
  });
  it('leaves out several suppliers, and says what is wrong with a choice', async () => {
    const page = await visit();
    const rows = page.getByRole('combobox', { name: 'Leave out', exact: true });
    await page.getByRole('button', { name: 'Leave out another supplier' }).click();
    await rows.nth(1).selectOption({ index: 1 });
    await expect
      .poll(() => page.locator('#choices-problem').textContent())
      .toMatch(/ is left out twice\. Remove one of the two\.$/);
    await rows.nth(1).selectOption({ index: 2 });
    await expect.poll(() => page.locator('#status').textContent()).toMatch(/^Computed anew: .* and .* are left out\.$/);
    await page.getByLabel('How much of it, in percent').nth(1).fill('<img src=x onerror=alert(1)>');
    await expect
      .poll(() => page.locator('#choices-problem').textContent())
      .toBe('Cannot read "<img src=x onerror=alert(1)>". Write a percentage above 0 up to 100, such as 50.');
    await page.getByRole('button', { name: 'Remove' }).click();
    await expect.poll(() => page.locator('#choices-problem').textContent()).toBe('');
    await expect.poll(() => page.locator('#status').textContent()).toBe('The page shows what was printed.');
  });
  it('says which parts do not follow a choice', async () => {
    const page = await visit(`${url}#?reading=rounded&bands=us2010&largest=100`);
    const marked = page.locator('.unchosen');
    expect(await marked.count()).toBeGreaterThan(3);
    expect(await marked.first().textContent()).toBe('This part is as it was printed. It does not follow your choices.');
  });
  it.each([
    '#?exclude=%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E%3D100&reading=printed&bands=us2023',
    '#"><script>alert(1)</script>?reading=__proto__&bands=constructor',
    '#?largest=1e9&reading=printed&bands=us2023',
    '#%E0%A4%A?exclude=&reading=printed&bands=us2023',
  ])('shows what was printed for an address that means nothing: %s', async (hash) => {
    const page = await visit(`${url}${hash}`);
    expect(await page.locator('#status').textContent()).toBe(
      'The choice in the address cannot be read. The page shows what was chosen before.',
    );
    expect(await printedHtml(page, ANSWERS)).toBe(await printedHtml(await visit(), ANSWERS));
  });
  it.each(['mouse', 'keyboard'])('sorts a table by %s', async (by) => {
    const page = await visit();
    const press = async (name: string) => {
      const sort = page.locator('.evidence').first().getByRole('button', { name, includeHidden: true }).first();
      if (by === 'mouse') await sort.click();
      else await sort.press('Enter');
    };
    const table = page.locator('.evidence table').first();
    const at = (await table.locator('thead th').allTextContents()).indexOf('supplier') + 1;
    const column = () => table.locator(`tbody tr > :nth-child(${at})`).allTextContents();
    await page.locator('summary').first().click();
    const before = await column();
    await press('supplier');
    expect(await column()).toEqual([...before].sort());
    expect(await page.locator('[aria-sort]').getAttribute('aria-sort')).toBe('ascending');
    await press('supplier');
    expect(await column()).toEqual([...before].sort().reverse());
    await press('supplier');
    expect([await column(), await page.locator('[aria-sort]').count()]).toEqual([before, 0]);
  });
  it.each(['mouse', 'keyboard'])(
    'opens the printed values by %s, and keeps them open when a choice is made',
    async (by) => {
      const page = await visit();
      const [summary, values] = [page.locator('summary').first(), page.locator('.evidence table').first()];
      expect(await values.isVisible()).toBe(false);
      if (by === 'mouse') await summary.click();
      else await summary.press('Space');
      expect(await values.isVisible()).toBe(true);
      await page.getByRole('combobox', { name: 'Leave out', exact: true }).selectOption('nobody');
      await expect.poll(() => page.locator('#status').textContent()).toBe('Computed anew: nobody is left out.');
      expect([await values.isVisible(), await page.locator('.evidence table').last().isVisible()]).toEqual([
        true,
        false,
      ]);
    },
  );
  it('shows only entries and printed values with a text, which stays a text', async () => {
    const page = await visit();
    const [entries, field] = [
      page.locator('.contents li'),
      page.getByLabel('Show only entries and printed values with'),
    ];
    await field.fill('LANTH');
    expect(await entries.filter({ visible: true }).allTextContents()).toEqual([expect.stringMatching(/^Lanthanum: /)]);
    await field.fill('<b onclick=alert(1)>');
    expect(await page.locator('#filter-found').textContent()).toBe(' Found: 0 entries and 0 printed values.');
    await field.fill('');
    expect(await entries.filter({ visible: true }).count()).toBe(2);
  });
  it.each(['mouse', 'keyboard'])('copies a sentence with its source by %s', async (by) => {
    const page = await visit();
    const copy = page.getByRole('button', { name: 'Copy this sentence' }).first();
    if (by === 'mouse') await copy.click();
    else await copy.press('Enter');
    await expect.poll(() => page.locator('#copied').textContent()).toBe('Copied: the sentence with its source.');
    const sentence = (await page.locator('.quote').first().textContent()) ?? '';
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(sentence);
    expect(sentence).toMatch(/according to .* dataset /);
  });
  it('marks a sentence where the browser does not let it copy', async () => {
    const page = await visit();
    await page.evaluate(() =>
      Object.defineProperty(navigator, 'clipboard', { value: { writeText: () => Promise.reject(new Error('no')) } }),
    );
    await page.getByRole('button', { name: 'Copy this sentence' }).first().click();
    await expect
      .poll(() => page.locator('#copied').textContent())
      .toMatch(/^The browser does not let this page copy\./);
    expect(await page.evaluate(() => String(getSelection()))).toBe(await page.locator('.quote').first().textContent());
  });
  it('computes a market that is typed as the command line does', async () => {
    const page = await visit();
    await page
      .getByRole('textbox', { name: /^Suppliers and their shares/ })
      .pressSequentially('A 60%, B nearly 20%, Other 5%');
    await expect
      .poll(() => page.locator('#own-market [role=status]').textContent())
      .toBe('HHI 3,825-4,450: high concentration.');
    const rows = await page.locator('#own-market tr').evaluateAll((all) =>
      all.map((row) =>
        [...row.children]
          .map((cell) => cell.textContent)
          .join(' ')
          .trim(),
      ),
    );
    const { out } = await reshare(['hhi', 'A=60%', 'B=nearly 20%', 'Other=5%', '--exclude', 'largest']);
    expect(rows.length).toBe(11);
    for (const row of rows) expect(out.replace(/ +/g, ' ')).toContain(row);
    // the tick and the supplier to be left out by the keyboard
    await page.locator('#own-text').fill('A 60%, B 20-50%');
    await page.getByLabel('Nobody else supplies').press('Space');
    await page.getByLabel('Leave out of your market').press('End');
    await expect.poll(() => page.locator('#own-market h3').first().textContent()).toMatch(/, without B$/);
    // a choice of how values are read is followed
    await page.getByLabel('Nobody else supplies').click();
    await page.getByLabel('Read printed values').selectOption('rounded');
    await expect.poll(() => page.locator('#own-market h3').first().textContent()).toMatch(/, values read as rounded$/);
  });
  it.each([
    ['A 92', undefined],
    ['A 70, B 60', 'These shares cannot all be true: they add up to at least 130 %.'],
    ['A 0.6, B 0.4', 'Shares are in percent. Did you mean A=60, B=40? If not, write A=0.6%, B=0.4%.'],
    ['A 120%', '"120%" for A is more than 100 %. Write a share from 0 to 100 %.'],
    ['<img src=x onerror=alert(1)>', 'Cannot read "x onerror=alert(1)>" for <img src.'],
  ])('names the fault of a market that is typed, if any: %s', async (typed, wrong) => {
    const page = await visit();
    await page.locator('#own-text').fill(typed);
    if (wrong === undefined) await expect.poll(() => page.locator('#own-market .result table').count()).toBe(2);
    else await expect.poll(() => page.locator('#own-problem').textContent()).toContain(wrong);
    expect(await page.locator('#own-market img').count()).toBe(0);
  });
  it('shows a hostile supplier of a market that is typed as a text', async () => {
    const page = await visit();
    await page.locator('#own-text').fill('</td><script>alert(1)</script> 60%, "><svg/onload> 10%');
    await expect.poll(() => page.locator('#own-market .result table').count()).toBe(2);
    expect(await page.locator('#own-market .result script, #own-market .result svg').count()).toBe(0);
    expect(await page.locator('#own-market tbody th').first().textContent()).toBe('</td><script>alert(1)</script>');
  });
  it.each(['file input', 'drag and drop'])('reads a CSV file of the reader as calc does, by %s', async (by) => {
    const page = await visit();
    const file = join(mkdtempSync(join(tmpdir(), 'reshare-')), 'mined.csv');
    writeFileSync(file, MINED);
    if (by === 'file input') await page.getByLabel('CSV file').setInputFiles(file);
    else await drop(page, 'mined.csv', MINED);
    const rows = page.locator('#own-table tbody tr');
    await expect.poll(() => rows.count()).toBe(2);
    const { out } = await reshare(
      'calc FILE --actor country --value tonnes --by year --total World --exclude largest --json'
        .split(' ')
        .map((word) => (word === 'FILE' ? file : word)),
    );
    const markets: { measures: { hhi: Interval } }[] = JSON.parse(out).rows;
    expect(await page.locator('#own-table tbody td:nth-child(5)').allTextContents()).toEqual(
      markets.map(({ measures }) => points(measures.hhi, 0, 'us2023')),
    );
    // other columns by the keyboard
    await page.getByLabel('A market for each').press('Home');
    await expect.poll(() => rows.count()).toBe(1);
    expect(await page.locator('#own-table tbody th').textContent()).toBe('the table');
  });
  it.each([
    ['PK\u0003\u0004\0\0', 'The file is no text in UTF-8. Save its table as CSV in UTF-8.'],
    ['a\n1\n', 'The first line names one column. It must name the columns, with commas between them.'],
    ['a,b\n', 'There is no row below the names of the columns.'],
    ['who,t\nA,1\nB,"2\n', 'Line 3: a quotation mark is missing or in the wrong place. Double each one inside a cell.'],
    [
      'who,t\nA,1\nB,<img src=x onerror=alert(1)>\nC,3\n',
      'Line 3, column "t": Cannot read "<img src=x onerror=alert(1)>".',
    ],
    ['who,t\nA,1\nB,2,3\n', 'Line 3 has 3 cells, more than the first line names.'],
  ])('says what to do about a file that cannot be read: %j', async (text, wrong) => {
    const page = await visit();
    await drop(page, '<b>x.csv', text);
    await expect.poll(() => page.locator('#own-table .problem').textContent()).toContain(wrong);
    expect(await page.locator('#own-table img, #own-table b').count()).toBe(0);
  });
  it('shows hostile cells of a file as text, and follows a choice', async () => {
    const page = await visit();
    await drop(page, '</p><img src=x onerror=alert(1)>.csv', 'who;t\n</td><script>alert(1)</script>;~6\nB;1,5\n');
    await expect
      .poll(() => page.locator('#own-table [role=status]').textContent())
      .toBe('1 market in </p><img src=x onerror=alert(1)>.csv.');
    const cells = page.locator('#own-table tbody td');
    expect(await cells.nth(1).textContent()).toBe('</td><script>alert(1)</script>');
    expect(await cells.nth(2).textContent()).toBe('80 %');
    await page.getByLabel('Read printed values').selectOption('rounded');
    await expect.poll(() => cells.nth(2).textContent()).not.toBe('80 %');
  });
  it('asked for nothing but itself and complained about nothing in all of this', () => {
    expect(seen.length).toBeGreaterThan(30);
    expect(seen.flatMap(({ complaints }) => complaints)).toEqual([]);
    expect(seen.filter(({ requests }) => requests.length !== 1)).toEqual([]);
  });
});
