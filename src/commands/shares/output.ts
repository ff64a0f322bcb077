import type { Answer } from '../../answer/answer.js';
import type { Report } from '../../answer/report.js';
import type { Edition } from '../../dataset/load.js';
import type { ReadingPolicy } from '../../domain/reading.js';
import type { Terms } from '../../market/profile-record.js';
import { type ShareLine, shares } from '../../market/shares.js';
import type { Bar } from '../../output/bar.js';
import type { JsonObject } from '../../output/fields.js';
import { intervalJson } from '../../output/json.js';
import type { Output } from '../../output/render.js';
import { aboutJson, basisJson, notesJson, placeJson } from '../../output/report-json.js';
import { type ShareTable, sharesSheet } from './sheet.js';

/** What `reshare shares` shows: schema reshare.shares/1. */
export function sharesOutput(
  edition: Edition,
  reading: ReadingPolicy,
  terms: Terms,
  report: Report,
  bar: Bar | undefined,
): Output {
  const tables = report.answers.map(
    (answer): ShareTable => ({ answer, lines: answer.market ? shares(answer.market, terms.exclusions) : [] }),
  );
  const about = aboutJson('reshare.shares/1', edition, reading, terms);
  const rows = tables.flatMap(({ answer, lines }) => lines.map((line) => row(answer, line, terms)));
  const sheet = sharesSheet(edition, reading, terms, report, tables, bar);
  return {
    schema: async () => (await import('./schema.js')).sharesSchema.row,
    about,
    rows,
    document: {
      ...about,
      rows,
      markets: report.answers.map((a) => marketJson(a, terms)),
      notes: notesJson(report.notes),
    },
    sheet,
    notes: sheet.lines.filter((l) => l.mark === '!').map((l) => l.text),
  };
}

const marketJson = (answer: Answer, terms: Terms): JsonObject => ({
  ...placeJson(answer),
  status: answer.evidence.status,
  basis: basisJson(answer.evidence),
  hhi: intervalJson(hhiOf(answer, terms)),
  sharp: answer.profile?.sharp ?? true,
});

const hhiOf = ({ profile }: Answer, { exclusions }: Terms) =>
  (exclusions.length > 0 ? profile?.remaining : profile)?.measures?.hhi;

const row = (answer: Answer, line: ShareLine, terms: Terms): JsonObject => ({
  ...placeJson(answer),
  kind: line.kind,
  rank: line.rank ? { low: line.rank.low, high: line.rank.high ?? null } : null,
  actor: line.actor ?? null,
  unit: answer.market?.unit ?? null,
  quantity: intervalJson(line.quantity),
  sharePct: intervalJson(line.sharePct),
  contribution: intervalJson(line.kind === 'total' ? hhiOf(answer, terms) : line.contribution),
  cumulatedPct: intervalJson(line.cumulatedPct),
});
