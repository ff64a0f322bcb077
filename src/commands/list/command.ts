import {
  actorsIn,
  datasetRow,
  type Filter,
  factsIn,
  LISTS,
  type Listing,
  type ListKind,
  observationsIn,
  sourcesIn,
  stagesIn,
  subjectsIn,
} from '../../answer/inventory.js';
import { editions, newestEdition } from '../../dataset/builtin.js';
import { load } from '../../dataset/load.js';
import { type Dataset, sound } from '../../dataset/sound.js';
import type { ReadingPolicy } from '../../domain/reading.js';
import { suggest } from '../../domain/suggest.js';
import { shellWord } from '../../output/step.js';
import { terminal } from '../../text/escape.js';
import * as words from '../../text/words.js';
import { defaultOf, type OptionTable, type OptionValues } from '../declaration.js';
import { command, type Io } from '../io.js';
import { datasetOption, inputs, readingOption } from '../options.js';
import { SHOWING } from '../showing.js';
import { usableDataset } from '../stray-word.js';
import { commandLineFor } from '../synonyms.js';
import { UsageError } from '../usage.js';
import { chosenRows, FILTERS, refuseIdle } from './filters.js';
import { listOutput } from './output.js';

const OPTIONS = {
  ...FILTERS,
  reading: readingOption,
  dataset: datasetOption,
  ...SHOWING,
} as const satisfies OptionTable;

/** `reshare list`: the rows of a dataset. */
export const listCommand = command({
  usage: '[options] <kind>',
  summary: 'what a dataset holds: its printed values, sources, subjects',
  description: 'Lists what a dataset holds, in the order of its files. JSON and CSV have all columns.',
  arguments: { kind: { usage: '[kind]', description: 'what to list', choices: LISTS, unchecked: true } },
  options: OPTIONS,
  examples: [
    ['reshare list observations --element ree --stage processing', 'every printed value on one stage, with its source'],
    ['reshare list observations --status doubtful --json', 'the values that are shown and never computed with'],
    [
      'reshare list facts --actor China --actor "United States" --format csv',
      'what is said of two countries, with locators and notes',
    ],
    ['reshare list datasets', 'what comes with the program'],
  ],
  schemas: async () => (await import('./schema.js')).listSchemas,
  run: async (options, args, io, typed) => {
    const kind = kindNamed(args.kind);
    refuseIdle(kind, typed);
    if (kind === 'datasets') return listDatasets(io, options, typed.has('dataset'));
    const dataset = sound(await load(options.dataset));
    const wanted = chosenRows(kind, dataset, options);
    const asked = { dataset, reading: options.reading, filters: filtersOf(wanted) };
    const found = listing(kind, dataset, wanted, options.reading);
    await io.show(listOutput(found, asked, io.bar(options)), options, inputs(dataset));
  },
});

/** The kind that a word names. Throws a UsageError with all kinds. */
function kindNamed(word: string | undefined): ListKind {
  const kinds = `It takes ${words.list(LISTS)}, as in reshare list ${LISTS[0]}`;
  if (word === undefined) throw new UsageError(`Name what to list. ${kinds}`, 'missing-kind');
  const kind = LISTS.find((name) => name === word.toLowerCase());
  if (kind) return kind;
  const line = commandLineFor(word);
  const near = line?.startsWith('list ') ? [line] : suggest(word, LISTS).map((name) => `list ${name}`);
  const meant = words.either(near.map((command) => `reshare ${command}`));
  throw new UsageError(`No list is called "${word}". ${meant ? `Did you mean ${meant}?` : kinds}`, 'unknown-kind');
}

function listing(
  kind: Exclude<ListKind, 'datasets'>,
  dataset: Dataset,
  wanted: Filter,
  reading: ReadingPolicy,
): Listing {
  switch (kind) {
    case 'observations':
      return { kind, rows: observationsIn(dataset, wanted, reading) };
    case 'facts':
      return { kind, rows: factsIn(dataset, wanted) };
    case 'sources':
      return { kind, rows: sourcesIn(dataset, wanted) };
    case 'subjects':
      return { kind, rows: subjectsIn(dataset, wanted) };
    case 'stages':
      return { kind, rows: stagesIn(dataset, wanted) };
    case 'actors':
      return { kind, rows: actorsIn(dataset, wanted) };
  }
}

/** The filters by name, with the ids that they allow. */
const filtersOf = ({ sources, subjects, stages, actors, statuses }: Filter) =>
  Object.entries({ source: sources, subject: subjects, stage: stages, actor: actors, status: statuses }).flatMap(
    ([name, ids]) => (ids ? [[name, ids] as const] : []),
  );

/** Shows the built-in datasets, and the one that is asked for where it is not built in: if it was not typed, only one that can be used. */
async function listDatasets(io: Io, options: OptionValues<typeof OPTIONS>, typed: boolean): Promise<void> {
  const known = await editions();
  const named = (word: string): string => newestEdition(known, word) ?? word;
  const names = [...new Set([...known, named(options.dataset)])];
  const all: (readonly [string, Dataset])[] = [];
  for (const name of names) {
    const dataset = typed || known.includes(name) ? sound(await load(name)) : await usableDataset(name);
    if (dataset) all.push([name, dataset]);
    else
      await io.aside(
        `note: ${datasetOption.variable} names "${terminal(name)}", which cannot be used: reshare check ${shellWord(name)}\n`,
      );
  }
  const usual = named(String(defaultOf(datasetOption, io.env)));
  const rows = all.map(([name, dataset]) => datasetRow(name, name === usual, dataset));
  const asked = { dataset: undefined, reading: options.reading, filters: [] };
  const read = all.flatMap(([, dataset]) => inputs(dataset));
  await io.show(listOutput({ kind: 'datasets', rows }, asked, io.bar(options)), options, read);
}
