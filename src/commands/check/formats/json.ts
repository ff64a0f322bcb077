import type { Judged } from '../../../check/check.js';
import type { DatasetCount, Verdict } from '../../../check/verdict.js';
import { json } from '../../../output/json.js';
import { cut } from '../../../text/words.js';
import type { CheckDataset, CheckDocument, CheckFinding } from '../schema.js';

/** A verdict as JSON, with the schema reshare.check/2. It includes acknowledged findings, with the reason. */
export const checkJson = (verdict: Verdict): string => json(checkDocument(verdict));

const checkDocument = ({ failOn, failed, datasets, findings }: Verdict): CheckDocument => ({
  schema: 'reshare.check/2',
  failOn,
  failed,
  datasets: datasets.map(dataset),
  findings: findings.map(({ of, finding: f }) => finding(of.label, f)),
});

const dataset = ({ checked: { label, edition, sound }, open, acknowledged }: DatasetCount): CheckDataset => ({
  dataset: label,
  name: edition?.name ?? null,
  version: edition?.version ?? null,
  sound,
  errors: open.error,
  warnings: open.warning,
  notes: open.note,
  acknowledged,
});

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
