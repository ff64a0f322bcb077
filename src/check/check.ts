import type { Acknowledgement } from '../dataset/acknowledged.js';
import type { Edition, Loaded } from '../dataset/load.js';
import { type Dataset, sound } from '../dataset/sound.js';
import type { Surroundings } from '../dataset/surroundings.js';
import { type Finding, inOrder } from '../domain/finding.js';
import { unmatchedAcknowledgement } from './rules/unmatched-acknowledgement.js';
import { RULES } from './rules.js';

/** A finding with the reason for which it is acknowledged; without one if it is not. */
export type Judged = Finding & { readonly acknowledged?: string };

/** What was found in one dataset: its errors or, if it is sound, its doubts. `edition` is undefined if no descriptor could be read. */
export type Checked = {
  readonly label: string;
  readonly edition: Edition | undefined;
  readonly sound: boolean;
  readonly findings: readonly Judged[];
};

/** A dataset with everything found in it, in file, line and column order. */
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

/** All doubts on a dataset, with the reason if they are acknowledged. Acknowledgements that match no finding are doubts, too. */
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

/** The code and key by which a finding is acknowledged, as one text. */
const mark = ({ code, key }: { readonly code: string; readonly key: string }): string => JSON.stringify([code, key]);
