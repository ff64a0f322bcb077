import type { EditionName } from '../../dataset/edition.js';
import type { Fate, ImportedDataset } from '../../dataset/import/importer.js';
import { grouped } from '../../domain/grouped.js';
import { messageText } from '../../output/message.js';
import { step } from '../../output/step.js';
import { terminal } from '../../text/escape.js';
import { whole } from '../../text/number.js';
import { list, sentenceCase } from '../../text/words.js';

/** The text after an import: what all rows of the file became, and what to do next. `elsewhere` says what the rows of other sections are. */
export function importText(
  { name, version }: EditionName,
  folder: string,
  file: string,
  elsewhere: string,
  { fates, subjects, stages, untotalled }: ImportedDataset,
  width: number,
): string {
  const number = (is: Fate['is']): number => fates.filter((f) => f.is === is).length;
  const [doubtful, repeats] = [number('doubtful'), number('repeat')];
  const became: readonly (readonly [number, string])[] = [
    [number('observation') + doubtful + repeats, 'became observations'],
    [doubtful, 'of them are doubtful'],
    [repeats, 'of them repeat another one'],
    [number('elsewhere'), `${elsewhere}: ${sections(fates)}`],
    [number('left-out'), 'are left out, because they do not say what they are about'],
    [number('blank'), 'are blank'],
  ];
  const digits = whole(fates.length).length;
  return messageText(
    [
      `${folder} is now ${name}@${version}, with ${many(subjects.length, 'subject')} at ${many(stages.length, 'stage')}. It was made from ${file}.`,
      [
        `${many(fates.length, 'row')} of the file:`,
        ...became.filter(([n]) => n > 0).map(([n, words]) => `${whole(n).padStart(digits)} ${words}`),
      ],
      ...(untotalled === 0
        ? []
        : [
            `${many(untotalled, 'table')} of the file ${untotalled === 1 ? 'has' : 'have'} no World total. A blank one says that it is not known.`,
          ]),
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

/** The sections without markets, with their numbers of rows. */
const sections = (fates: readonly Fate[]): string =>
  list(
    grouped(
      fates.flatMap((f) => (f.is === 'elsewhere' ? [f.section] : [])),
      (section) => section,
    ).map((all) => `${all[0] === '' ? 'no section' : all[0]} (${whole(all.length)})`),
  );

/** A line for each row that did not simply become an observation: its place in the file, what it became and why. */
export const importWarnings = (path: string, fates: readonly Fate[]): string =>
  fates
    .flatMap((fate) => {
      const said = words(fate);
      return said === undefined ? [] : [`${terminal(`${path}:${fate.line}: ${said}`)}\n`];
    })
    .join('');

function words(fate: Fate): string | undefined {
  switch (fate.is) {
    case 'doubtful':
      return `warning: ${sentenceCase(fate.why)}. The value is kept as doubtful (${fate.observation}).`;
    case 'repeat':
      return `note: This row repeats ${fate.of} (${fate.observation}).`;
    case 'left-out':
      return `warning: The row is left out, because ${fate.why}.`;
    case 'observation':
    case 'elsewhere':
    case 'blank':
      return undefined;
  }
}
