import { inOrder, type Severity } from '../domain/finding.js';
import type { Checked, Judged } from './check.js';

/** What a check can be told to fail on. */
export const FAIL_ON = ['error', 'warning', 'never'] as const;
/** The least severity that fails a check, or `never`. */
export type FailOn = (typeof FAIL_ON)[number];

/** The number of open findings of one dataset by severity, and of acknowledged ones. A finding is open if it is not acknowledged. */
export type DatasetCount = {
  readonly checked: Checked;
  readonly open: Readonly<Record<Severity, number>>;
  readonly acknowledged: number;
};

/** The outcome of a check of several datasets. `failed`: an open finding is at least as severe as `failOn`. */
export type Verdict = {
  readonly failOn: FailOn;
  readonly failed: boolean;
  readonly datasets: readonly DatasetCount[];
  /** All findings with their datasets, each once, in file, line and column order. Two editions may share a file of acknowledgements. */
  readonly findings: readonly { readonly of: Checked; readonly finding: Judged }[];
  /** The findings that are not acknowledged, in the same order. */
  readonly open: readonly Judged[];
};

/** The verdict on several datasets. */
export function verdict(all: readonly Checked[], failOn: FailOn): Verdict {
  const findings = merged(all);
  const open = findings.map(({ finding }) => finding).filter(isOpen);
  const { error, warning } = counted(open);
  const failed = failOn !== 'never' && (error > 0 || (failOn === 'warning' && warning > 0));
  return { failOn, failed, datasets: all.map(datasetCount), findings, open };
}

const isOpen = (finding: Judged): boolean => finding.acknowledged === undefined;

function datasetCount(checked: Checked): DatasetCount {
  const open = checked.findings.filter(isOpen);
  return { checked, open: counted(open), acknowledged: checked.findings.length - open.length };
}

function counted(findings: readonly Judged[]): Readonly<Record<Severity, number>> {
  const of = (severity: Severity): number => findings.filter((f) => f.severity === severity).length;
  return { error: of('error'), warning: of('warning'), note: of('note') };
}

/** All findings in order, each once. */
function merged(all: readonly Checked[]): Verdict['findings'] {
  const found = all.flatMap((of) => of.findings.map((finding) => ({ of, finding })));
  found.sort((a, b) => inOrder(a.finding, b.finding));
  // only findings of one place can be the same
  let [place, seen] = [found[0]?.finding, new Set<string>()];
  return found.filter(({ finding }) => {
    if (place && inOrder(place, finding) !== 0) [place, seen] = [finding, new Set()];
    const before = seen.size;
    return seen.add(identity(finding)).size > before;
  });
}

/** What tells a finding from others of its place. Only the start of a long text counts, because many findings may name it. */
const identity = ({ code, key, found, expected, text, acknowledged }: Judged): string =>
  JSON.stringify([code, key, found, expected, text, acknowledged].map((said) => said?.slice(0, 1000)));
