import type { Dataset } from '../dataset/sound.js';
import type { Interval } from '../domain/interval.js';
import { known, type Observation } from '../domain/observation.js';
import type { Period } from '../domain/period.js';
import type { ReadingPolicy } from '../domain/reading.js';
import type { Source } from '../domain/source.js';
import { type Derivation, derivations } from '../market/derivation.js';
import { derivationsWithoutLargest } from '../market/derivation-without-largest.js';
import type { ExclusionTerms } from '../market/profile-record.js';
import type { Answer } from './answer.js';
import { type Evidence, evidence, type Witness } from './evidence.js';
import { memo } from './memo.js';
import type { Report } from './report.js';

/**
 * A witness with the interval of its value (undefined where it is unknown or doubtful) and its source.
 * `line` is its line in the file of observations. `repeated` is the observation that it repeats, with its line and its source.
 * `elsewhere` is its period if it is set aside here and a question on that period shows it; undefined otherwise.
 */
export type SourcedWitness = Witness & {
  readonly value: Interval | undefined;
  readonly source: Source | undefined;
  readonly line: number | undefined;
  readonly repeated: Repeated | undefined;
  readonly elsewhere: Period | undefined;
};

/** An observation that another repeats, with its source and its line in the file of observations. */
export type Repeated = {
  readonly observation: Observation;
  readonly source: Source | undefined;
  readonly line: number | undefined;
};

/** Where an answer comes from: its witnesses, empty without evidence, and how the ends of its figures are computed. */
export type Provenance = {
  readonly answer: Answer;
  readonly witnesses: readonly SourcedWitness[];
  readonly derivations: readonly Derivation[];
};

/** The provenance of each answer of a report. */
export function provenances(
  dataset: Dataset,
  { answers }: Report,
  reading: ReadingPolicy,
  terms: ExclusionTerms,
): readonly Provenance[] {
  const { sources, lines, observations } = dataset;
  const sourceOf = (o: Observation): Source | undefined => sources.find((s) => s.source === o.source);
  return answers.map((answer) => {
    const shown = shownElsewhere(dataset, answer.evidence, reading);
    const sourced = (witness: Witness): SourcedWitness => {
      const { observation: o } = witness;
      const repeated = o.repeats === '' ? undefined : observations.find((other) => other.observation === o.repeats);
      return {
        ...witness,
        value: known(o, reading),
        source: sourceOf(o),
        line: lines.get(o.observation),
        repeated: repeated && {
          observation: repeated,
          source: sourceOf(repeated),
          line: lines.get(repeated.observation),
        },
        elsewhere: shown(witness) ? o.period : undefined,
      };
    };
    return {
      answer,
      witnesses: answer.evidence.status === 'ok' ? answer.evidence.witnesses.map(sourced) : [],
      derivations: figures(answer, terms),
    };
  });
}

/** Whether a question on another period shows a witness that is set aside here. */
function shownElsewhere(dataset: Dataset, { subject, stage, period }: Evidence, reading: ReadingPolicy) {
  const witnessesOf = memo((asked: Period): ReadonlySet<string> => {
    const found = evidence(dataset, subject, stage, { period: asked, reading });
    const witnesses = found.flatMap((e) => (e.status === 'ok' ? e.witnesses : []));
    return new Set(witnesses.map((w) => w.observation.observation));
  });
  return ({ role, observation: o }: Witness): boolean =>
    role === 'set-aside' && o.period !== '' && o.period !== period && witnessesOf(o.period).has(o.observation);
}

/** The derivations of an answer's figures. An interval that rules nothing out counts as no figure. */
function figures({ market, profile }: Answer, { exclusions, largestPct }: ExclusionTerms): readonly Derivation[] {
  if (!market) return [];
  const all =
    largestPct === undefined
      ? derivations(market, exclusions)
      : derivationsWithoutLargest(market, largestPct, profile?.remaining);
  return all.filter((d) => !profile?.reasons.has(d.path));
}
