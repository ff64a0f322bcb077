import type { EditionName } from '../../dataset/edition.js';
import type { Fate, ImportedDataset } from '../../dataset/import/importer.js';
import { grouped } from '../../domain/grouped.js';
import { terminal } from '../../text/escape.js';
import { whole } from '../../text/number.js';
import { list } from '../../text/words.js';

/** The text after an import: what all rows of the file became, and what to do next. `elsewhere` says what the rows of other sections are. */
export function importText(
  { name, version }: EditionName,
  folder: string,
  file: string,
  elsewhere: string,
  { fates, subjects, stages, untotalled }: ImportedDataset,
): string {
  const number = (is: Fate['is']): number => fates.filter((f) => f.is === is).length;
  const [doubtful, repeats] = [number('doubtful'), number('repeat')];
  const became: readonly (readonly [number, string])[] = [
    [number('observation') + doubtful + repeats, 'became observations'],
    [doubtful, 'of these are doubtful'],
    [repeats, 'of these repeat another'],
    [number('elsewhere'), `${elsewhere}: ${sections(fates)}`],
    [number('left-out'), 'are left out, for what they are of cannot be told'],
    [number('blank'), 'are blank'],
  ];
  return [
    `${folder} is ${name}@${version}, made of ${file}: ${many(subjects.length, 'subject')} at ${many(stages.length, 'stage')}.`,
    `Of ${many(fates.length, 'row')}`,
    ...became.filter(([n]) => n > 0).map(([n, words]) => `  ${whole(n)} ${words}`),
    ...(untotalled === 0
      ? []
      : [`Where the file has no World total a blank one says that it is not known: ${many(untotalled, 'table')}.`]),
    `Check it: reshare check ${folder}`,
    `Ask it: reshare stage --element ${subjects[0] ?? ''} --dataset ${folder}`,
    '',
  ]
    .map(terminal)
    .join('\n');
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
      return `warning: ${fate.observation} is doubtful: ${fate.why}`;
    case 'repeat':
      return `note: ${fate.observation} repeats ${fate.of}`;
    case 'left-out':
      return `warning: the row is left out: ${fate.why}`;
    case 'observation':
    case 'elsewhere':
    case 'blank':
      return undefined;
  }
}
