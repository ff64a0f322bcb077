import type { Question } from '../answer/evidence.js';
import { union } from '../answer/result-changes.js';
import { type Rival, type Rivalry, rivalry } from '../answer/rivals.js';
import { publications } from '../answer/underlying.js';
import { editions } from '../dataset/builtin.js';
import type { Dataset } from '../dataset/sound.js';
import { chainOf, type Stage } from '../domain/stage.js';
import type { Subject } from '../domain/subject.js';
import type { Market } from '../market/market.js';
import type { Profile, Terms } from '../market/profile-record.js';
import type { NamedRows } from './nameable.js';
import { chosenStages } from './names.js';
import { builtInPublications } from './underlying.js';

/** The answers of several datasets about one subject, with the profiles that `profiled` gives: at the stages that `--stage` names, or else at the steps of the chain with figures, and at any other stage with figures of the subject itself. */
export async function rivalries(
  datasets: readonly Dataset[],
  { subject }: Subject,
  words: readonly string[] | undefined,
  question: Question,
  terms: Terms,
  profiled?: (market: Market) => Profile,
): Promise<readonly Rivalry[]> {
  const known = rowsOfAll(datasets);
  const behind = [...(await builtInPublications()), ...datasets.flatMap(publications)];
  const isStep = stepsAmong(known, datasets);
  return stagesCompared(known, words)
    .map((stage) => rivalry(datasets, subject, stage, question, terms, behind, profiled))
    .filter((f) => words !== undefined || (isStep(f.stage) ? hasFigures(f) : hasOwnFigures(f)));
}

/** The names of the built-in datasets: each means its newest edition. */
export const newestNames = async (): Promise<readonly string[]> => [
  ...new Set((await editions()).map((edition) => edition.replace(/@.*/, ''))),
];

/** What words can name: the rows of all datasets. Those of an earlier one go before. */
export const rowsOfAll = (datasets: readonly Dataset[]): NamedRows => ({
  subjects: datasets.map((d) => d.subjects).reduce((all, more) => union(all, more, (s) => s.subject), []),
  stages: datasets.map((d) => d.stages).reduce((all, more) => union(all, more, (s) => s.stage), []),
  actors: datasets.map((d) => d.actors).reduce((all, more) => union(all, more, (a) => a.actor), []),
});

/** The stages that --stage names, or all: those of the chain first. */
const stagesCompared = (known: NamedRows, words: readonly string[] | undefined): readonly Stage[] =>
  words === undefined ? union(known.stages, chosenStages(known, words), (s) => s.stage) : chosenStages(known, words);

/** Whether a stage is a step of the chain, or of a dataset without a chain, such as an imported one. At other stages the figures of a group say little of a member. */
function stepsAmong(known: NamedRows, datasets: readonly Dataset[]): (stage: Stage) => boolean {
  const unchained = datasets.filter((d) => chainOf(d.stages).length === 0).flatMap((d) => d.stages);
  const steps = new Set([...chosenStages(known, undefined), ...unchained].map((s) => s.stage));
  return ({ stage }) => steps.has(stage);
}

/** Whether a dataset has figures. */
export const isAnswered = ({ answer }: Rival): boolean => answer.evidence.status === 'ok';
/** Whether a dataset has figures. */
const hasFigures = ({ rivals }: Rivalry): boolean => rivals.some(isAnswered);
/** Whether a dataset has figures of the subject itself. */
const hasOwnFigures = ({ rivals }: Rivalry): boolean =>
  rivals.some(({ answer: { evidence } }) => evidence.status === 'ok' && !evidence.basis.inherited);
