import { usualStages } from '../../answer/observed-stages.js';
import { report } from '../../answer/report.js';
import { isFolder } from '../../dataset/load.js';
import type { Dataset } from '../../dataset/sound.js';
import { printedEvidence } from '../../output/evidence-table.js';
import { quotableAnswers } from '../../output/quotable.js';
import type { OptionTable } from '../declaration.js';
import { command } from '../io.js';
import { chosenExclusions, chosenStages, chosenSubjects } from '../names.js';
import { newestBuiltIn } from '../newest.js';
import {
  bandsOption,
  datasetOption,
  elementOption,
  excludeOrDefaultOption,
  measuresOption,
  periodOption,
  readingOption,
  stageOption,
  targetOption,
  targetTerm,
} from '../options.js';
import { rowFormatName, SHOWING } from '../showing.js';
import { typedTerms } from '../steps.js';
import { SUPPOSED, supposedDataset, tellingSupposed } from '../supposed.js';
import { builtInPublications } from '../underlying.js';
import { stageOutput } from './output.js';
import { nextSteps } from './steps.js';

const OPTIONS = {
  element: {
    ...elementOption,
    description: `${elementOption.description}; repeat for several (default: all elements)`,
    repeatable: true,
  },
  stage: {
    ...stageOption,
    description: `${stageOption.description}; repeat for several (default: the stages of the chain; without a chain, all that have values)`,
    repeatable: true,
  },
  period: periodOption,
  exclude: excludeOrDefaultOption,
  reading: readingOption,
  bands: bandsOption,
  measures: { ...measuresOption, description: 'the HHI, or all measures' },
  target: targetOption,
  unfold: { flags: '--unfold', description: 'a line for each subject, even if several have the same figures' },
  dataset: datasetOption,
  ...SUPPOSED,
  ...SHOWING,
} as const satisfies OptionTable;

/** `reshare stage`: shares, HHI and remaining supply of subjects at each stage of the chain. */
export const stageCommand = command({
  summary: 'shares, concentration and what is left without China',
  description: 'Shows the share of China at each step of the chain, the part that is left without it, and the HHI.',
  options: OPTIONS,
  examples: [
    ['reshare stage --element dysprosium', 'one element through the chain, without China'],
    [
      'reshare stage --element ree --stage mining --period all --exclude China --exclude Burma',
      'all periods of one stage, without two countries',
    ],
    [
      'reshare stage --exclude China=50% --reading rounded --json',
      'a shock that takes half of China, values as rounded, for a script',
    ],
  ],
  schemas: async () => ({ stage: (await import('./schema.js')).stageSchema }),
  run: async (options, _args, io, typed) => {
    const { reading, bands } = options;
    const { dataset, notes, read } = await supposedDataset(options);
    const terms = {
      ...chosenExclusions(dataset, options.exclude),
      bands,
      all: options.measures === 'all',
      ...targetTerm(options.target),
    };
    const subjects = chosenSubjects(dataset, options.element);
    const stages = stagesOf(dataset, options.stage);
    const found = tellingSupposed(report(dataset, subjects, stages, options, terms), notes);
    // a trend must hold for values as rounded, too
    const rounded =
      options.period === 'all' && reading === 'printed'
        ? report(dataset, subjects, stages, { ...options, reading: 'rounded' }, terms)
        : undefined;
    const named = {
      subjects: typed.has('element') && !options.element?.includes('all'),
      stages: typed.has('stage'),
    };
    const known = isFolder(options.dataset)
      ? { newest: [], publications: [] }
      : { newest: await newestBuiltIn(), publications: await builtInPublications() };
    const output = stageOutput(found, {
      edition: dataset.edition,
      reading,
      terms,
      rounded,
      bar: io.bar(options),
      unfold: options.unfold ?? false,
      // a workbook has a row for each answer, and its notes are on those
      matrix: rowFormatName(options) !== 'xlsx',
      steps: nextSteps(found, typedTerms(options, typed), named, dataset, known),
    });
    io.quote(() => quotableAnswers([[dataset, found.answers]], reading, terms, notes));
    await io.show(output, options, read, async () => printedEvidence([[dataset, found.answers]]));
  },
});

/** The stages named, or else those that a question is about which names none. */
const stagesOf = (dataset: Dataset, words: readonly string[] | undefined): Parameters<typeof report>[2] =>
  words === undefined ? usualStages(dataset) : chosenStages(dataset, words);
