import type { Report } from '../../answer/report.js';
import type { ShareTable } from '../../answer/share-tables.js';
import type { Edition } from '../../dataset/load.js';
import type { ReadingPolicy } from '../../domain/reading.js';
import type { Terms } from '../../market/profile-record.js';
import type { ShareLine } from '../../market/shares.js';
import type { Bar } from '../../output/bar.js';
import { aboutJson, basisJson, intervalJson, notesJson, placeJson } from '../../output/json-parts.js';
import type { OutputOf } from '../../output/render.js';
import { remarksOf } from '../../output/sheet.js';
import type { SharesMarket, SharesRow, sharesSchema } from './schema.js';
import { sharesSheet } from './sheet.js';

/** The output of `reshare shares`, by the schema reshare.shares/2. `tables` belong to the report. */
export function sharesOutput(
  edition: Edition,
  reading: ReadingPolicy,
  terms: Terms,
  report: Report,
  tables: readonly ShareTable[],
  bar: Bar | undefined,
): OutputOf<typeof sharesSchema> {
  const about = { schema: 'reshare.shares/2', ...aboutJson(edition, reading, terms) } as const;
  const rows = tables.flatMap((table) => table.lines.map((line) => sharesRow(table, line)));
  const sheet = sharesSheet(edition, reading, terms, report, tables, bar);
  return {
    schema: async () => (await import('./schema.js')).sharesSchema.row,
    about,
    rows,
    document: { ...about, rows, markets: tables.map(market), notes: notesJson(report.notes) },
    sheet,
    notes: remarksOf(sheet),
  };
}

const market = ({ answer, hhi }: ShareTable): SharesMarket => ({
  ...placeJson(answer),
  status: answer.evidence.status,
  basis: basisJson(answer.evidence),
  hhi: intervalJson(hhi),
  sharp: answer.profile?.sharp ?? true,
});

/** A row of `reshare shares`: one line of a table. */
const sharesRow = ({ answer, hhi }: ShareTable, line: ShareLine): SharesRow => ({
  ...placeJson(answer),
  kind: line.kind,
  rank: line.rank ? { low: line.rank.low, high: line.rank.high ?? null } : null,
  actor: line.actor ?? null,
  unit: answer.profile?.unit ?? null,
  quantity: intervalJson(line.quantity),
  sharePct: intervalJson(line.sharePct),
  contribution: intervalJson(line.kind === 'total' ? hhi : line.contribution),
  cumulatedPct: intervalJson(line.cumulatedPct),
});
