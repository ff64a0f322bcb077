import type { Acknowledgement } from '../dataset/acknowledged.js';
import type { Beside } from '../dataset/beside.js';
import { FILE_NAMES, keyColumn, LONGEST_ID } from '../dataset/columns.js';
import type { Edition, Loaded } from '../dataset/load.js';
import { type Dataset, sound } from '../dataset/sound.js';
import { DOUBTS } from '../domain/doubt.js';
import { type Finding, inOrder, type Severity } from '../domain/finding.js';
import { grouped } from '../domain/grouped.js';
import type { Place } from '../domain/place.js';
import type { Doubted } from './rule.js';
import { RULES } from './rules.js';

/** A finding, and why it stands where it is acknowledged. */
export type Judged = Finding & { readonly acknowledged?: string };

/** What was found in one dataset. Where it is not sound, that is its errors: nothing else was looked for. */
export type Checked = {
  readonly label: string;
  readonly edition: Edition | undefined;
  readonly sound: boolean;
  readonly findings: readonly Judged[];
};

/** All findings of a dataset, in file, line and column order. */
export function check(label: string, loaded: Loaded, beside: Beside): Checked {
  const errors = keyed(loaded, loaded.findings);
  const found = errors.length > 0 ? errors : doubts(sound(loaded), beside);
  return {
    label,
    edition: loaded.edition,
    sound: errors.length === 0,
    findings: [...found, ...beside.findings].sort(inOrder),
  };
}

/** All doubts on a dataset, those that are acknowledged with the reason; and acknowledgements of what is not there. */
function doubts(dataset: Dataset, beside: Beside): readonly Judged[] {
  const { name, version } = dataset.edition;
  const previous = beside.previous && beside.previous.findings.length === 0 ? sound(beside.previous) : undefined;
  const found = RULES.flatMap((rule) => rule(dataset, previous)).map(finding);
  const there = new Set(found.map(mark));
  const here = (a: Acknowledgement): boolean => a.edition === '' || a.edition === version;
  const reasons = new Map(beside.acknowledged.rows.filter(here).map((a) => [mark(a), a.reason]));
  const lost = beside.acknowledged.rows.filter((a) =>
    here(a) ? !there.has(mark(a)) : !beside.versions.includes(a.edition),
  );
  return [
    ...found.map((f) => ({ ...f, ...acknowledged(reasons.get(mark(f))) })),
    ...lost.map(({ code, key, edition, place }) =>
      finding({
        code: 'unmatched-acknowledgement',
        place,
        key: `${code}/${key}`,
        rule: code,
        found: key,
        edition: `${name}@${edition || version}`,
        every: edition === '',
      }),
    ),
  ];
}

const finding = (doubt: Doubted): Finding & { readonly key: string } => ({ ...doubt, severity: DOUBTS[doubt.code] });

const acknowledged = (reason: string | undefined) => (reason === undefined ? {} : { acknowledged: reason });

/** By what a finding is acknowledged. */
const mark = ({ code, key }: { readonly code: string; readonly key: string }): string => JSON.stringify([code, key]);

/** Errors with what they are of: the id of the row and the column, as far as the place says. */
function keyed({ rows }: Loaded, errors: readonly Finding[]): readonly Finding[] {
  // an error stands at the very place of its cell
  const places = new Set<Place>(errors.map((error) => error.place));
  const keys = new Map(
    FILE_NAMES.flatMap((file) =>
      (rows(file) ?? []).flatMap((row) =>
        row
          .knownPlaces()
          .filter(([, place]) => places.has(place))
          .map(([column, place]) => [place, `${row.text(keyColumn(file)).slice(0, LONGEST_ID)}/${column}`] as const),
      ),
    ),
  );
  return errors.map((error) => {
    const key = keys.get(error.place);
    return key === undefined ? error : { ...error, key };
  });
}

/** All findings of several datasets in file, line and column order, each once: two editions share a file of acknowledgements. */
export function together(all: readonly Checked[]): readonly { readonly of: Checked; readonly finding: Judged }[] {
  const found = all.flatMap((of) => of.findings.map((finding) => ({ of, finding })));
  const once = grouped(found, ({ finding }) => told(finding)).map(([first]) => first);
  return once.sort((a, b) => inOrder(a.finding, b.finding));
}

/** What tells a finding from others: of a long text, that many name, its beginning. */
const told = (finding: Judged): unknown =>
  Object.entries(finding).map(([name, value]) => [name, typeof value === 'string' ? value.slice(0, 1000) : value]);

/** How many findings count towards each severity: those that nobody acknowledged. */
export const counts = (findings: readonly Judged[]): Readonly<Record<Severity, number>> => {
  const of = (severity: Severity): number =>
    findings.filter((f) => f.severity === severity && f.acknowledged === undefined).length;
  return { error: of('error'), warning: of('warning'), note: of('note') };
};

export const FAIL_ON = ['error', 'warning', 'never'] as const;
/** The least severity that fails a check. */
export type FailOn = (typeof FAIL_ON)[number];

/** Whether what was found fails a check. */
export function fails(findings: readonly Judged[], failOn: FailOn): boolean {
  const { error, warning } = counts(findings);
  return failOn !== 'never' && (error > 0 || (failOn === 'warning' && warning > 0));
}
