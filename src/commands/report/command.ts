import { memo } from '../../answer/memo.js';
import { moved } from '../../answer/result-changes.js';
import type { Rivalry } from '../../answer/rivals.js';
import { changes, differ, NO_CHANGES } from '../../answer/row-changes.js';
import { byVersion, editions } from '../../dataset/builtin.js';
import { embedding } from '../../dataset/embedding.js';
import { isFolder, load } from '../../dataset/load.js';
import { type Dataset, sound } from '../../dataset/sound.js';
import { grouped } from '../../domain/grouped.js';
import type { ReadingPolicy } from '../../domain/reading.js';
import { type Subject, shortName } from '../../domain/subject.js';
import type { Market } from '../../market/market.js';
import { profile } from '../../market/profile.js';
import type { Terms } from '../../market/profile-record.js';
import { evidenceKey } from '../../output/answer-cells.js';
import { type NamedSheet, sharedSheet } from '../../output/compare/shared.js';
import { compareSheet } from '../../output/compare/sheet.js';
import { type DiffView, diffSheet } from '../../output/diff/sheet.js';
import { lines, type Sheet } from '../../output/sheet.js';
import { aboutTerms } from '../../output/stage/about.js';
import { type GroupView, groupViews } from '../../output/stage/group-view.js';
import { step } from '../../output/step.js';
import { heading } from '../../output/title.js';
import type { PageGroup, ReportContent } from '../../picture/page/report-page.js';
import { list, sentenceCase, some } from '../../text/words.js';
import type { OptionTable } from '../declaration.js';
import { command } from '../io.js';
import { chosenExclusions, chosenSubjects } from '../names.js';
import {
  bandsOption,
  datasetOption,
  elementOption,
  excludeOrDefaultOption,
  inputs,
  readingOption,
} from '../options.js';
import { PROGRAM } from '../program.js';
import { isAnswered, newestNames, rivalries, rowsOfAll } from '../rivalries.js';
import { formatAsked, SHOWING } from '../showing.js';
import { quoteSteps, type TypedTerms, termWords, traceStep, typedTerms } from '../steps.js';

const OPTIONS = {
  element: {
    ...elementOption,
    description: `${elementOption.description}; repeat for several (default: all elements)`,
    repeatable: true,
  },
  exclude: excludeOrDefaultOption,
  reading: readingOption,
  bands: bandsOption,
  dataset: datasetOption,
  title: {
    flags: '--title <text>',
    description: 'the title of the page (default: what is shown)',
    once: true,
    group: 'Output:',
  },
  output: { ...SHOWING.output, description: 'write to a file, such as report.html' },
  debug: SHOWING.debug,
} as const satisfies OptionTable;

/** `reshare report`: a page with the answers, pictures, printed values, other datasets and changes, for people without a terminal. */
export const reportCommand = command({
  summary: 'a web page with answers, pictures and printed values',
  description:
    'Writes one HTML file for people who have no terminal. It needs no network. For each element: the answer in words, a picture, the printed values with their sources, what other datasets say, and what changed.',
  options: OPTIONS,
  examples: [
    ['reshare report --output report.html', 'all elements of the default dataset'],
    [
      'reshare report --element dysprosium --element terbium --title "Two heavy rare earths" --output heavy.html',
      'two elements, under a title of your own',
    ],
    ['reshare report --dataset ./my-data --exclude largest --output mine.html', 'a dataset of your own'],
  ],
  run: async (options, _args, io, typed) => {
    // the ending of a known format would promise something else
    formatAsked({ output: options.output }, FORMATS);
    const { reading, bands } = options;
    const dataset = sound(await load(options.dataset));
    const { name, version } = dataset.edition;
    const pinned = isFolder(options.dataset) ? options.dataset : `${name}@${version}`;
    const terms = { ...chosenExclusions(dataset, options.exclude), bands };
    const subjects = chosenSubjects(dataset, options.element);
    const given: Given = {
      terms: { ...typedTerms(options, typed), dataset: pinned },
      bands: typed.has('bands') ? ['-b', bands] : [],
    };
    const elements = (options.element ?? []).flatMap((word) => ['-e', word]);
    const titled = options.title === undefined ? [] : ['--title', options.title];
    const others = await otherDatasets(dataset, pinned);
    const before = await editionBefore(dataset);
    const shown: Shown = { dataset, pinned, others, before, reading, terms, given };
    const groups: PageGroup[] = [];
    for (const view of groupViews(dataset, subjects, { reading, terms })) groups.push(await pageGroup(view, shown));
    const content: ReportContent = {
      title: options.title ?? sentenceCase(`${heading(subjects)}: ${aboutTerms(terms)}`),
      dataset,
      reading,
      terms,
      citation: { edition: dataset.edition, program: PROGRAM, figure: undefined },
      made: step('Made by', ['report', ...elements, ...askedWords(given), ...titled, '-o', 'report.html']),
      groups,
      rows: changedRows(shown),
    };
    const { pageText } = await import('./page.js');
    const read = [dataset, ...others.map((o) => o.dataset), ...(before ? [before] : [])];
    await io.put(pageText(content, await embedding(dataset.edition)), options.output, read.flatMap(inputs));
  },
});

const FORMATS: readonly string[] = ['html'];

/** The terms as they were typed, to be given again to the commands that follow. */
type Given = { readonly terms: TypedTerms; readonly bands: readonly string[] };
const askedWords = ({ terms, bands }: Given): readonly string[] => [...termWords(terms), ...bands];

/** A dataset with the word that names it. */
type WordedDataset = { readonly word: string; readonly dataset: Dataset };

/** What all groups of a page are made from. */
type Shown = {
  readonly dataset: Dataset;
  readonly pinned: string;
  readonly others: readonly WordedDataset[];
  readonly before: Dataset | undefined;
  readonly reading: ReadingPolicy;
  readonly terms: Terms;
  readonly given: Given;
};

/** The newest edition of each built-in dataset of another name; of all names for a folder. */
async function otherDatasets({ edition }: Dataset, pinned: string): Promise<readonly WordedDataset[]> {
  const names = (await newestNames()).filter((name) => isFolder(pinned) || name !== edition.name);
  return Promise.all(
    names.map(async (name) => {
      const dataset = sound(await load(name));
      return { word: `${name}@${dataset.edition.version}`, dataset };
    }),
  );
}

/** The built-in edition of the same name that came before; undefined for none. */
async function editionBefore({ edition: { name, version } }: Dataset): Promise<Dataset | undefined> {
  const older = (await editions()).filter((e) => {
    const [of, from = ''] = e.split('@');
    return of === name && byVersion(from, version) < 0;
  });
  const word = older.at(-1);
  return word === undefined ? undefined : sound(await load(word));
}

async function pageGroup(view: GroupView, shown: Shown): Promise<PageGroup> {
  const { pinned, before, given } = shown;
  const elements = view.subjects.flatMap(({ subject }) => ['-e', subject]);
  const compared = [pinned, ...shown.others.map((o) => o.word)].flatMap((word) => ['-d', word]);
  const { dataset: _, ...terms } = given.terms;
  const rest = askedWords({ ...given, terms });
  const found = view.report.answers.find((a) => a.evidence.status === 'ok');
  const [first] = view.subjects;
  return {
    view,
    rivals: sharedSheet(await rivalSheets(view.subjects, shown)),
    changes: before ? movedSheet(view.subjects, before, shown) : undefined,
    steps: [
      step('Answer', ['stage', ...elements, ...askedWords(given)]),
      ...(first ? [step('Compare', ['compare', '-e', first.subject, ...compared, ...rest])] : []),
      ...(before ? [step('Changes', ['diff', wordOf(before), pinned, ...elements, ...rest])] : []),
      ...(found ? [traceStep(found.evidence, given.terms), ...quoteSteps(found.evidence, given.terms)] : []),
    ],
  };
}

const wordOf = ({ edition: { name, version } }: Dataset): string => `${name}@${version}`;

/** What this dataset and the others say of each subject; one sheet for subjects with the same answers in all of them. */
async function rivalSheets(
  subjects: readonly Subject[],
  { dataset, pinned, others, reading, terms }: Shown,
): Promise<readonly NamedSheet[]> {
  const words = [{ word: pinned, dataset }, ...others];
  const datasets = words.map((w) => w.dataset);
  const question = { period: undefined, reading };
  const profiled = memo((market: Market) => profile(market, terms));
  const all: { readonly subject: Subject; readonly found: readonly Rivalry[] }[] = [];
  for (const subject of subjects)
    all.push({ subject, found: await rivalries(datasets, subject, undefined, question, terms, profiled) });
  if (all.every(({ found }) => found.every((f) => f.rivals.every((r) => r.dataset === dataset || !isAnswered(r)))))
    return [{ name: '', sheet: aloneSheet(subjects) }];
  return grouped(all, ({ found }) => found.map(rivalryKey)).map((same) => {
    const [{ found }, ...alike] = same;
    const names = same.map(({ subject }) => subject);
    const answering = new Set(found.flatMap((f) => f.rivals.filter(isAnswered)).map((r) => r.dataset));
    return {
      name: list(names.map(shortName)),
      sheet: compareSheet(found, reading, terms, {
        subjects: names,
        alike: alike.flatMap((a) => a.found),
        words: new Map(words.map((w) => [w.dataset.edition, w.word])),
        silent: datasets.filter((d) => !answering.has(d)).map((d) => d.edition),
        // the page has them beside the answer
        cautions: [],
        steps: [],
      }),
    };
  });
}

/** That this dataset is the only one with figures. */
const aloneSheet = (subjects: readonly Subject[]): Sheet => ({
  title: [],
  tables: [],
  lines: lines('=', [
    `No other dataset that comes with the program has figures for ${some(subjects.map((s) => s.name))} here.`,
  ]),
});

/** What makes what datasets say of several subjects the same. */
const rivalryKey = ({ stage, rivals }: Rivalry): readonly unknown[] => [
  stage.stage,
  rivals.map((r) => [r.dataset.edition.sha256, evidenceKey(r.answer), r.statistic, r.leavesOut]),
];

/** Which results on subjects moved since the edition before. */
function movedSheet(subjects: readonly Subject[], before: Dataset, shown: Shown): Sheet {
  const { dataset, reading, terms } = shown;
  const wanted = { subjects: subjects.map((s) => s.subject) };
  const results = moved(before, dataset, { reading, ...terms }, wanted);
  return diffSheet({ moved: results, changes: NO_CHANGES }, diffView(before, shown, { subjects }));
}

/** The rows that changed since the edition before, of all subjects. Undefined where none did. */
function changedRows(shown: Shown): Sheet | undefined {
  const { dataset, before } = shown;
  const rows = before && changes(before, dataset);
  return rows && differ(rows) ? diffSheet({ moved: [], changes: rows }, diffView(before, shown, {})) : undefined;
}

const diffView = (before: Dataset, { dataset, pinned, reading, terms }: Shown, asked: DiffView['asked']): DiffView => ({
  before: before.edition,
  after: dataset.edition,
  typed: [wordOf(before), pinned],
  comparison: { reading, ...terms },
  asked,
  named: rowsOfAll([dataset, before]),
  eachRow: true,
  steps: [],
});
