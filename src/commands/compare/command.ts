import { generalCautions } from '../../answer/report.js';
import { load } from '../../dataset/load.js';
import { sound } from '../../dataset/sound.js';
import type { Subject } from '../../domain/subject.js';
import { printedEvidence } from '../../output/evidence-table.js';
import { quotableAnswers, quotableSilence } from '../../output/quotable.js';
import { step } from '../../output/step.js';
import type { OptionTable } from '../declaration.js';
import { command } from '../io.js';
import type { NamedRows } from '../nameable.js';
import { chosenExclusions, chosenSubject } from '../names.js';
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
import { isAnswered, newestNames, rivalries, rowsOfAll } from '../rivalries.js';
import { SHOWING } from '../showing.js';
import { termWords, typedTerms } from '../steps.js';
import { UsageError } from '../usage.js';
import { compareOutput } from './output.js';

const { bars: _, ...showing } = SHOWING;

const OPTIONS = {
  element: { ...elementOption, description: `${elementOption.description} (needed)`, once: true, demanded: true },
  stage: {
    ...stageOption,
    description: `${stageOption.description}; repeat for several (default: the steps of the chain with figures, and any other stage with figures of the subject itself)`,
    repeatable: true,
  },
  period: { ...periodOption, description: 'a period such as 2024 (default: the latest of each dataset)' },
  exclude: excludeOrDefaultOption,
  reading: readingOption,
  bands: bandsOption,
  dataset: {
    flags: datasetOption.flags,
    description:
      'a built-in dataset, name or name@version, or a folder (./path); repeat for several (default: the newest edition of each)',
    repeatable: true,
  },
  ...showing,
} as const satisfies OptionTable;

/** `reshare compare`: what several datasets say of the same market, side by side. */
export const compareCommand = command({
  summary: 'what several datasets say of the same market',
  description:
    'Puts one question to several datasets. Each line shows whose figures they are, their year, and what is left. Then it says where they agree.',
  options: OPTIONS,
  examples: [
    ['reshare compare --element dysprosium', 'all datasets that come with the program'],
    [
      'reshare compare --element ree --stage mining --dataset usgs@2025.01 --dataset usgs@2026.05',
      'two editions of one statistic',
    ],
    [
      'reshare compare --element copper --dataset iea --dataset ./my-copper --json',
      'with a dataset of your own, for a script',
    ],
  ],
  schemas: async () => ({ compare: (await import('./schema.js')).compareSchema }),
  run: async (options, _args, io, typed) => {
    const { reading, bands, period } = options;
    if (period === 'all')
      throw new UsageError(
        'Each dataset answers with one period: name one, or leave --period out for the latest of each.',
      );
    const words = [...new Set(options.dataset ?? (await newestNames()))];
    const datasets = await Promise.all(words.map(async (word) => sound(await load(word))));
    const known = rowsOfAll(datasets);
    const subject = subjectNamed(known, options.element);
    const terms = { ...chosenExclusions(known, options.exclude), bands };
    const found = await rivalries(datasets, subject, options.stage, { period, reading }, terms);
    const answering = new Set(found.flatMap((f) => f.rivals.filter(isAnswered)).map((r) => r.dataset));
    const given = termWords(typedTerms({ exclude: options.exclude, reading }, typed));
    const output = compareOutput(found, reading, terms, {
      subjects: [subject],
      alike: [],
      words: new Map(datasets.map((d, i) => [d.edition, words[i] ?? ''])),
      cautions: generalCautions(
        found.flatMap((f) => f.rivals.map((r) => r.answer)),
        terms,
      ),
      silent: datasets.filter((d) => !answering.has(d)).map((d) => d.edition),
      steps: words.flatMap((word, i) => {
        const dataset = datasets[i];
        return dataset && answering.has(dataset)
          ? [step('Detail', ['stage', '-e', subject.subject, '-d', word, ...given])]
          : [];
      }),
    });
    const rivals = found.flatMap((f) => f.rivals);
    const answered = datasets.map((d) => [d, rivals.filter((r) => r.dataset === d).map((r) => r.answer)] as const);
    io.quote(() => {
      const { datasets: quoted, sentences } = quotableAnswers(answered, reading, terms);
      // a dataset that says why it has no figure has its sentence already
      const mute = answered.flatMap(([{ edition }, its]) => (its.length === 0 ? [edition] : []));
      return {
        datasets: quoted,
        sentences: [...sentences, ...quotableSilence(mute, subject, options.stage ?? [], period)],
      };
    });
    await io.show(output, options, datasets.flatMap(inputs), async () => printedEvidence(answered));
  },
});

/** The one subject that --element names. */
function subjectNamed(known: NamedRows, word: string | undefined): Subject {
  if (word === undefined)
    throw new UsageError(
      'This command is about one subject. Add --element. Names: reshare list subjects',
      'missing-option',
    );
  return chosenSubject(known, word);
}
