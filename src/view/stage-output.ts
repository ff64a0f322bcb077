import type { Terms } from '../analysis/profile.js';
import type { Report } from '../analysis/report.js';
import type { Edition } from '../dataset/load.js';
import type { ReadingPolicy } from '../domain/reading.js';
import type { Bar } from './bar.js';
import type { Output } from './render.js';
import { aboutJson, chainJson, notesJson, stageRows } from './stage-json.js';
import { stageSheet } from './stage-sheet.js';

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
    name: 'stage',
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
