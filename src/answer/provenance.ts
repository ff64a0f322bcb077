import type { Dataset } from '../dataset/sound.js';
import type { Composition } from '../domain/composition.js';
import { observationsById, sourcesById } from '../domain/indexed.js';
import type { Interval } from '../domain/interval.js';
import { known, type Observation } from '../domain/observation.js';
import type { Period } from '../domain/period.js';
import type { Place } from '../domain/place.js';
import type { ReadingPolicy } from '../domain/reading.js';
import type { Source } from '../domain/source.js';
import { type Derivation, derivations } from '../market/derivation.js';
import { derivationsWithoutLargest } from '../market/derivation-without-largest.js';
import type { ExclusionTerms } from '../market/profile-record.js';
import type { Answer } from './answer.js';
import { type Evidence, evidence, type Witness } from './evidence.js';
import { memo } from './memo.js';
import type { OreContent } from './ores/ore-content.js';
import { type OreDerivation, usedCompositions } from './ores/ore-derivation.js';
import { type OreSettlings, oreSettlings } from './ores/ore-settling.js';
import { type OreExtreme, type OreShare, oreExtremes, oreShare } from './ores/ore-share.js';
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

/** A composition that an answer uses, with its source and its place in its file. */
export type SourcedComposition = {
  readonly composition: Composition;
  readonly source: Source | undefined;
  readonly place: Place;
};

/**
 * How a market is worked out of what ores hold: what each row holds, the compositions used, the mixes that give the ends of the share
 * that the answer shows, and what would narrow it. `share` is undefined where no supplier is asked for that holds a part,
 * `settlings` where its share is one number.
 */
export type OreProvenance = {
  readonly contents: readonly OreContent[];
  readonly compositions: readonly SourcedComposition[];
  readonly share: OreShare | undefined;
  readonly extremes: readonly OreExtreme[];
  readonly settlings: OreSettlings | undefined;
};

/** Where an answer comes from: its witnesses, empty without evidence, how the ends of its figures are computed, and what ores hold; undefined where that is not used. */
export type Provenance = {
  readonly answer: Answer;
  readonly witnesses: readonly SourcedWitness[];
  readonly derivations: readonly Derivation[];
  readonly ores: OreProvenance | undefined;
};

/** The provenance of each answer of a report. */
export function provenances(
  dataset: Dataset,
  { answers }: Report,
  reading: ReadingPolicy,
  terms: ExclusionTerms,
): readonly Provenance[] {
  const { sources, lines, observations } = dataset;
  const sourceOf = (o: Observation): Source | undefined => sourcesById(sources).get(o.source);
  return answers.map((answer) => {
    const shown = shownElsewhere(dataset, answer.evidence, reading);
    const sourced = (witness: Witness): SourcedWitness => {
      const { observation: o } = witness;
      const repeated = o.repeats === '' ? undefined : observationsById(observations).get(o.repeats);
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
      ores: answer.derivation && oreProvenance(dataset, answer.derivation, terms),
    };
  });
}

function oreProvenance({ sources, at }: Dataset, derivation: OreDerivation, terms: ExclusionTerms): OreProvenance {
  const share = oreShare(derivation, terms);
  return {
    contents: derivation.contents,
    compositions: usedCompositions(derivation).map((composition) => ({
      composition,
      source: sourcesById(sources).get(composition.source),
      place: at('compositions', composition.composition, 'printed'),
    })),
    share,
    extremes: share ? oreExtremes(share) : [],
    settlings: share && oreSettlings(share),
  };
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
