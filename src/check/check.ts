import type { Acknowledgement } from '../dataset/acknowledged.js';
import type { Edition, Loaded } from '../dataset/load.js';
import { type Dataset, sound } from '../dataset/sound.js';
import type { Surroundings } from '../dataset/surroundings.js';
import type { Severity } from '../domain/finding.js';
import { type Findings, findingCount, findings, MOST_LISTED } from '../domain/findings.js';
import type { Judged } from './checked.js';
import { unmatchedAcknowledgement } from './rules/unmatched-acknowledgement.js';
import { RULES } from './rules.js';

/**
 * What was found in one dataset: its errors or, if it is sound, its doubts. `edition` is undefined if no descriptor could be read.
 * `open` are the findings that nobody acknowledged, `known` the others. `beside` are those in its acknowledged.csv, which other datasets may share.
 */
export type CheckedDataset = {
  readonly label: string;
  readonly edition: Edition | undefined;
  readonly sound: boolean;
  readonly open: Findings<Judged>;
  readonly known: Findings<Judged>;
  readonly beside: readonly Judged[];
};

/** A dataset with what was found in it. Of the open findings at most `most` are listed, and as many of the others. */
export function checkedDataset(
  label: string,
  loaded: Loaded,
  surroundings: Surroundings,
  most = MOST_LISTED,
): CheckedDataset {
  const isSound = findingCount(loaded.findings) === 0;
  const found = isSound
    ? doubts(sound(loaded), surroundings, most)
    : { open: loaded.findings, known: findings<Judged>([]), unmatched: [] };
  return {
    label,
    edition: loaded.edition,
    sound: isSound,
    open: found.open,
    known: found.known,
    beside: [...surroundings.findings, ...found.unmatched],
  };
}

/** The doubts on a dataset, by whether they are acknowledged, and the acknowledgements that match none. */
function doubts(dataset: Dataset, surroundings: Surroundings, most: number) {
  const { edition } = dataset;
  const previous =
    surroundings.previous && findingCount(surroundings.previous.findings) === 0
      ? sound(surroundings.previous)
      : undefined;
  const here = (a: Acknowledgement): boolean => a.edition === '' || a.edition === edition.version;
  const reasons = new Map(surroundings.acknowledged.rows.filter(here).map((a) => [mark(a), a.reason]));
  const matched = new Set<string>();
  const known: Judged[] = [];
  function* open(): Generator<Judged, void> {
    for (const rule of RULES)
      for (const doubt of rule.find(dataset, previous)) {
        const acknowledged = reasons.size === 0 ? undefined : reasons.get(mark(doubt));
        if (acknowledged === undefined) yield doubt;
        else {
          matched.add(mark(doubt));
          known.push({ ...doubt, text: doubt.text, acknowledged });
        }
      }
  }
  const found = findings(open(), most);
  const unmatched = surroundings.acknowledged.rows.filter((a) =>
    here(a) ? !matched.has(mark(a)) : !surroundings.versions.includes(a.edition),
  );
  return {
    open: found,
    known: findings(known, most),
    unmatched: unmatchedAcknowledgement.find(edition, unmatched),
  };
}

/** The code and key by which a finding is acknowledged, as one text. */
const mark = ({ code, key }: { readonly code: string; readonly key: string }): string => JSON.stringify([code, key]);

/** The number of findings of a severity. */
export const ofSeverity = ({ listed, unlisted }: Findings, severity: Severity): number =>
  listed.filter((f) => f.severity === severity).length +
  unlisted.reduce((n, kind) => n + (kind.severity === severity ? kind.count : 0), 0);
