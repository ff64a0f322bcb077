import { observedStages } from '../../answer/observed-stages.js';
import { report } from '../../answer/report.js';
import { moved } from '../../answer/result-changes.js';
import { editions } from '../../dataset/builtin.js';
import { isFolder, load } from '../../dataset/load.js';
import { type Dataset, sound } from '../../dataset/sound.js';
import { chainOf, type Stage } from '../../domain/stage.js';
import type { Subject } from '../../domain/subject.js';
import type { Terms } from '../../market/profile-record.js';
import { CHART_KINDS, type ChartKind, WIDTHS } from '../../picture/chart.js';
import type { ChartContent } from '../../picture/chart-of.js';
import { THEMES } from '../../picture/theme.js';
import { list } from '../../text/words.js';
import { InvalidValue, type OptionTable, type OptionValues } from '../declaration.js';
import { command } from '../io.js';
import { chosenExclusions, chosenStages, chosenSubject } from '../names.js';
import {
  bandsOption,
  datasetOption,
  elementOption,
  excludeOrDefaultOption,
  inputs,
  periodOption,
  readingOption,
  stageOption,
} from '../options.js';
import { newestNames, rivalries, rowsOfAll } from '../rivalries.js';
import { formatAsked, SHOWING, textFormatOption } from '../showing.js';
import { UsageError } from '../usage.js';

const group = 'Picture:';

const OPTIONS = {
  kind: {
    flags: '-k, --kind <kind>',
    description: 'what is drawn (default: chain; market with --stage, diff with two datasets, compare with more)',
    choices: CHART_KINDS,
    group,
  },
  element: {
    ...elementOption,
    description: `${elementOption.description} (default: the largest group with figures)`,
    once: true,
  },
  stage: { ...stageOption, once: true },
  period: { ...periodOption, description: 'a period such as 2024 (default: the latest)' },
  exclude: excludeOrDefaultOption,
  reading: readingOption,
  bands: bandsOption,
  dataset: {
    flags: datasetOption.flags,
    description: `${datasetOption.description} (default: ${datasetOption.default}); repeat for diff and compare`,
    repeatable: true,
  },
  theme: {
    flags: '--theme <theme>',
    description: 'colours for a light or a dark background',
    choices: THEMES,
    default: 'light',
    group,
  },
  width: {
    flags: '--width <pixels>',
    description: `width in pixels, from ${WIDTHS[0]} to ${WIDTHS[1]}`,
    default: 800,
    parse: pixels,
    once: true,
    group,
  },
  format: {
    ...textFormatOption,
    description: 'format of the picture (default: svg)',
    choices: ['svg', 'png'],
  },
  output: { ...SHOWING.output, description: 'write to a file; .svg or .png chooses the format' },
  debug: SHOWING.debug,
} as const satisfies OptionTable;

type Options = OptionValues<typeof OPTIONS>;

/** `reshare chart`: a picture of a chain, a market, several datasets, a time or a change. */
export const chartCommand = command({
  summary: 'a picture: a chain, a market, datasets, a time or a change',
  description:
    'Draws the answer of stage, shares, compare or diff as a picture. What nobody knows is hatched. Title, figures in words, dataset and version are in the picture.',
  options: OPTIONS,
  examples: [
    ['reshare chart --element dysprosium --output dysprosium.svg', 'the chain of one element, for a page or a slide'],
    ['reshare chart --element ree --stage mining --theme dark --output mining.svg', 'who mines how much'],
    [
      'reshare chart --kind compare --element dysprosium --output compare.svg',
      'what all datasets say of concentration',
    ],
    [
      'reshare chart --kind trend --element ree --stage mining --dataset usgs --output trend.svg',
      'all editions of one statistic',
    ],
    ['reshare chart --dataset usgs@2025.01 --dataset usgs@2026.05 --output diff.svg', 'who moved the HHI'],
  ],
  run: async (options, _args, io) => {
    const format = formatAsked(options, OPTIONS.format.choices) ?? 'svg';
    const words = options.dataset ?? [];
    const twice = words.find((word, i) => words.indexOf(word) < i);
    if (twice !== undefined) throw new UsageError(`--dataset names ${twice} twice. Leave one of them out.`);
    const kind = options.kind ?? usualKind(options, words);
    const { content, read } = await contentOf(kind, options, words, io.env[datasetOption.variable]);
    const look = { theme: options.theme, width: options.width, id: 'reshare' };
    const { chartPng, chartSvg, PNG_PACKAGES } = await import('./picture.js');
    if (format === 'svg') return io.put(chartSvg(content, look), options.output, read);
    if (io.columns(options.output) !== undefined)
      throw new UsageError('A terminal cannot show png. Name a file: --output chart.png');
    const png = await chartPng(content, look);
    if ('bytes' in png) return io.put(png.bytes, options.output, read);
    if (png.problem === 'not-installed')
      throw new UsageError(
        `PNG takes a renderer and a font, which are not installed: npm install ${PNG_PACKAGES.join(' ')}, beside reshare. SVG needs neither.`,
      );
    throw new UsageError(
      `The font of PNG pictures has no letter ${list(png.letters.slice(0, 5))}. Write SVG: --format svg`,
    );
  },
});

function pixels(value: string): number {
  const width = /^\d{1,5}$/.test(value.trim()) ? Number(value) : Number.NaN;
  const [least, most] = WIDTHS;
  if (width >= least && width <= most) return width;
  throw new InvalidValue(`A width is a whole number of pixels from ${least} to ${most}.`);
}

/** The kind that options without --kind mean. */
function usualKind({ stage }: Options, datasets: readonly string[]): ChartKind {
  if (datasets.length === 2) return 'diff';
  if (datasets.length > 2) return 'compare';
  return stage === undefined ? 'chain' : 'market';
}

/** What is drawn, and the files that were read for it. */
type Drawn = { readonly content: ChartContent; readonly read: readonly string[] };

async function contentOf(
  kind: ChartKind,
  options: Options,
  words: readonly string[],
  usual: string | undefined,
): Promise<Drawn> {
  switch (kind) {
    case 'diff':
      return diffContent(options, words);
    case 'compare':
      return compareContent(options, words);
    case 'trend':
      return trendContent(options, onlyDataset(kind, words, usual));
    case 'chain':
    case 'market':
      return marketContent(kind, options, onlyDataset(kind, words, usual));
  }
}

/** The one dataset of a picture. */
function onlyDataset(kind: ChartKind, [word, second]: readonly string[], usual = ''): string {
  if (second === undefined) return word ?? (usual || datasetOption.default);
  throw new UsageError(
    `A picture of the kind ${kind} is of one dataset. Leave out --dataset ${second}, or choose --kind compare.`,
  );
}

async function marketContent(kind: 'chain' | 'market', options: Options, word: string): Promise<Drawn> {
  const dataset = sound(await load(word));
  const { reading } = options;
  const terms = termsOf(dataset, options);
  const subject = subjectOf(dataset, options.element);
  const stages =
    kind === 'chain' ? chainStages(dataset, subject, options.stage) : [stageOf(dataset, subject, options.stage)];
  onePeriod(options);
  const found = report(dataset, [subject], stages, options, terms);
  const about = { edition: dataset.edition, reading, terms, report: found };
  return {
    content: kind === 'chain' ? { kind, ...about, subjects: [subject] } : { kind, ...about },
    read: inputs(dataset),
  };
}

async function compareContent(options: Options, words: readonly string[]): Promise<Drawn> {
  const { reading, period } = options;
  onePeriod(options);
  const named = words.length > 0 ? words : [...new Set(await newestNames())];
  const datasets = await Promise.all(named.map(async (word) => sound(await load(word))));
  const known = rowsOfAll(datasets);
  if (options.element === undefined)
    throw new UsageError(
      'This picture is about one subject. Add --element. Names: reshare list subjects',
      'missing-option',
    );
  const subject = chosenSubject(known, options.element);
  const terms = { ...chosenExclusions(known, options.exclude), bands: options.bands };
  const stages = options.stage === undefined ? undefined : [options.stage];
  const found = await rivalries(datasets, subject, stages, { period, reading }, terms);
  return { content: { kind: 'compare', found, subject, reading, terms }, read: datasets.flatMap(inputs) };
}

/** All periods of one edition, or of all editions of a name. */
async function trendContent(options: Options, word: string): Promise<Drawn> {
  if (options.period !== undefined && options.period !== 'all')
    throw new UsageError(`A trend is of all periods. Leave --period out, or draw one: --kind market`);
  const names = isFolder(word) || word.includes('@') ? [] : (await editions()).filter((e) => e.startsWith(`${word}@`));
  const datasets = await Promise.all((names.length > 0 ? names : [word]).map(async (name) => sound(await load(name))));
  const newest = datasets.at(-1);
  if (!newest) throw new Error('a name has at least one edition');
  const terms = termsOf(newest, options);
  const subject = subjectOf(newest, options.element);
  const stage = stageOf(newest, subject, options.stage);
  const answered = (dataset: Dataset, reading: Options['reading']) => {
    const [own, there] = [
      dataset.subjects.find((s) => s.subject === subject.subject),
      dataset.stages.find((s) => s.stage === stage.stage),
    ];
    return own && there ? report(dataset, [own], [there], { period: 'all', reading }, terms).answers : [];
  };
  const prints = datasets.map((dataset) => ({
    edition: dataset.edition,
    answers: answered(dataset, options.reading),
    rounded: answered(dataset, 'rounded'),
  }));
  if (!prints.some((e) => e.answers.some(({ evidence: f }) => f.status === 'ok' && f.period !== undefined)))
    throw new UsageError(
      `No figure of ${subject.name} at ${stage.name} has a period, so there is no trend. Draw it with --kind market.`,
    );
  return {
    content: {
      kind: 'trend',
      editions: prints,
      reading: options.reading,
      terms,
    },
    read: datasets.flatMap(inputs),
  };
}

async function diffContent(options: Options, [first, second, third]: readonly string[]): Promise<Drawn> {
  if (first === undefined || second === undefined || third !== undefined)
    throw new UsageError(
      'A picture of a change is of two datasets: --dataset BEFORE --dataset AFTER',
      'missing-option',
    );
  const [before, after] = [sound(await load(first)), sound(await load(second))];
  const known = rowsOfAll([after, before]);
  const { reading, bands } = options;
  const wanted = {
    ...(options.element === undefined ? {} : { subjects: [chosenSubject(known, options.element).subject] }),
    ...(options.stage === undefined ? {} : { stages: chosenStages(known, [options.stage]).map((s) => s.stage) }),
  };
  const comparison = { reading, bands, ...chosenExclusions(known, options.exclude) };
  return {
    content: {
      kind: 'diff',
      moved: moved(before, after, comparison, wanted),
      before: before.edition,
      after: after.edition,
      reading,
    },
    read: [...inputs(before), ...inputs(after)],
  };
}

const termsOf = (dataset: Dataset, { exclude, bands }: Options): Terms => ({
  ...chosenExclusions(dataset, exclude),
  bands,
});

function onePeriod({ period }: Options): void {
  if (period === 'all')
    throw new UsageError(
      'This picture is of one period. Name one, leave --period out for the latest, or choose --kind trend.',
    );
}

/** The subject that --element names, or else the one with figures of its own that has most members. */
function subjectOf(dataset: Dataset, word: string | undefined): Subject {
  if (word !== undefined) return chosenSubject(dataset, word);
  const own = new Set(dataset.observations.map((o) => o.subject));
  const [first] = dataset.subjects
    .filter((s) => own.has(s.subject))
    .sort((a, b) => b.members.length - a.members.length);
  if (first) return first;
  throw new UsageError('This dataset has no figures. Add --element. Names: reshare list subjects', 'missing-option');
}

/** The stages of a chain: that of --stage, or the steps of the chain, or without a chain all with figures. */
function chainStages(dataset: Dataset, subject: Subject, word: string | undefined): readonly Stage[] {
  const steps = word === undefined ? chainOf(dataset.stages) : chosenStages(dataset, [word]);
  return steps.length > 0 ? steps : observedStages(dataset)(subject);
}

/** The stage that --stage names, or else the first of the chain where the subject has figures. */
function stageOf(dataset: Dataset, subject: Subject, word: string | undefined): Stage {
  if (word !== undefined) return chosenStages(dataset, [word])[0] ?? absent();
  const observed = observedStages(dataset)(subject);
  return chainOf(dataset.stages).find((s) => observed.includes(s)) ?? observed[0] ?? absent();
}

function absent(): never {
  throw new UsageError('There are no figures to draw. Add --stage. Names: reshare list stages', 'missing-option');
}
