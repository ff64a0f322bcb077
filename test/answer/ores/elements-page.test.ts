import { readFileSync, writeFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import type { Answer } from '../../../src/answer/answer.js';
import { oreSettlings } from '../../../src/answer/ores/ore-settling.js';
import { oreShare } from '../../../src/answer/ores/ore-share.js';
import { report } from '../../../src/answer/report.js';
import { load } from '../../../src/dataset/load.js';
import { sound } from '../../../src/dataset/sound.js';
import { DEFAULT_BANDS } from '../../../src/market/band.js';
import { levelCell } from '../../../src/output/answer-cells.js';
import { percent, points } from '../../../src/output/figure-text.js';
import { quantity } from '../../../src/text/number.js';

const PAGE = 'docs/elements.md';
const PART = /(?<=<!-- elements -->\n)[\s\S]*?(?=<!-- \/elements -->)/;

/** The row that is sure to narrow China's share most, by how many of its points. */
function drives({ derivation }: Answer): string {
  const share = derivation && oreShare(derivation, { exclusions: [{ actor: 'China', portionPct: 100 }] });
  const found = share && oreSettlings(share);
  const [first] = found?.rows ?? [];
  if (!found || !first) return '';
  const { actor, ore } = first.row.observation;
  const { low, high } = first.narrowsBy;
  return `what ${actor}'s ${ore === '' ? 'unknown' : ore} ore holds: ${(Math.floor(10 * low) / 10).toFixed(1)}-${(Math.ceil(10 * Number(high)) / 10).toFixed(1)} of ${found.width.toFixed(1)}`;
}

/** The table of the page, from the dataset. */
async function table(): Promise<string> {
  const ores = sound(await load('ores'));
  const terms = { exclusions: [{ actor: 'China', portionPct: 100 }], bands: DEFAULT_BANDS };
  const elements = ores.subjects.filter((s) => s.kind === 'element');
  const found = report(ores, elements, ores.stages, { period: undefined, reading: 'printed' }, terms);
  const rows = found.answers.map((answer) => {
    const { profile, evidence, share } = answer;
    const china = profile?.suppliers.find((s) => s.actor === 'China')?.quantity;
    const hhi = profile?.measures?.hhi;
    const cells =
      china && share && hhi
        ? [
            quantity(china, 't'),
            percent(share),
            points(hhi, 0, DEFAULT_BANDS),
            levelCell(answer).join(' '),
            drives(answer),
          ]
        : ['no figure', '', '', '', ''];
    return [evidence.subject.name, ...cells];
  });
  const head = ['element', 'China, tonnes', 'China, share', 'HHI', 'level', 'what would narrow it most'];
  return ['', ...[head, head.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |`), '', ''].join('\n');
}

// To write the table: UPDATE=1 npm test -- test/answer/ores/elements-page.test.ts, then read the difference.
it('docs/elements.md has the table of all elements as the dataset gives it', async () => {
  const made = await table();
  if (process.env.UPDATE && !process.env.CI)
    writeFileSync(
      PAGE,
      readFileSync(PAGE, 'utf8').replace(PART, () => made),
    );
  expect(PART.exec(readFileSync(PAGE, 'utf8'))?.[0]).toBe(made);
});
