// Writes src/picture/glyph-widths.ts: how wide each letter of the shipped font is. Run it when the font changes; with --print it writes to stdout instead.
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** The parts of an em in which widths are kept. They are rounded up, so that no text is wider than it is measured. */
const PARTS = 32;

/** The advance width of each character that a font draws, in units of its em; from its tables head, hhea, hmtx and cmap (format 12). */
function advances(path) {
  const bytes = readFileSync(path);
  const tables = new Map();
  for (let i = 0; i < bytes.readUInt16BE(4); i++) {
    const at = 12 + 16 * i;
    tables.set(bytes.toString('latin1', at, at + 4), bytes.readUInt32BE(at + 8));
  }
  const em = bytes.readUInt16BE(tables.get('head') + 18);
  const metrics = bytes.readUInt16BE(tables.get('hhea') + 34);
  const advance = (glyph) => bytes.readUInt16BE(tables.get('hmtx') + 4 * Math.min(glyph, metrics - 1)) / em;
  const cmap = tables.get('cmap');
  const subtables = Array.from(
    { length: bytes.readUInt16BE(cmap + 2) },
    (_, i) => cmap + bytes.readUInt32BE(cmap + 8 + 8 * i),
  );
  const table = subtables.find((at) => bytes.readUInt16BE(at) === 12);
  const found = new Map();
  for (let i = 0; i < bytes.readUInt32BE(table + 12); i++) {
    const [first, last, glyph] = [0, 4, 8].map((more) => bytes.readUInt32BE(table + 16 + 12 * i + more));
    for (let code = first; code <= last; code++) found.set(code, advance(glyph + code - first));
  }
  return found;
}

/** Runs of neighbouring characters of one width: what is skipped before it, its length less one, and its width, in base 36. */
function runs(widths) {
  const all = [];
  for (const [code, width] of [...widths].sort(([a], [b]) => a - b)) {
    const parts = Math.ceil(width * PARTS);
    const run = all.at(-1);
    if (run && run.last === code - 1 && run.parts === parts) run.last = code;
    else all.push({ first: code, last: code, parts });
  }
  return all
    .map(({ first, last, parts }, i) =>
      [first - (all[i - 1]?.last ?? -1) - 1, last - first, parts].map((n) => (n === 0 ? '' : n.toString(36))).join(':'),
    )
    .join(' ');
}

const font = (name) => fileURLToPath(import.meta.resolve(`dejavu-fonts-ttf/ttf/${name}.ttf`));
const made = `// Made by scripts/glyph-widths.mjs from DejaVu Sans 2.37.

/** The parts of an em in which widths are told. */
export const EM_PARTS = ${PARTS};

/**
 * How wide the letters of the shipped font are, rounded up: runs of characters of one width, in base 36.
 * Each run is the number of characters skipped before it, its length less one, and the width in parts of an em; a blank is 0.
 */
export const GLYPH_RUNS = {
  regular:
    '${runs(advances(font('DejaVuSans')))}',
  bold:
    '${runs(advances(font('DejaVuSans-Bold')))}',
} as const;
`;
const text = execFileSync('node_modules/.bin/biome', ['format', '--stdin-file-path=src/picture/glyph-widths.ts'], {
  input: made,
  encoding: 'utf8',
});
if (process.argv.includes('--print')) process.stdout.write(text);
else writeFileSync('src/picture/glyph-widths.ts', text);
