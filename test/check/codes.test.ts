import { readFileSync, writeFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { CODES } from '../../src/check/codes.js';

const PAGE = 'docs/check.md';
const TABLE = /(?<=<!-- codes -->\n)[\s\S]*(?=<!-- \/codes -->)/;
const rows = CODES.map(({ code, severity, meaning }) => `| \`${code}\` | ${severity} | ${meaning} |\n`);
const table = `\n| code | severity | meaning |\n| --- | --- | --- |\n${rows.join('')}\n`;

// To write the table: UPDATE=1 npm test -- test/check/codes.test.ts, then read the difference.
if (process.env.UPDATE && !process.env.CI) writeFileSync(PAGE, readFileSync(PAGE, 'utf8').replace(TABLE, table));

it('docs/check.md lists every code with its severity and meaning', () => {
  expect(TABLE.exec(readFileSync(PAGE, 'utf8'))?.[0]).toBe(table);
  expect(new Set(CODES.map((c) => c.meaning)).size).toBe(CODES.length);
  for (const { meaning } of CODES) expect(meaning).toMatch(/^[A-Za-z].*[^.]\.$/);
});
