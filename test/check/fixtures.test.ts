import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { CODES } from '../../src/check/codes.js';
import { check } from '../../src/check/library.js';
import { fixture, RULES } from './found.js';

describe('the fixtures of the rules', () => {
  it('have one folder for each code', () => {
    expect(readdirSync(RULES)).toEqual(CODES.map(({ code }) => code).sort());
  });
  it.each(CODES)('lead to $code and all other expected findings, with place, key and words', async (own) => {
    const folder = fixture(own.code);
    const { findings } = await check(folder);
    const lines = findings.map(({ code, place: { file, line, column }, key, text }) =>
      `${[code, [file, line, column].filter((x) => x !== undefined).join(':'), key].filter((x) => x !== undefined).join(' ')}\n  ${text}`
        .replaceAll(`${folder}/`, '')
        .replaceAll(folder, '.'),
    );
    const [expected, told] = [join(RULES, own.code, 'expected.txt'), lines.map((line) => `${line}\n`).join('')];
    if (process.env.UPDATE) writeFileSync(expected, told);
    expect(told).toBe(readFileSync(expected, 'utf8'));
    expect(lines.some((line) => line.startsWith(`${own.code} `))).toBe(true);
    expect(findings.every((f) => f.severity === CODES.find(({ code }) => code === f.code)?.severity)).toBe(true);
  });
});
