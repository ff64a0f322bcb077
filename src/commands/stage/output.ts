import type { Report } from '../../answer/report.js';
import type { Edition } from '../../dataset/load.js';
import type { ReadingPolicy } from '../../domain/reading.js';
import type { Terms } from '../../market/profile-record.js';
import type { Bar } from '../../output/bar.js';
import type { Output } from '../../output/render.js';
import { aboutJson, chainJson, notesJson, stageRows } from '../../output/report-json.js';
import { stageSheet } from './sheet.js';

/** What `reshare stage` shows: schema reshare.stage/1. */
export function stageOutput(
  edition: Edition,
  reading: ReadingPolicy,
  terms: Terms,
  report: Report,
  bar: Bar | undefined,
): Output {
  const about = aboutJson('reshare.stage/1', edition, reading, terms);
  const rows = stageRows(report);
  return {
    schema: async () => (await import('./schema.js')).stageSchema.row,
    about,
    rows,
    get document() {
      return { ...about, rows, chain: chainJson(report), notes: notesJson(report.notes) };
    },
    get sheet() {
      return stageSheet(edition, reading, terms, report, bar);
    },
    get notes() {
      return this.sheet.lines.filter((l) => l.mark === '!').map((l) => l.text);
    },
  };
}
