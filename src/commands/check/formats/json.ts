import { type Checked, counts, type FailOn, fails, type Judged, together } from '../../../check/check.js';
import { json } from '../../../output/json.js';
import { cut } from '../../../text/words.js';
import type { CheckDataset, CheckDocument, CheckFinding } from '../schema.js';

/** What was checked as JSON: schema reshare.check/1. Acknowledged findings are among them, with the reason. */
export const checkJson = (all: readonly Checked[], failOn: FailOn): string => json(checkDocument(all, failOn));

function checkDocument(all: readonly Checked[], failOn: FailOn): CheckDocument {
  const found = together(all);
  return {
    schema: 'reshare.check/1',
    failOn,
    failed: fails(
      found.map(({ finding }) => finding),
      failOn,
    ),
    datasets: all.map(dataset),
    findings: found.map(({ of, finding: f }) => finding(of.label, f)),
  };
}

function dataset({ label, edition, sound, findings }: Checked): CheckDataset {
  const { error, warning, note } = counts(findings);
  return {
    dataset: label,
    name: edition?.name ?? null,
    version: edition?.version ?? null,
    sound,
    errors: error,
    warnings: warning,
    notes: note,
    acknowledged: findings.filter((f) => f.acknowledged !== undefined).length,
  };
}

const finding = (dataset: string, f: Judged): CheckFinding => ({
  dataset,
  code: f.code,
  severity: f.severity,
  key: f.key ?? null,
  file: f.place.file,
  line: f.place.line ?? null,
  column: f.place.column ?? null,
  found: f.found ?? null,
  expected: f.expected === undefined ? null : cut(f.expected, 1000),
  text: f.text,
  acknowledged: f.acknowledged ?? null,
});
