import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runInNewContext } from 'node:vm';
import { DuckDBInstance } from '@duckdb/node-api';
import { describe, expect, it } from 'vitest';
import { installed, printed, withReshare } from './pages.js';

const PAGE = readFileSync('docs/scripting.md', 'utf8');
/** The recipes in a language: each with its code, and what it prints by the comments behind it. */
const recipes = (language: string, comment: string) =>
  [...PAGE.matchAll(new RegExp(`^\`\`\`${language}\n([\\s\\S]*?)^\`\`\`$`, 'gm'))].map(([, text = '']) => {
    const lines = text.trimEnd().split('\n');
    const first = lines.findIndex((_, i) => lines.slice(i).every((later) => later.startsWith(`${comment} `)));
    return {
      code: lines.slice(0, first).join('\n'),
      says: lines
        .slice(first)
        .map((line) => `${line.slice(comment.length + 1)}\n`)
        .join(''),
    };
  });

/** What a program prints for code on its command line, with `reshare` in PATH. */
const ran = (program: string, ...argv: readonly string[]): string =>
  execFileSync(program, argv, { encoding: 'utf8', env: withReshare() });

/** A Python that has pandas; undefined where none has. */
const withPandas = ['python3', '/usr/bin/python3'].find(
  (python) => installed(python) && spawnSync(python, ['-c', 'import pandas']).status === 0,
);

describe('a recipe prints what stands in its comments', () => {
  for (const { language, program, run } of [
    { language: 'sh', program: 'jq', run: (code: string) => ran('bash', '-c', code) },
    { language: 'r', program: 'Rscript', run: (code: string) => ran('Rscript', '-e', code) },
  ]) {
    if (!installed(program)) console.warn(`${program} is not installed: its recipe is skipped`);
    it.runIf(installed(program))(`in ${program}`, () => {
      const all = recipes(language, '#');
      expect(all.length).toBe(1);
      for (const { code, says } of all) expect(run(code)).toBe(says);
    });
  }
  const [plain, pandas] = recipes('python', '#');
  it.runIf(installed('python3'))('in Python', () => {
    expect(ran('python3', '-c', plain?.code ?? '')).toBe(plain?.says);
  });
  if (!withPandas) console.warn('pandas is not installed: its recipe is skipped');
  it.runIf(withPandas)('in pandas', () => {
    expect(ran(withPandas ?? '', '-c', pandas?.code ?? '')).toBe(pandas?.says);
  });
  it('in Observable, with Node as the notebook', () => {
    const [recipe] = recipes('js', '//');
    const attached = (file: string) => {
      printed(`cd "$TMPDIR" && reshare stage --element ree --json --output ${file}`);
      const text = printed(`cat "$TMPDIR/${file}"`);
      return { json: () => JSON.parse(text) };
    };
    const found: unknown = runInNewContext(recipe?.code ?? '', { FileAttachment: attached });
    expect(`${JSON.stringify(found)}\n`).toBe(recipe?.says);
  });
  it('in DuckDB', async () => {
    const file = join(mkdtempSync(join(tmpdir(), 'reshare-')), 'stages.csv');
    printed(`reshare stage --format csv --quiet --output ${file}`);
    const connection = await (await DuckDBInstance.create()).connect();
    for (const { code, says } of recipes('sql', '--')) {
      const found = await connection.runAndReadAll(code.replace("'stages.csv'", `'${file}'`));
      expect(
        found
          .getRowsJson()
          .map((row) => `${row.join(' ')}\n`)
          .join(''),
      ).toBe(says);
    }
    connection.closeSync();
  });
});
