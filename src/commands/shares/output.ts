import type { Report } from '../../answer/report.js';
import type { SharePart, ShareTable } from '../../answer/share-tables.js';
import type { Terms } from '../../market/profile-record.js';
import { aboutJson, basisJson, intervalJson, notesJson, placeJson } from '../../output/json-parts.js';
import { targetJson } from '../../output/profile-json.js';
import type { OutputOf } from '../../output/render.js';
import { remarksOf } from '../../output/sheet.js';
import type { SharesMarket, SharesRow, sharesSchema } from './schema.js';
import { type SharesView, sharesSheet } from './sheet.js';

/** The output of `reshare shares`, by the schema reshare.shares/2. `tables` belong to the report. */
export function sharesOutput(
  report: Report,
  tables: readonly ShareTable[],
  view: SharesView,
): OutputOf<typeof sharesSchema> {
  const { edition, reading, terms } = view;
  const about = { schema: 'reshare.shares/2', ...aboutJson(edition, reading, terms, report.notes) } as const;
  const rows = tables.flatMap((table) => table.lines.map((line) => sharesRow(table, line)));
  const sheet = sharesSheet(report, tables, view);
  return {
    schema: async () => (await import('./schema.js')).sharesSchema.row,
    about,
    rows,
    document: { ...about, rows, markets: tables.map((table) => market(table, terms)), notes: notesJson(report.notes) },
    sheet,
    notes: remarksOf(sheet),
  };
}

const market = ({ answer, hhi, inRest, sharp, reasons }: ShareTable, terms: Terms): SharesMarket => ({
  ...placeJson(answer),
  status: answer.evidence.status,
  basis: basisJson(answer),
  hhi: intervalJson(hhi),
  ...(terms.largestPct === undefined ? {} : { largest: answer.profile?.largest ?? null }),
  ...(terms.targetPct === undefined ? {} : { target: targetJson(answer.profile?.target) }),
  sharp,
  inRest,
  reasons: Object.fromEntries(reasons),
});

/** A row of `reshare shares`: one line of a table. */
const sharesRow = ({ answer, hhi }: ShareTable, line: SharePart): SharesRow => ({
  ...placeJson(answer),
  kind: line.kind,
  rank: line.rank ? { low: line.rank.low, high: line.rank.high ?? null } : null,
  actor: line.actor ?? null,
  unit: answer.profile?.unit ?? null,
  quantity: intervalJson(line.quantity),
  sharePct: intervalJson(line.sharePct),
  approximate: line.approximate,
  contribution: intervalJson(line.kind === 'total' ? hhi : line.contribution),
  cumulatedPct: intervalJson(line.cumulatedPct),
  notes: line.notes,
});
