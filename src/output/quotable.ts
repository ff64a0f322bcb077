import type { Answer } from '../answer/answer.js';
import { usedSources } from '../answer/used-sources.js';
import type { Edition } from '../dataset/load.js';
import type { Dataset } from '../dataset/sound.js';
import type { ReadingPolicy } from '../domain/reading.js';
import type { Profile, Terms } from '../market/profile-record.js';
import { quotableSentence } from './cite/sentence.js';
import { pointsWords, reasonWords } from './figure-text.js';
import type { QuotableJson, QuotedDatasetJson, QuotedSentenceJson, RefusalJson } from './schema-parts.js';
import { sentence } from './sentence.js';
import { subjectName } from './subject-name.js';

/** What may be quoted of answers of datasets: a sentence for each answer, with whose figures it states and what is not known. */
export function quotableAnswers(
  found: readonly (readonly [dataset: Dataset, answers: readonly Answer[]])[],
  reading: ReadingPolicy,
  terms: Terms,
): QuotableJson {
  return {
    datasets: found.map(([{ edition }]) => quotedDataset(edition)),
    sentences: found.flatMap(([dataset, answers]) =>
      answers.map((answer) => quotedAnswer(dataset, answer, reading, terms)),
    ),
  };
}

/** What may be quoted where one sentence is about all that is shown. `refused` is what it cannot say. */
export const quotableWhole = (
  editions: readonly Edition[],
  text: string,
  refused: readonly RefusalJson[] = [],
): QuotableJson => {
  const [only, second] = editions;
  return {
    datasets: editions.map(quotedDataset),
    sentences: [
      {
        sentence: text,
        dataset: only && !second ? editionWord(only) : null,
        subject: null,
        stage: null,
        period: null,
        whose: null,
        refused,
      },
    ],
  };
};

/** What may be quoted of a market that is typed: its HHI. `words` are the suppliers as typed. */
export function quotableTyped(words: readonly string[], measured: Profile): QuotableJson {
  const hhi = measured.measures?.hhi;
  const found = hhi ? `${pointsWords(hhi)} points` : 'not determined';
  const text = `For the market as typed (${words.join('; ')}), the HHI is ${found}.`;
  return quotableWhole([], text, refusedFigures(measured));
}

/** What a profile does not know, and why. That shares have no quantities is no refusal. */
const refusedFigures = (measured: Profile | undefined): readonly RefusalJson[] =>
  [...(measured?.reasons ?? [])]
    .filter(([, reason]) => reason !== 'shares-only' && reason !== 'nobody-excluded')
    .map(([path, reason]): RefusalJson => ({ path, reason, text: reasonWords(reason) }));

const editionWord = ({ name, version }: Edition): string => `${name}@${version}`;

const quotedDataset = ({ name, version, title, licences }: Edition): QuotedDatasetJson => ({
  name,
  version,
  title: title ?? null,
  licences,
});

function quotedAnswer(dataset: Dataset, answer: Answer, reading: ReadingPolicy, terms: Terms): QuotedSentenceJson {
  const { evidence, notes } = answer;
  const figure = { answer, reading, terms, sources: usedSources(dataset, answer) };
  const [gap] = notes;
  return {
    sentence: quotableSentence(figure, dataset.edition),
    dataset: editionWord(dataset.edition),
    subject: evidence.subject.subject,
    stage: evidence.stage.stage,
    period: evidence.period ?? null,
    whose: evidence.status === 'ok' ? subjectName(evidence.basis.subject) : null,
    refused:
      evidence.status === 'ok' || !gap
        ? refusedFigures(answer.profile)
        : [{ path: 'sharePct', reason: evidence.status, text: sentence(gap) }],
  };
}
