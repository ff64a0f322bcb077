// Keeps what a script has measured, for the table in docs/reliability.md: figures by name.
import { mkdirSync, writeFileSync } from 'node:fs';

const FOLDER = 'dist/reliability';

export function noted(run, figures) {
  mkdirSync(FOLDER, { recursive: true });
  writeFileSync(`${FOLDER}/${run}.json`, `${JSON.stringify(figures, undefined, 2)}\n`);
}
