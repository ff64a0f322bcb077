import type { Dataset } from '../dataset/sound.js';
import { type Finding, finding, type QuotedValues } from '../domain/finding.js';
import type { Place } from '../domain/place.js';

/** A doubt on a sound dataset: a finding that never blocks an answer, and that can be acknowledged by code and key. */
export type Doubt = Finding & { readonly key: string };

/** The facts of a doubt: where it stands, what it is about whatever line that stands on, and what else its words need. */
export type DoubtFacts = QuotedValues & { readonly place: Place; readonly key: string };

/** What a rule is asked: a sound dataset, and the edition before it where there is one that is sound. */
type Asked = readonly [dataset: Dataset, previous: Dataset | undefined];

/** One kind of doubt: what its code means, in one sentence, and all that a dataset gives cause for. A note asks for no remedy, a warning does. */
export type Rule<Of extends readonly unknown[] = Asked> = {
  readonly code: string;
  readonly severity: 'warning' | 'note';
  readonly meaning: string;
  readonly find: (...asked: Of) => readonly Doubt[];
};

/** A rule, of one that finds facts and of the words for them. */
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
    find(...asked).map((facts) => ({
      ...finding({ code, severity, place: facts.place, text: words(facts) }, facts),
      key: facts.key,
    })),
});
