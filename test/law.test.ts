import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const ROOMS = ['domain', 'dataset', 'analysis', 'check', 'flow', 'view', 'picture', 'cli'];
const GUESTS: Readonly<Record<string, RegExp>> = {
  'csv-parse': /^flow\//,
  zod: /^(dataset\/|view\/schema(\.ts$|\/))/,
  'node:fs': /^(dataset\/|flow\/|cli\/(file-)?writer\.ts$)/,
  chalk: /^view\//,
  'cli-table3': /^view\//,
  '@bomb.sh/tab': /^cli\//,
  commander: /^cli\//,
  '@duckdb/node-api': /^flow\//,
};

const files = readdirSync('src', { recursive: true, encoding: 'utf8' }).filter((f) => f.endsWith('.ts'));
const source = (file: string): string => readFileSync(join('src', file), 'utf8');
const imports = (file: string): string[] =>
  [...source(file).matchAll(/(?:from |\bimport\()'([^']+)'/g)].map((m) => m[1] ?? '');
const room = (file: string): number => ROOMS.indexOf(file.split('/')[0] ?? '');
/** Pairs of a file and what it must not import. */
const breaches = (wrong: (file: string, to: string) => boolean): string[] =>
  files.flatMap((file) =>
    imports(file)
      .filter((to) => wrong(file, to))
      .map((to) => `${file} -> ${to}`),
  );

describe('the laws of the house', () => {
  it('imports point left only', () => {
    const target = (file: string, to: string): string => join(file, '..', to);
    expect(breaches((f, to) => f !== 'index.ts' && to.startsWith('.') && room(target(f, to)) > room(f))).toEqual([]);
    expect(files.filter((f) => f !== 'index.ts' && room(f) < 0)).toEqual([]);
  });
  it('guests stay in their rooms', () => {
    const guest = (to: string): RegExp | undefined =>
      Object.entries(GUESTS).find(([name]) => to === name || to.startsWith(`${name}/`))?.[1];
    expect(breaches((f, to) => guest(to)?.test(f) === false)).toEqual([]);
    expect(files.filter((f) => /\bprocess\./.test(source(f)) && !f.startsWith('cli/'))).toEqual([]);
    expect(files.filter((f) => /\bconsole\.|process\.exit\(/.test(source(f)))).toEqual([]);
    // of a namespace the build takes what is used, and leaves the rest
    expect(files.filter((f) => /import (?!\* as z |type )[^;]* from 'zod'/.test(source(f)))).toEqual([]);
  });
  it('only sound() makes a Dataset', () => {
    expect(files.filter((f) => /\[SOUND\]: true,/.test(source(f)))).toEqual(['dataset/sound.ts']);
    expect(
      files.filter((f) => /\bas (?!const\b)[A-Z{]|: any\b/.test(source(f).replace(/\/\*\*.*?\*\/|import .*/gs, ''))),
    ).toEqual([]);
  });
  it('no element or stage is named in src, and no country but the default exclusion', () => {
    const csv = (name: string): string[] =>
      readFileSync(`datasets/articles/2025.07/${name}.csv`, 'utf8')
        .trim()
        .split('\n')
        .slice(1)
        .map((line) => line.split(',')[0] ?? '');
    const names = ['subjects', 'stages', 'actors'].flatMap(csv);
    const code = (f: string): string =>
      source(f).replace(
        /\/\*\*[\s\S]*?\*\/|\/\/.*|`[^`]*Examples:[\s\S]*?`|\.(summary|description|option)\([^\n]*/g,
        '',
      );
    const named = files.flatMap((f) =>
      names.filter((name) => new RegExp(`['"\`]${name}['"\`]`, 'i').test(code(f))).map((name) => `${f}: ${name}`),
    );
    expect(named).toEqual(['domain/actor.ts: China']);
  });
  it('no file has more than 150 lines', () => {
    expect(files.filter((f) => source(f).split('\n').length > 151)).toEqual([]);
  });
});
