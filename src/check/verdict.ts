import { inOrder, SEVERITIES, type Severity } from '../domain/finding.js';
import { allFindings, findings, MOST_LISTED, type Unlisted } from '../domain/findings.js';
import { type CheckedDataset, ofSeverity } from './check.js';
import type { Judged } from './checked.js';

/** What a check can be told to fail on. */
export const FAIL_ON = ['error', 'warning', 'never'] as const;
/** The least severity that fails a check, or `never`. */
export type FailOn = (typeof FAIL_ON)[number];

/** The number of open findings of one dataset by severity, and of acknowledged ones. A finding is open if it is not acknowledged. */
export type DatasetCount = {
  readonly checked: CheckedDataset;
  readonly open: Readonly<Record<Severity, number>>;
  readonly acknowledged: number;
};

/** Findings of one kind in one file that are not listed. */
export type UnlistedKind = Unlisted & { readonly acknowledged: boolean };

/** The outcome of a check of several datasets. `failed`: an open finding is at least as severe as `failOn`. */
export type Verdict = {
  readonly failOn: FailOn;
  readonly failed: boolean;
  readonly datasets: readonly DatasetCount[];
  /** The listed findings, each once, in file, line and column order. Two editions may share a file of acknowledgements. */
  readonly findings: readonly Judged[];
  /** The dataset of a listed finding. */
  readonly datasetOf: (finding: Judged) => CheckedDataset | undefined;
  /** Those of them that are not acknowledged, in the same order. */
  readonly open: readonly Judged[];
  /** The findings that are not listed, counted: the worst first, the acknowledged last. */
  readonly unlisted: readonly UnlistedKind[];
};

/** The verdict on several datasets. At most `most` findings are listed: the worst first, and those that are acknowledged last. */
export function verdict(all: readonly CheckedDataset[], failOn: FailOn, most = MOST_LISTED): Verdict {
  const beside = merged(all.flatMap((of) => of.beside));
  const open = allFindings([...all.map((of) => of.open), findings(beside, most)], most);
  const known = allFindings(
    all.map((of) => of.known),
    most - open.listed.length,
  );
  // the only dataset has all findings: a million of them need no second place
  const datasets = new Map<Judged, CheckedDataset>();
  if (all.length > 1)
    for (const of of all)
      for (const own of [of.open.listed, of.known.listed, of.beside]) for (const f of own) datasets.set(f, of);
  const fails = (severity: Severity): boolean => ofSeverity(open, severity) > 0;
  return {
    failOn,
    failed: failOn !== 'never' && (fails('error') || (failOn === 'warning' && fails('warning'))),
    datasets: all.map(datasetCount),
    findings: known.listed.length === 0 ? open.listed : [...open.listed, ...known.listed].sort(inOrder),
    datasetOf: (finding) => (all.length > 1 ? datasets.get(finding) : all[0]),
    open: open.listed,
    unlisted: [
      ...open.unlisted.map((kind) => ({ ...kind, acknowledged: false })),
      ...known.unlisted.map((kind) => ({ ...kind, acknowledged: true })),
    ],
  };
}

function datasetCount(checked: CheckedDataset): DatasetCount {
  const { open, known, beside } = checked;
  const counted = (severity: Severity): number =>
    ofSeverity(open, severity) + beside.filter((f) => f.severity === severity).length;
  return {
    checked,
    open: { error: counted('error'), warning: counted('warning'), note: counted('note') },
    acknowledged: SEVERITIES.reduce((n, severity) => n + ofSeverity(known, severity), 0),
  };
}

/** Findings in order, each once. */
function merged(found: readonly Judged[]): readonly Judged[] {
  const sorted = [...found].sort(inOrder);
  // only findings of one place can be the same
  let [place, seen] = [sorted[0], new Set<string>()];
  return sorted.filter((finding) => {
    if (place && inOrder(place, finding) !== 0) [place, seen] = [finding, new Set()];
    const before = seen.size;
    return seen.add(identity(finding)).size > before;
  });
}

/** What tells a finding from others of its place. Only the start of a long text counts, because many findings may name it. */
const identity = ({ code, key, found, expected, text, acknowledged }: Judged): string =>
  JSON.stringify([code, key, found, expected, text, acknowledged].map((said) => said?.slice(0, 1000)));
