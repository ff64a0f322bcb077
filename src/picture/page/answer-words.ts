import type { Answer } from '../../answer/answer.js';
import type { Note } from '../../answer/note.js';
import type { Report } from '../../answer/report.js';
import { grouped } from '../../domain/grouped.js';
import type { Subject } from '../../domain/subject.js';
import { someExcluded, type Terms } from '../../market/profile-record.js';
import { gapWords } from '../../output/answer-cells.js';
import { digest } from '../../output/digest.js';
import { excludedWords, shareOwner } from '../../output/exclusions.js';
import { bandWords, shareWords } from '../../output/figure-text.js';
import { list, sentenceCase } from '../../text/words.js';

/** The answer for one subject in a few sentences: the verdict, the share, what is left, whose figures these are, and where there are none. */
export function answerSentences(report: Report, subject: Subject, terms: Terms): readonly string[] {
  const own = answersOf(report, subject);
  const found = own.filter((a) => gapWords(a) === undefined);
  const shares = placed(found, ({ share, approximate }) => (share ? shareWords(share, approximate) : 'not known'));
  return [
    ...verdictClauses(own).map((clause) => `${sentenceCase(clause)}.`),
    ...parts(shares).map((part, at) =>
      at === 0 ? `${sentenceCase(shareOwner(terms.exclusions))} is ${part}.` : `It is ${part}.`,
    ),
    ...leftClauses(own, terms).map((clause) => `${sentenceCase(clause)}.`),
    ...whoseSentences(report.notes, subject),
  ];
}

/** The answer for one subject at a glance, for a list: `concentration is high at mining; without A, 30 % is left at mining`. */
export function glanceWords(report: Report, subject: Subject, terms: Terms): string {
  const own = answersOf(report, subject);
  const clauses = [...verdictClauses(own), ...leftClauses(own, terms)];
  return clauses.length === 0 ? 'no figures' : clauses.join('; ');
}

/** The answers for a subject. */
const answersOf = ({ answers }: Report, subject: Subject): readonly Answer[] =>
  answers.filter(({ evidence }) => evidence.subject.subject === subject.subject);

/** How concentrated supply is, stage by stage. Empty without figures. */
const verdictClauses = (own: readonly Answer[]): readonly string[] =>
  parts(
    placed(
      own.filter((a) => gapWords(a) === undefined),
      ({ profile }) => (profile?.band ? bandWords(profile.band) : 'not known'),
    ),
  ).map((part) => `concentration is ${part}`);

/** What is left of each stage. Empty where nobody is left out. */
const leftClauses = (own: readonly Answer[], terms: Terms): readonly string[] =>
  someExcluded(terms)
    ? parts(
        placed(
          own.filter(({ profile }) => profile?.remaining),
          ({ profile, approximate }) => (profile?.remaining ? shareWords(profile.remaining.sharePct, approximate) : ''),
        ),
      ).map((part) => `without ${excludedWords(terms)}, what is left is ${part}`)
    : [];

/** What is true at which stages: `high at mining and magnets`, each once. */
const placed = (answers: readonly Answer[], words: (answer: Answer) => string): readonly string[] =>
  grouped(answers, words).map(
    (same) => `${words(same[0])} at ${list([...new Set(same.map(({ evidence }) => evidence.stage.name))])}`,
  );

/** The most things that one sentence says. */
const MOST = 3;

/** Things in a row, a few for each sentence. */
function parts(all: readonly string[]): readonly string[] {
  const starts = Array.from({ length: Math.ceil(all.length / MOST) }, (_, i) => i * MOST);
  return starts.map((from) => all.slice(from, from + MOST).join(', '));
}

/** Whose the figures of a subject are where they are not its own, and where the dataset has none. */
function whoseSentences(notes: readonly Note[], subject: Subject): readonly string[] {
  const own = notes.filter((n) => n.subject?.subject === subject.subject);
  const { whose } = digest(
    own.filter(({ code }) => code === 'inherited' || code === 'derived'),
    [subject],
  );
  const { remarks } = digest(
    own.filter(({ code }) => code === 'not-entered' || code === 'no-evidence'),
    [subject],
  );
  return [...whose, ...remarks];
}
