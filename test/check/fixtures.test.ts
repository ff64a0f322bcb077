import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { check } from '../../src/check/library.js';
import { CODES } from '../../src/output/codes.js';
import { METAL } from './found.js';

const RULES = 'test/fixtures/rules';

/** Copies the fixture `metal` and then the files of another folder into a folder. */
function laid(over: string, folder: string): string {
  for (const from of [METAL, over]) cpSync(from, folder, { recursive: true });
  rmSync(join(folder, 'expected.txt'), { force: true });
  return folder;
}

/** The fixture of a code: one dataset, or an edition beside an earlier one if it has a folder `before`. */
function fixture(code: string): string {
  const [own, home] = [join(RULES, code), mkdtempSync(join(tmpdir(), 'reshare-'))];
  if (!existsSync(join(own, 'before'))) return laid(own, join(home, 'metal'));
  laid(join(own, 'before'), join(home, '2024.01'));
  return laid(own, join(home, '2024.02'));
}

describe('the fixtures of the rules', () => {
  it('have one folder for each code', () => {
    expect(readdirSync(RULES)).toEqual(CODES.map(({ code }) => code).sort());
  });
  it.each(CODES)('lead to $code and all other expected findings, with place and key', async (own) => {
    const folder = fixture(own.code);
    const { findings } = await check(folder);
    const lines = findings.map(({ code, place: { file, line, column }, key }) =>
      [code, [file.replace(`${folder}/`, ''), line, column].filter((x) => x !== undefined).join(':'), key]
        .filter((x) => x !== undefined)
        .join(' '),
    );
    expect(lines.map((line) => `${line}\n`).join('')).toBe(readFileSync(join(RULES, own.code, 'expected.txt'), 'utf8'));
    expect(lines.some((line) => line.startsWith(`${own.code} `))).toBe(true);
    expect(findings.every((f) => f.severity === CODES.find(({ code }) => code === f.code)?.severity)).toBe(true);
  });
});
