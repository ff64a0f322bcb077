import type { Answer } from '../analysis/answer.js';
import type { Terms } from '../analysis/profile.js';
import type { Report } from '../analysis/report.js';
import { type ShareLine, shares } from '../analysis/shares.js';
import type { Edition } from '../dataset/load.js';
import type { ReadingPolicy } from '../domain/reading.js';
import type { Bar } from './bar.js';
import type { JsonObject } from './fields.js';
import { intervalJson } from './json.js';
import type { Output } from './render.js';
import { sharesSheet } from './shares-sheet.js';
import { aboutJson, basisJson, notesJson, placeJson } from './stage-json.js';

/** The lines of one answer's market, after the exclusions. */
export type ShareTable = { readonly answer: Answer; readonly lines: readonly ShareLine[] };

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
    name: 'shares',
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
