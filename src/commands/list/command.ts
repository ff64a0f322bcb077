import {
  actorsIn,
  compositionsIn,
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
import { quotableWhole } from '../../output/quotable.js';
import { shellWord, step } from '../../output/step.js';
import { groupSize } from '../../output/subject-name.js';
import { terminal } from '../../text/escape.js';
import * as words from '../../text/words.js';
import { defaultOf, type OptionTable, type OptionValues } from '../declaration.js';
import { command, type Io } from '../io.js';
import { datasetOption, inputs, readingOption } from '../options.js';
import { SHOWING } from '../showing.js';
import { usableDataset } from '../stray-word.js';
import { commandLineFor } from '../synonyms.js';
import { UsageError } from '../usage.js';
import { chosenRows, FILTERS, filterWords, refuseIdle } from './filters.js';
import { type GroupInstead, listOutput } from './output.js';

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
  description: 'Lists what a dataset holds, in the order of its files. JSON and csv have all columns.',
  arguments: {
    kind: { usage: '[kind]', description: 'what to list', choices: LISTS, unchecked: true, demanded: true },
  },
  options: OPTIONS,
  examples: [
    ['reshare list subjects', 'the elements, minerals and groups, for --element'],
    ['reshare list observations --element ree --stage processing', 'every printed value of one stage, with its source'],
    ['reshare list observations --status doubtful --json', 'the values that are shown and never used'],
    [
      'reshare list facts --actor China --actor "United States" --format csv',
      'what is said of two countries, with places and notes',
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
    const found = listing(kind, dataset, wanted, options.reading);
    const rowsOf = (filter: Filter) => listing(kind, dataset, filter, options.reading).rows;
    const asked = {
      dataset,
      reading: options.reading,
      filters: filtersOf(dataset, wanted),
      instead: found.rows.length > 0 ? [] : groupsInstead(dataset, wanted, rowsOf, filterWords(kind, options, typed)),
    };
    const { name, version } = dataset.edition;
    const part = asked.filters.length > 0 ? ' that were asked for' : '';
    const rows = `${words.count(found.rows.length, 'row')} of ${kind}${part}`;
    io.quote(() => quotableWhole([dataset.edition], `The reshare dataset ${name} ${version} has ${rows}.`));
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
    case 'compositions':
      return { kind, rows: compositionsIn(dataset, wanted, reading) };
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

/** The filters by name, with the names that they allow. */
function filtersOf(dataset: Dataset, { sources, subjects, stages, actors, statuses, printed }: Filter) {
  const named = (ids: readonly string[] | undefined, nameOf: (id: string) => string | undefined) =>
    ids?.map((id) => nameOf(id) ?? id);
  return Object.entries({
    source: named(sources, (id) => dataset.sources.find((s) => s.source === id)?.title),
    subject: named(subjects, (id) => dataset.subjects.find((s) => s.subject === id)?.name),
    stage: named(stages, (id) => dataset.stages.find((s) => s.stage === id)?.name),
    actor: actors,
    status: statuses,
    printed,
  }).flatMap(([name, values]) => (values ? [[name, values] as const] : []));
}

/** The groups that hold the wanted subjects and have rows, each with the command that lists them. */
const groupsInstead = (
  { subjects: all }: Dataset,
  wanted: Filter,
  rowsOf: (filter: Filter) => readonly unknown[],
  command: readonly string[],
): readonly GroupInstead[] =>
  all
    .filter((group) => group.members.some((id) => wanted.subjects?.includes(id)))
    .filter((group) => rowsOf({ ...wanted, subjects: [group.subject] }).length > 0)
    .map((group) => ({ group, command: step('Group', [...command, '-e', group.subject], groupSize(group)) }));

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
        terminal`${terminal(`note: ${datasetOption.variable} names "${name}", which cannot be used: reshare check ${shellWord(name)}`)}\n`,
      );
  }
  const usual = named(String(defaultOf(datasetOption, io.env)));
  const rows = all.map(([name, dataset]) => datasetRow(name, name === usual, dataset));
  const asked = { dataset: undefined, reading: options.reading, filters: [], instead: [] };
  const read = all.flatMap(([, dataset]) => inputs(dataset));
  const editionsKnown = all.map(([, { edition }]) => edition);
  io.quote(() => quotableWhole(editionsKnown, `reshare lists ${words.count(all.length, 'dataset')}.`));
  await io.show(listOutput({ kind: 'datasets', rows }, asked, io.bar(options)), options, read);
}
