import type { EditionName } from '../../dataset/edition.js';
import type { Fate, ImportedDataset, Importer } from '../../dataset/import/importer.js';
import { highest } from '../../domain/extremes.js';
import { grouped } from '../../domain/grouped.js';
import { messageText } from '../../output/message.js';
import { step } from '../../output/step.js';
import { joined, type Terminal, terminal } from '../../text/escape.js';
import { whole } from '../../text/number.js';
import { list, sentenceCase } from '../../text/words.js';

/** What an importer says of its files, and the number of rows that conditions leave out. */
type ImportWords = Pick<Importer, 'elsewhere' | 'untotalled'> & { readonly unchosen?: number };

/** The text after an import: what all rows of the file became, and what to do next. The importer says what rows of other sections are, and what stands for a total that is not printed. */
export function importText(
  { name, version }: EditionName,
  folder: string,
  file: string,
  { elsewhere, untotalled: unprinted, unchosen = 0 }: ImportWords,
  { fates, subjects, stages, untotalled }: ImportedDataset,
  width: number,
): Terminal {
  const number = (is: Fate['is']): number => fates.filter((f) => f.is === is).length;
  const [doubtful, repeats, facts] = [number('doubtful'), number('repeat'), number('fact')];
  const added = number('added');
  const observations = number('observation') + added + doubtful + repeats;
  const rows = (of: readonly Fate[]): number => new Set(of.map(({ file, line }) => `${line} ${file}`)).size;
  const [all, used] = [rows(fates) + unchosen, rows(fates.filter((f) => 'observation' in f || 'fact' in f))];
  // a row of some files holds several values
  const several = used < observations + facts;
  const became: readonly (readonly [number, string])[] = [
    ...(several ? [[used, verb(used, 'holds values', 'hold values')] as const] : []),
    [observations, `${several ? 'values ' : ''}became observations`],
    [doubtful, `of them ${verb(doubtful, 'is', 'are')} doubtful`],
    [added, 'of them are added up with others of the same supplier'],
    [repeats, `of them ${verb(repeats, 'repeats', 'repeat')} another one`],
    [facts, verb(facts, 'became a fact', 'became facts')],
    [
      number('elsewhere'),
      `${elsewhere}: ${counted(fates.flatMap((f) => (f.is === 'elsewhere' ? [f.section || 'no section'] : [])))}`,
    ],
    [
      number('left-out'),
      `${verb(number('left-out'), 'is', 'are')} left out: ${counted(fates.flatMap((f) => (f.is === 'left-out' ? [f.why] : [])))}`,
    ],
    [unchosen, `${verb(unchosen, 'is', 'are')} left out by the conditions`],
    [number('blank'), `${verb(number('blank'), 'is', 'are')} blank`],
    [
      number('headless'),
      `${verb(number('headless'), 'cell is not read, because its column has', 'cells are not read, because their columns have')} no head`,
    ],
  ];
  const files = new Set(fates.map((f) => f.file)).size;
  const digits = highest(became.map(([n]) => whole(n).length));
  return messageText(
    [
      `${folder} is now ${name}@${version}, with ${many(subjects.length, 'subject')} at ${many(stages.length, 'stage')}. It was made from ${file}.`,
      [
        `${many(all, 'row')} of ${files > 1 ? `${whole(files)} files` : 'the file'}:`,
        ...became.filter(([n]) => n > 0).map(([n, words]) => `${whole(n).padStart(digits)} ${words}`),
      ],
      ...(untotalled === 0
        ? []
        : [`${many(untotalled, 'table')} ${untotalled === 1 ? 'has' : 'have'} no World total. ${unprinted}`]),
    ],
    [
      step('Check', ['check', folder]),
      step('List', ['list', 'subjects', '-d', folder]),
      step('Ask', ['stage', '-e', subjects[0] ?? '', '-d', folder]),
    ],
    width,
  );
}

const many = (n: number, noun: string): string => `${whole(n)} ${noun}${n === 1 ? '' : 's'}`;

const verb = (n: number, one: string, more: string): string => (n === 1 ? one : more);

/** Texts with their numbers of rows. */
const counted = (texts: readonly string[]): string =>
  list(grouped(texts, (text) => text).map((all) => `${all[0]} (${whole(all.length)})`));

/** A line for each row that did not simply become an observation: its place in the file, what it became and why. */
export const importWarnings = (fates: readonly Fate[]): Terminal =>
  joined(
    fates.flatMap((fate) => {
      const said = words(fate);
      return said === undefined ? [] : [terminal`${terminal(`${fate.file}:${fate.line}: ${said}`)}\n`];
    }),
    '',
  );

function words(fate: Fate): string | undefined {
  switch (fate.is) {
    case 'doubtful':
      return `warning: ${sentenceCase(fate.why)}. The value is kept as doubtful (${fate.observation}).`;
    case 'repeat':
      return `note: This row repeats ${fate.of} (${fate.observation}).`;
    case 'left-out':
      return `warning: The row is left out, because ${fate.why}.`;
    case 'headless':
      return `note: The cell "${fate.text}" is not read, because its column has no head.`;
    case 'observation':
    case 'added':
    case 'fact':
    case 'elsewhere':
    case 'blank':
      return undefined;
  }
}
