import type { Answer } from '../answer/answer.js';
import { type Publication, publications, underlying } from '../answer/underlying.js';
import { editions } from '../dataset/builtin.js';
import { load } from '../dataset/load.js';
import { type Dataset, sound } from '../dataset/sound.js';
import { grouped } from '../domain/grouped.js';
import type { Step } from '../output/sheet.js';
import { step } from '../output/step.js';
import { list } from '../text/words.js';
import { marketWords, type TypedTerms, termWords } from './steps.js';

/** Written by the build into the bundle, so that no edition is read for it. */
declare const PUBLICATIONS: readonly Publication[];

/** The publications that the built-in editions transcribe. */
export const builtInPublications = async (): Promise<readonly Publication[]> =>
  typeof PUBLICATIONS === 'undefined' ? computedPublications() : PUBLICATIONS;

/** The same, computed from the editions. */
export async function computedPublications(): Promise<readonly Publication[]> {
  const all = await Promise.all((await editions()).map(async (edition) => publications(sound(await load(edition)))));
  return all.flat();
}

/** The commands that show the table behind the table of an answer, in the built-in edition that has it: `mining 2024, from a survey`. */
export function underlyingSteps(
  command: string,
  dataset: Dataset,
  answers: readonly Answer[],
  { exclude, reading }: TypedTerms,
  known: readonly Publication[],
): readonly Step[] {
  const found = answers.flatMap((answer) => {
    const behind = underlying(dataset, answer, known);
    return behind && answer.evidence.period !== undefined ? [{ ...behind, evidence: answer.evidence }] : [];
  });
  return grouped(found, ({ publication, evidence }) => [publication, evidence.stage]).map((same) => {
    const [{ evidence, words, publication }] = same;
    const [period, ...more] = [...new Set(same.map((s) => s.evidence.period ?? ''))];
    return step(
      'Basis',
      [
        command,
        ...marketWords(evidence, { period: more.length > 0 ? 'all' : period }),
        ...(more.length > 0 ? ['-p', 'all'] : []),
        '-d',
        `${publication.dataset}@${publication.version}`,
        ...termWords({ exclude, reading }),
      ],
      `${evidence.stage.name} ${list([...(period === undefined ? [] : [period]), ...more])}, from ${words}`,
    );
  });
}
