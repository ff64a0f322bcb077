import type { Acknowledgement } from '../dataset/acknowledged.js';
import type { Edition, Loaded } from '../dataset/load.js';
import { type Dataset, sound } from '../dataset/sound.js';
import type { Surroundings } from '../dataset/surroundings.js';
import { type Finding, inOrder } from '../domain/finding.js';
import { unmatchedAcknowledgement } from './rules/unmatched-acknowledgement.js';
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

/** A dataset with all that is found in it, in file, line and column order. */
export function checkedDataset(label: string, loaded: Loaded, surroundings: Surroundings): Checked {
  const isSound = loaded.findings.length === 0;
  const found = isSound ? doubts(sound(loaded), surroundings) : loaded.findings;
  return {
    label,
    edition: loaded.edition,
    sound: isSound,
    findings: [...found, ...surroundings.findings].sort(inOrder),
  };
}

/** All doubts on a dataset, those that are acknowledged with the reason; and acknowledgements of what is not there. */
function doubts(dataset: Dataset, surroundings: Surroundings): readonly Judged[] {
  const { edition } = dataset;
  const previous =
    surroundings.previous && surroundings.previous.findings.length === 0 ? sound(surroundings.previous) : undefined;
  const found = RULES.flatMap((rule) => rule.find(dataset, previous));
  const there = new Set(found.map(mark));
  const here = (a: Acknowledgement): boolean => a.edition === '' || a.edition === edition.version;
  const reasons = new Map(surroundings.acknowledged.rows.filter(here).map((a) => [mark(a), a.reason]));
  const unmatched = surroundings.acknowledged.rows.filter((a) =>
    here(a) ? !there.has(mark(a)) : !surroundings.versions.includes(a.edition),
  );
  const judged = found.map((doubt) => {
    const acknowledged = reasons.get(mark(doubt));
    return acknowledged === undefined ? doubt : { ...doubt, acknowledged };
  });
  return [...judged, ...unmatchedAcknowledgement.find(edition, unmatched)];
}

/** By what a finding is acknowledged. */
const mark = ({ code, key }: { readonly code: string; readonly key: string }): string => JSON.stringify([code, key]);
