import { type Moved, moved } from '../../answer/result-changes.js';
import { changes, differ } from '../../answer/row-changes.js';
import { load } from '../../dataset/load.js';
import { sound } from '../../dataset/sound.js';
import type { OptionTable, OptionValues } from '../declaration.js';
import { EXIT } from '../exit.js';
import { command } from '../io.js';
import { chosenExclusions } from '../names.js';
import { bandsOption, excludeOrDefaultOption, inputs, readingOption } from '../options.js';
import { formatAsked, SHOWING, textFormatOption } from '../showing.js';
import { diffOutput } from './output.js';

const OPTIONS = {
  exclude: excludeOrDefaultOption,
  reading: readingOption,
  bands: bandsOption,
  exitCode: { flags: '--exit-code', description: 'exit 1 where anything differs' },
  failOn: {
    flags: '--fail-on <what>',
    description: 'exit 1 where a result changed, changed its band, or became wider',
    choices: ['changed', 'band', 'wider'],
  },
  format: { ...textFormatOption, choices: ['text', 'json', 'markdown'] },
  json: SHOWING.json,
  output: SHOWING.output,
  color: SHOWING.color,
  debug: SHOWING.debug,
} as const satisfies OptionTable;

type Options = OptionValues<typeof OPTIONS>;

/** `reshare diff`: what changed from one dataset to another, in rows and in results. */
export const diffCommand = command({
  summary: 'what changed between two datasets, and which results moved',
  description:
    'Compares two datasets: rows removed, changed and added, and the results that moved: largest share, HHI, band and remaining supply, and exactly who moved the HHI.',
  arguments: {
    first: { usage: '<before>', description: 'a dataset, name or name@version, or a folder (./path)' },
    second: { usage: '<after>', description: 'another' },
  },
  options: OPTIONS,
  examples: [
    ['reshare diff articles@2025.06 articles@2025.07', 'what July printed, and which results it moved'],
    [
      'reshare diff articles ./datasets/articles/2025.11 --fail-on band --format markdown',
      'for a pipeline: exit 1 where a result changed its band',
    ],
  ],
  schemas: async () => ({ diff: (await import('./schema.js')).diffSchema }),
  run: async (options, { first, second }, io) => {
    const [before, after] = [sound(await load(first)), sound(await load(second))];
    const { reading, bands, failOn } = options;
    const comparison = { reading, bands, exclusions: chosenExclusions(before, options.exclude) };
    const [rows, results] = [changes(before, after), moved(before, after, comparison)];
    const output = diffOutput(before.edition, after.edition, comparison, rows, results);
    await io.show(output, showing(options), [...inputs(before), ...inputs(after)]);
    const differs = differ(rows) || results.length > 0;
    if ((options.exitCode && differs) || results.some(fails(failOn))) io.conclude(EXIT.findings);
  },
});

/** The options for showing rows. The format text is their table. */
function showing(options: Options) {
  const format = formatAsked(options, OPTIONS.format.choices) ?? 'text';
  return { format: format === 'text' ? 'table' : format, output: options.output, color: options.color } as const;
}

/** Whether the run must fail because of a moved result. */
const fails =
  (on: Options['failOn']) =>
  ({ band, wider }: Moved): boolean =>
    on === 'changed' || (on === 'band' && band !== undefined) || (on === 'wider' && wider);
