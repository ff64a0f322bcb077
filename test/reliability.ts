import { mkdirSync, writeFileSync } from 'node:fs';

/** Where scripts and tests leave what they measured, for the table in docs/reliability.md. */
const FOLDER = 'dist/reliability';

/** Keeps what a run has measured: figures by name. `npm run reliability` makes the table of them. */
export function noted(run: string, figures: Readonly<Record<string, number | string>>): void {
  mkdirSync(FOLDER, { recursive: true });
  writeFileSync(`${FOLDER}/${run}.json`, `${JSON.stringify(figures, undefined, 2)}\n`);
}
