import type { Answer } from '../answer/answer.js';
import { shareReason } from '../answer/excluded-share.js';
import type { Note } from '../answer/note.js';
import { ANY_ORE } from '../answer/ores/supposed-ore.js';
import { usedSources } from '../answer/used-sources.js';
import type { Edition } from '../dataset/load.js';
import type { Dataset } from '../dataset/sound.js';
import type { ReadingPolicy } from '../domain/reading.js';
import type { Subject } from '../domain/subject.js';
import type { Profile, Terms } from '../market/profile-record.js';
import { count, list } from '../text/words.js';
import { ownerName } from './actor-name.js';
import { quotableSentence } from './cite/sentence.js';
import { excludedWords } from './exclusions.js';
import { pointsWords, reasonWords, shareWords } from './figure-text.js';
import type { QuotableJson, QuotedDatasetJson, QuotedSentenceJson, RefusalJson } from './schema-parts.js';
import { sentence } from './sentence.js';
import { subjectName } from './subject-name.js';

/**
 * What may be quoted of answers of datasets: a sentence for each answer, with whose figures it states and what is not known.
 * `cautions` are the notes on all of them: a figure that rests on what was supposed says so.
 */
export function quotableAnswers(
  found: readonly (readonly [dataset: Dataset, answers: readonly Answer[]])[],
  reading: ReadingPolicy,
  terms: Terms,
  cautions: readonly Note[] = [],
): QuotableJson {
  const supposed = suppositionWords(cautions);
  return {
    datasets: quotedDatasets(found.map(([{ edition }]) => edition)),
    sentences: found.flatMap(([dataset, answers]) =>
      answers.map((answer) => quotedAnswer(dataset, answer, reading, terms, supposed)),
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
    datasets: quotedDatasets(editions),
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

/** What may be quoted of datasets that have no figure on a subject, at the stages and in the period asked for, if any are named. */
export const quotableSilence = (
  silent: readonly Edition[],
  subject: Subject,
  stages: readonly string[],
  period: string | undefined,
): readonly QuotedSentenceJson[] =>
  silent.map((edition): QuotedSentenceJson => {
    const place = stages.length > 0 ? ` at the stage${stages.length === 1 ? '' : 's'} ${list(stages)}` : '';
    const text = `The reshare dataset ${edition.name} ${edition.version} has no figure for ${subjectName(subject)}${place}${period === undefined ? '' : ` in ${period}`}.`;
    return {
      sentence: text,
      dataset: editionWord(edition),
      subject: subject.subject,
      stage: null,
      period: period ?? null,
      whose: null,
      refused: [{ path: 'rows', reason: 'no-evidence', text }],
    };
  });

/** The most suppliers of a typed market that a sentence repeats. */
const MOST_TYPED = 20;

/**
 * What may be quoted of a market that is typed: its HHI, and what is left of it. `words` are the suppliers as typed,
 * and `conditions` what else was said of the market, as clauses: without them the HHI need not hold.
 */
export function quotableTyped(
  words: readonly string[],
  conditions: readonly string[],
  measured: Profile,
  terms: Terms,
): QuotableJson {
  const hhi = measured.measures?.hhi;
  const found = hhi ? `${pointsWords(hhi, terms.bands)} points` : 'not determined';
  const more = words.length > MOST_TYPED ? [`and ${count(words.length - MOST_TYPED, 'more supplier')}`] : [];
  const market = [...words.slice(0, MOST_TYPED), ...more, ...conditions].join('; ');
  const left = measured.remaining?.sharePct;
  const leaves = left ? `; this leaves ${shareWords(left, false)} without ${excludedWords(terms)}` : '';
  return quotableWhole(
    [],
    `For the market as typed (${market}), the HHI is ${found}${leaves}.`,
    refusedFigures(measured),
  );
}

/** What the ores are taken to be where a question supposes it, to stand before a figure; blank where none does. */
function suppositionWords(cautions: readonly Note[]): string {
  const clauses = cautions.flatMap((note) =>
    note.code === 'supposed'
      ? [
          ...note.ores.map(({ actor, ore }) => `${ownerName(actor)} ore is ${ore === ANY_ORE ? 'unknown' : ore}`),
          ...note.added.map(({ deposit }) => `${deposit} is a deposit`),
        ]
      : [],
  );
  return clauses.length === 0 ? '' : `Supposing that ${list(clauses)} (as typed, not from the dataset): `;
}

/** What a profile does not know, and why. That shares have no quantities is no refusal. */
const refusedFigures = (measured: Profile | undefined): readonly RefusalJson[] =>
  [...(measured?.reasons ?? [])]
    .filter(([, reason]) => reason !== 'shares-only' && reason !== 'nobody-excluded')
    .map(([path, reason]): RefusalJson => ({ path, reason, text: reasonWords(reason) }));

/** The same of an answer, with its share. */
function refusedOf(answer: Answer): readonly RefusalJson[] {
  const reason = shareReason(answer);
  const share = reason === undefined ? [] : [{ path: 'sharePct', reason, text: reasonWords(reason) }];
  return [...share, ...refusedFigures(answer.profile).filter(({ path }) => path !== 'sharePct')];
}

const editionWord = ({ name, version }: Edition): string => `${name}@${version}`;

const quotedDataset = ({ name, version, title, licences }: Edition): QuotedDatasetJson => ({
  name,
  version,
  title: title ?? null,
  licences,
});

/** Datasets with their versions, titles and licences, each once. */
const quotedDatasets = (editions: readonly Edition[]): readonly QuotedDatasetJson[] => [
  ...new Map(editions.map((edition) => [edition.sha256, quotedDataset(edition)])).values(),
];

function quotedAnswer(
  dataset: Dataset,
  answer: Answer,
  reading: ReadingPolicy,
  terms: Terms,
  supposed: string,
): QuotedSentenceJson {
  const { evidence, notes } = answer;
  const figure = { answer, reading, terms, sources: usedSources(dataset, answer) };
  const [gap] = notes;
  const told = quotableSentence(figure, dataset.edition);
  return {
    // only what is worked out rests on ores
    sentence:
      supposed === '' || !answer.derivation ? told : `${supposed}${told.charAt(0).toLowerCase()}${told.slice(1)}`,
    dataset: editionWord(dataset.edition),
    subject: evidence.subject.subject,
    stage: evidence.stage.stage,
    period: evidence.period ?? null,
    whose: evidence.status === 'ok' ? subjectName(evidence.basis.subject) : null,
    refused:
      evidence.status === 'ok' || !gap
        ? refusedOf(answer)
        : [{ path: 'sharePct', reason: evidence.status, text: sentence(gap) }],
  };
}
