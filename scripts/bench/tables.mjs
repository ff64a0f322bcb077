// Writes a flat file of trade flows, the same at every run: node tables.mjs FILE ROWS. 4,500 groups of 45 to 60 suppliers, in random order.
import { closeSync, openSync, writeSync } from 'node:fs';

const [file, rows] = [process.argv[2], Number(process.argv[3])];
let state = 20251122;
/** Marsaglia's xorshift, 32 bits. */
function random() {
  state ^= state << 13;
  state ^= state >>> 17;
  state ^= state << 5;
  state >>>= 0;
  return state;
}
const groups = [];
for (let year = 1996; year < 2026; year++)
  for (let number = 1; number <= 150; number++) groups.push(`${year},commodity ${String(number).padStart(3, '0')},`);
const members = groups.map((_, i) => 45 + ((i * 7919) % 16));

const out = openSync(file, 'w');
let text = 'year,commodity,country,tonnes\n';
for (let i = 0; i < rows; i++) {
  const group = random() % groups.length;
  const country = (group * 31 + (random() % members[group])) % 200;
  const value = random() % 10_000_000;
  text += `${groups[group]}Country no. ${String(country).padStart(3, '0')},${(value / 1000).toFixed(value % 4)}\n`;
  if (text.length > 1 << 20) {
    writeSync(out, text);
    text = '';
  }
}
writeSync(out, text);
closeSync(out);
