import { type Checked, counts, type FailOn, fails, type Judged, together } from '../../../check/check.js';
import { cut } from '../../../output/doubt.js';
import { findingWords } from '../../../output/finding.js';
import { type Json, json } from '../../../output/json.js';

/** What was checked as JSON: schema reshare.check/1. Acknowledged findings are among them, with the reason. */
export function checkJson(all: readonly Checked[], failOn: FailOn): string {
  const found = together(all);
  return json({
    schema: 'reshare.check/1',
    failOn,
    failed: fails(
      found.map(({ finding }) => finding),
      failOn,
    ),
    datasets: all.map(datasetJson),
    findings: found.map(({ of, finding }) => ({ dataset: of.label, ...findingJson(finding) })),
  });
}

function datasetJson({ label, edition, sound, findings }: Checked): Json {
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

const findingJson = (f: Judged) => ({
  code: f.code,
  severity: f.severity,
  key: f.key ?? null,
  file: f.place.file,
  line: f.place.line ?? null,
  column: f.place.column ?? null,
  found: 'found' in f ? String(f.found) : null,
  expected:
    'expected' in f && typeof f.expected !== 'object' && f.expected !== undefined
      ? cut(String(f.expected), 1000)
      : null,
  text: findingWords(f),
  acknowledged: f.acknowledged ?? null,
});
