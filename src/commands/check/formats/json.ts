import type { Judged } from '../../../check/checked.js';
import type { DatasetCount, UnlistedKind, Verdict } from '../../../check/verdict.js';
import { unlistedCount } from '../../../domain/findings.js';
import { jsonDocument } from '../../../output/json.js';
import type { Safe } from '../../../text/escape.js';
import { cut } from '../../../text/words.js';
import type { CheckDataset, CheckDocument, CheckFinding, CheckUnlisted } from '../schema.js';

/** A verdict as JSON in pieces, with the schema reshare.check/2. It includes acknowledged findings, with the reason. */
export const checkJson = (verdict: Verdict): Iterable<Safe<'json'>> => jsonDocument(checkDocument(verdict));

const checkDocument = (verdict: Verdict): CheckDocument => ({
  schema: 'reshare.check/2',
  failOn: verdict.failOn,
  failed: verdict.failed,
  datasets: verdict.datasets.map(dataset),
  unlisted: unlistedCount(verdict.unlisted),
  unlistedKinds: verdict.unlisted.map(unlistedKind),
  findings: findings(verdict),
});

function* findings({ findings: listed, datasetOf }: Verdict): Generator<CheckFinding> {
  for (const f of listed) yield finding(datasetOf(f)?.label ?? '', f);
}

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

/** Findings of one kind that are not listed, as JSON. */
export const unlistedKind = ({ code, severity, file, count, acknowledged }: UnlistedKind): CheckUnlisted => ({
  code,
  severity,
  file,
  count,
  acknowledged,
});

/** The most characters of a value in the data that JSON quotes. */
const LONGEST = 1000;

const finding = (dataset: string, f: Judged): CheckFinding => ({
  dataset,
  code: f.code,
  severity: f.severity,
  key: f.key === undefined ? null : cut(f.key, LONGEST),
  file: f.place.file,
  line: f.place.line ?? null,
  column: f.place.column ?? null,
  found: f.found === undefined ? null : cut(f.found, LONGEST),
  expected: f.expected === undefined ? null : cut(f.expected, LONGEST),
  text: f.text,
  acknowledged: f.acknowledged ?? null,
});
