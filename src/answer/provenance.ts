import type { Dataset } from '../dataset/sound.js';
import type { Interval } from '../domain/interval.js';
import { known } from '../domain/observation.js';
import type { ReadingPolicy } from '../domain/reading.js';
import type { Source } from '../domain/source.js';
import { type Derivation, derivations } from '../market/derivation.js';
import type { Exclusion } from '../market/market.js';
import type { Answer } from './answer.js';
import type { Witness } from './evidence.js';
import type { Report } from './report.js';

/**
 * A witness with the interval of its value (undefined where it is unknown or doubtful) and its source.
 * `line` is its line in the file of observations, and `repeatedLine` the line of the observation that it repeats.
 */
export type SourcedWitness = Witness & {
  readonly value: Interval | undefined;
  readonly source: Source | undefined;
  readonly line: number | undefined;
  readonly repeatedLine: number | undefined;
};

/** Where an answer comes from: its witnesses, empty without evidence, and how the ends of its figures are computed. */
export type Provenance = {
  readonly answer: Answer;
  readonly witnesses: readonly SourcedWitness[];
  readonly derivations: readonly Derivation[];
};

/** The provenance of each answer of a report. */
export function provenances(
  { sources, lines }: Dataset,
  { answers }: Report,
  reading: ReadingPolicy,
  exclusions: readonly Exclusion[],
): readonly Provenance[] {
  const sourced = (witness: Witness): SourcedWitness => {
    const { observation: o } = witness;
    return {
      ...witness,
      value: known(o, reading),
      source: sources.find((s) => s.source === o.source),
      line: lines.get(o.observation),
      repeatedLine: lines.get(o.repeats),
    };
  };
  return answers.map((answer) => ({
    answer,
    witnesses: answer.evidence.status === 'ok' ? answer.evidence.witnesses.map(sourced) : [],
    derivations: figures(answer, exclusions),
  }));
}

/** The derivations of an answer's figures. An interval that rules nothing out counts as no figure. */
const figures = ({ market, profile }: Answer, exclusions: readonly Exclusion[]): readonly Derivation[] =>
  market ? derivations(market, exclusions).filter((d) => !profile?.reasons.has(d.path)) : [];
