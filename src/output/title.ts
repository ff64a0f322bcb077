import type { Answer } from '../answer/answer.js';
import type { Report } from '../answer/report.js';
import type { Edition } from '../dataset/load.js';
import type { ReadingPolicy } from '../domain/reading.js';
import type { Subject } from '../domain/subject.js';
import { type ExclusionTerms, someExcluded } from '../market/profile-record.js';
import { list, sentenceCase } from '../text/words.js';
import { excludedWords } from './exclusions.js';
import { timeOf } from './place-of.js';
import { worldWithout } from './sentence.js';
import type { Sheet } from './sheet.js';

/** The title of a screen: what is shown, and the terms that are not the default: who is left out, and values read as rounded. */
export const titleOf = (
  what: string,
  reading: ReadingPolicy,
  terms: ExclusionTerms = { exclusions: [] },
): Sheet['title'] => [
  sentenceCase(what),
  ...(someExcluded(terms) ? [`without ${excludedWords(terms)}`] : []),
  ...(reading === 'rounded' ? ['values read as rounded'] : []),
];

/**
 * The title of a screen about one subject at one stage: whose figures, where and when, and what is asked of them.
 * The element that a group's figures are shown for is named behind it, then the suppliers that all totals leave out, and the terms that are not the default.
 */
export function marketTitle(
  answers: readonly Answer[],
  asked: string,
  reading: ReadingPolicy,
  excluded: ExclusionTerms = { exclusions: [] },
): Sheet['title'] {
  const [first, second] = answers;
  if (!first) return [];
  const { evidence } = first;
  const whose = evidence.status === 'ok' ? evidence.basis.subject : evidence.subject;
  const place = second ? evidence.stage.name : titlePlace(first);
  const [title = '', ...terms] = titleOf(`${heading([whose])}, ${place}: ${asked}`, reading, excluded);
  const outside = evidence.status === 'ok' ? evidence.basis.outside : [];
  const ofAll = answers.every((a) => a.evidence.status === 'ok' && list(a.evidence.basis.outside) === list(outside));
  return [
    title,
    ...(whose === evidence.subject ? [] : [`shown for ${heading([evidence.subject])}`]),
    ...(outside.length > 0 && ofAll ? [worldWithout(outside)] : []),
    ...terms,
  ];
}

/** Whether a market is of what is held, such as a stock or a capacity: nothing of it is supplied. */
export const isHeld = ({ answers }: Pick<Report, 'answers'>): boolean =>
  ['stock', 'capacity'].includes(answers[0]?.evidence.stage.kind ?? '');

/** What a table of suppliers answers. */
export const marketQuestion = (report: Pick<Report, 'answers'>): string =>
  isHeld(report) ? 'who holds how much' : 'who supplies how much';

/** A stage with the time of the answer's figures: `mining 2024`, `processing (said in 2025)`, `smelting (2022, and undated statements)`. */
function titlePlace(answer: Answer): string {
  const [{ name }, time] = [answer.evidence.stage, timeOf(answer)];
  if (time === '') return name;
  if (/^\d\S*$/.test(time)) return `${name} ${time}`;
  return `${name} (${/^\d/.test(time) ? time.replace(/, (?:said in .*|undated)$/, ', and undated statements') : time})`;
}

/** The dataset of a screen, for its last line: `articles 2025.07: Rare earth supply ...`. A copy with other contents says so. */
export const footOf = (edition: Edition): string => {
  const [{ name, version, title }, unlike] = [edition, unlikeWords(edition)];
  return `${name} ${version}${unlike === undefined ? '' : `, but ${unlike}`}${title === undefined ? '' : `: ${title}`}`;
};

/** Which files of a dataset differ from the built-in edition that it is called like: `facts.csv differs from the built-in edition`. Undefined for none. */
export const unlikeWords = ({ unlikeBuiltIn: files }: Edition): string | undefined =>
  files.length === 0
    ? undefined
    : `${list(files.map((file) => `${file}.csv`))} ${files.length === 1 ? 'differs' : 'differ'} from the built-in edition`;

/** Subjects in a title: one by name and symbol, up to four by name, more as a number. */
export function heading(subjects: readonly Subject[]): string {
  const [only] = subjects;
  if (only && subjects.length === 1) return only.symbol === '' ? only.name : `${only.name} (${only.symbol})`;
  if (subjects.length <= 4) return list(subjects.map((s) => s.name));
  return `${subjects.length} ${subjects.every((s) => s.kind === 'element') ? 'elements' : 'subjects'}`;
}
