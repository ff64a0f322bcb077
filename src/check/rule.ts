import type { Dataset } from '../dataset/sound.js';
import { type Finding, finding, type QuotedValues } from '../domain/finding.js';
import type { Place } from '../domain/place.js';

/** A doubt on a sound dataset: a finding that stops no command, and that can be acknowledged by code and key. */
export type Doubt = Finding & { readonly key: string };

/** The facts of a doubt: its place, a key for what it is about (the same on any line), and whatever else its words need. */
export type DoubtFacts = QuotedValues & { readonly place: Place; readonly key: string };

/** What a rule looks at: a sound dataset, and the previous edition; undefined if there is none that is sound. */
type Asked = readonly [dataset: Dataset, previous: Dataset | undefined];

/**
 * One kind of doubt. `meaning` explains its code in one sentence. `find` gives all doubts of this kind on a dataset.
 * A warning asks for a remedy, a note does not.
 */
export type Rule<Of extends readonly unknown[] = Asked> = {
  readonly code: string;
  readonly severity: 'warning' | 'note';
  readonly meaning: string;
  readonly find: (...asked: Of) => readonly Doubt[];
};

/** A rule from a function that finds facts, and the words for these facts. */
export const rule = <Facts extends DoubtFacts, Of extends readonly unknown[] = Asked>({
  code,
  severity,
  meaning,
  find,
  words,
}: Pick<Rule<Of>, 'code' | 'severity' | 'meaning'> & {
  readonly find: (...asked: Of) => readonly Facts[];
  readonly words: (facts: Facts) => string;
}): Rule<Of> => ({
  code,
  severity,
  meaning,
  find: (...asked) =>
    find(...asked).map((facts) => finding({ code, severity, place: facts.place, key: facts.key }, facts, facts, words)),
});
