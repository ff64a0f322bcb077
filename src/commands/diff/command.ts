import { type Moved, moved, union } from '../../answer/result-changes.js';
import { changes, differ } from '../../answer/row-changes.js';
import { load } from '../../dataset/load.js';
import { type Dataset, sound } from '../../dataset/sound.js';
import type { DiffView } from '../../output/diff/sheet.js';
import { printedEvidence } from '../../output/evidence-table.js';
import { quotableAnswers, quotableSilence, quotableWhole } from '../../output/quotable.js';
import { count } from '../../text/words.js';
import type { OptionTable, OptionValues } from '../declaration.js';
import { EXIT } from '../exit.js';
import { command } from '../io.js';
import type { NamedRows } from '../nameable.js';
import { chosenExclusions, chosenStages, chosenSubjects } from '../names.js';
import { bandsOption, elementOption, excludeOrDefaultOption, inputs, readingOption, stageOption } from '../options.js';
import { formatAsked, SHOWING } from '../showing.js';
import { typedTerms } from '../steps.js';
import { UsageError } from '../usage.js';
import { diffOutput } from './output.js';
import { diffSteps } from './steps.js';

/** The verb for results that are not the same: only those of editions of one dataset move. */
function movedWord(before: Dataset, after: Dataset, results: number): string {
  if (before.edition.name === after.edition.name) return 'moved';
  return results === 1 ? 'differs' : 'differ';
}

/** The options for showing rows. A comparison has no bars. */
const { bars: _, ...showing } = SHOWING;
const FORMATS = [...SHOWING.format.choices, 'github'] as const;

const OPTIONS = {
  element: {
    ...elementOption,
    description: `only results and rows of ${elementOption.description}; repeat for several`,
    repeatable: true,
  },
  stage: {
    ...stageOption,
    description: `only results and rows at ${stageOption.description}; repeat for several`,
    repeatable: true,
  },
  exclude: excludeOrDefaultOption,
  reading: readingOption,
  bands: bandsOption,
  exitCode: { flags: '--exit-code', description: 'exit 1 if anything differs' },
  failOn: {
    flags: '--fail-on <what>',
    description: 'exit 1 if a result changed, if its band changed, or if it became wider',
    choices: ['changed', 'band', 'wider'],
  },
  ...showing,
  format: { ...SHOWING.format, choices: FORMATS },
} as const satisfies OptionTable;

/** `reshare diff`: what changed from one dataset to another, in rows and in results. */
export const diffCommand = command({
  summary: 'what changed between two datasets, and which results moved',
  description:
    'Compares two datasets: first the results that moved and who moved them, then the rows that changed. Between two editions of one name it tells a revision of the old year from the new year. CSV has a line for each result of each element, JSON everything.',
  arguments: {
    first: { usage: '<before>', description: 'a built-in dataset, name or name@version, or a folder (./path)' },
    second: { usage: '<after>', description: 'the dataset to compare it with, named in the same way' },
  },
  options: OPTIONS,
  examples: [
    ['reshare diff articles@2025.06 articles@2025.07', 'what July printed, and which results that moved'],
    ['reshare diff usgs@2025.01 usgs@2026.05 --stage mining --format csv', 'the results of one stage, for a table'],
    [
      'reshare diff articles ./datasets/articles/2025.11 --fail-on band --format markdown',
      'for a pipeline: exit 1 if a result changed its band',
    ],
  ],
  remarks: `With --element or --stage, --exit-code and --fail-on look only at what is shown.
`,
  schemas: async () => ({ diff: (await import('./schema.js')).diffSchema }),
  run: async (options, { first, second }, io, typed) => {
    const [before, after] = [sound(await load(first)), sound(await load(second))];
    const { reading, bands, failOn } = options;
    const named = namedRows(before, after);
    const comparison = { reading, bands, ...chosenExclusions(named, options.exclude) };
    const asked = chosenResults(named, options);
    const wanted = {
      ...(asked.subjects && { subjects: asked.subjects.map((s) => s.subject) }),
      ...(asked.stages && { stages: asked.stages.map((s) => s.stage) }),
    };
    const differences = {
      moved: moved(before, after, comparison, wanted),
      changes: changes(before, after, wanted),
    };
    const output = diffOutput(differences, {
      before: before.edition,
      after: after.edition,
      typed: [first, second],
      comparison,
      asked,
      named,
      eachRow: false,
      steps: diffSteps(differences.moved, second, typedTerms({ exclude: options.exclude, reading }, typed)),
    });
    const files = [...inputs(before), ...inputs(after)];
    const [old, young] = [before, after].map(({ edition: e }) => `${e.name} ${e.version}`);
    const fitting = asked.subjects || asked.stages ? ' of those asked for' : '';
    const results = `${count(differences.moved.length, 'result')}${fitting}`;
    io.quote(() => {
      const summary = `Between the reshare datasets ${old} and ${young}, ${results} ${movedWord(before, after, differences.moved.length)}.`;
      const answered = [
        [before, differences.moved.flatMap((m) => m.before ?? [])],
        [after, differences.moved.flatMap((m) => m.after ?? [])],
      ] as const;
      const { datasets, sentences } = quotableAnswers(answered, reading, comparison);
      const silences = differences.moved.flatMap(({ subject, stage, period, ...sides }) => [
        ...(sides.before ? [] : quotableSilence([before.edition], subject, [stage.name], period)),
        ...(sides.after ? [] : quotableSilence([after.edition], subject, [stage.name], period)),
      ]);
      const [whole] = quotableWhole([before.edition, after.edition], summary).sentences;
      return { datasets, sentences: [...(whole ? [whole] : []), ...sentences, ...silences] };
    });
    const format = formatAsked(options, FORMATS);
    if (format === 'github') {
      if (options.fields || options.header === false)
        throw new UsageError('--fields and --no-header are for tables; github has annotations. Leave them out.');
      const { diffGithub } = await import('./github.js');
      const compared = { after, ...differences, fails: fails(failOn) };
      await io.put(await diffGithub(output, compared, io.env.GITHUB_WORKSPACE), options.output, files);
    } else
      await io.show(output, { ...options, format }, files, async () =>
        printedEvidence([
          [before, differences.moved.flatMap((m) => m.before ?? [])],
          [after, differences.moved.flatMap((m) => m.after ?? [])],
        ]),
      );
    const differs = differ(differences.changes) || differences.moved.length > 0;
    if ((options.exitCode && differs) || differences.moved.some(fails(failOn))) io.conclude(EXIT.findings);
  },
});

/** What words can name: the rows of both datasets. */
const namedRows = (before: Dataset, after: Dataset): NamedRows => ({
  subjects: union(after.subjects, before.subjects, (s) => s.subject),
  stages: union(after.stages, before.stages, (s) => s.stage),
  actors: union(after.actors, before.actors, (a) => a.actor),
});

/** The subjects and stages that --element and --stage name. */
const chosenResults = (named: NamedRows, { element, stage }: OptionValues<typeof OPTIONS>): DiffView['asked'] => ({
  ...(element && { subjects: chosenSubjects(named, element) }),
  ...(stage && { stages: chosenStages(named, stage) }),
});

/** Whether the run must fail because of a moved result. */
const fails =
  (on: OptionValues<typeof OPTIONS>['failOn']) =>
  ({ bandMoved, wider }: Moved): boolean =>
    on === 'changed' || (on === 'band' && bandMoved) || (on === 'wider' && wider);
