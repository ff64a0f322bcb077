import { dirname, join } from 'node:path';
import type { Dataset } from '../dataset/sound.js';
import { DEFAULT_EXCLUDED } from '../domain/actor.js';
import { isPeriod } from '../domain/period.js';
import { DEFAULT_READING, READINGS } from '../domain/reading.js';
import { BAND_SETS, DEFAULT_BANDS } from '../market/band.js';
import type { Terms } from '../market/profile-record.js';
import { InvalidValue, type OptionDeclaration, type OptionTable } from './declaration.js';

/** The subject that a question is about. */
export const elementOption = {
  flags: '-e, --element <name>',
  description: 'an element, group or mineral by name, symbol, atomic number or id',
} as const satisfies OptionDeclaration;

/** The stage that a question is about. */
export const stageOption = {
  flags: '-s, --stage <stage>',
  description: 'a stage by id or name',
} as const satisfies OptionDeclaration;

/** The period that a question is about, or `all`. */
export const periodOption = {
  flags: '-p, --period <period>',
  description: 'a period such as 2024, or all (default: the latest)',
  once: true,
  parse: periodOrAll,
} as const satisfies OptionDeclaration;

/** The word of `--exclude` for the largest supplier of each market. */
export const LARGEST = 'largest';

/** The word of `--exclude` for each supplier of a group in turn. */
export const EACH = 'each';

/** The excluded actors. Without the option there are none. */
export const excludeOption = {
  flags: '-x, --exclude <actor[=percent]>',
  description:
    'leave out a supplier, or part of it (NAME=50%); repeat for several; "largest" is the largest of each market',
  repeatable: true,
} as const satisfies OptionDeclaration;

/** The excluded actors. Without the option it is the default actor. */
export const excludeOrDefaultOption = {
  ...excludeOption,
  description: `leave out a supplier by name or country code, or part of it (NAME=50%); repeat for several; "largest" is the largest of each market (default: ${DEFAULT_EXCLUDED})`,
} as const satisfies OptionDeclaration;

/** How printed values are read. */
export const readingOption = {
  flags: '-r, --reading <policy>',
  description: 'take values as printed, or allow for their rounding',
  choices: READINGS,
  default: DEFAULT_READING,
} as const satisfies OptionDeclaration;

/** The set of thresholds for the bands of an HHI. */
export const bandsOption = {
  flags: '-b, --bands <set>',
  description: 'thresholds for low, moderate and high concentration',
  choices: BAND_SETS,
  default: DEFAULT_BANDS,
} as const satisfies OptionDeclaration;

/** Whether only the main measures are shown, or all. */
export const measuresOption = {
  flags: '-m, --measures <which>',
  description: 'the main measures, or all',
  choices: ['main', 'all'],
  default: 'main',
} as const satisfies OptionDeclaration;

/** The line that the largest share is to come down to, in percent. */
export const targetOption = {
  flags: '--target <percent>',
  description: 'how much more others must supply to bring the largest share down to this percentage',
  once: true,
  parse: shareLine,
} as const satisfies OptionDeclaration;

/** That line as a part of the terms; empty where it is not typed. */
export const targetTerm = (line: number | undefined): Pick<Terms, 'targetPct'> =>
  line === undefined ? {} : { targetPct: line };

/** The dataset that a question is put to. */
export const datasetOption = {
  flags: '-d, --dataset <dataset>',
  description: 'a built-in dataset, name or name@version, or a folder (./path); RESHARE_DATASET sets another default',
  default: 'articles',
  shownDefault: 'articles',
  once: true,
  variable: 'RESHARE_DATASET',
} as const satisfies OptionDeclaration;

/** The options of a command about one market. */
export const MARKET = {
  element: { ...elementOption, description: `${elementOption.description} (needed)`, once: true, demanded: true },
  stage: { ...stageOption, description: `${stageOption.description} (needed)`, once: true, demanded: true },
  period: periodOption,
  exclude: excludeOrDefaultOption,
  reading: readingOption,
  dataset: datasetOption,
} as const satisfies OptionTable;

/** The option for help, which every command has. */
export const HELP_OPTION = {
  flags: '-h, --help',
  description: 'display help for command',
} as const satisfies OptionDeclaration;

/** The option for the version, which only the program has. */
export const VERSION_OPTION = {
  flags: '-V, --version',
  description: 'output the version number',
} as const satisfies OptionDeclaration;

function shareLine(value: string): number {
  const line = /^(?:\d+(?:\.\d+)?|\.\d+)\s*%?$/.test(value.trim()) ? Number.parseFloat(value) : Number.NaN;
  if (line > 0 && line < 1 && !value.includes('%'))
    throw new InvalidValue(
      `A target is a percentage. Did you mean --target ${Number((line * 100).toPrecision(12))}? If not, write --target ${value.trim()}%.`,
    );
  if (line > 0 && line < 100) return line;
  throw new InvalidValue('A target is a percentage above 0 and below 100, as in 65.');
}

function periodOrAll(value: string): string {
  if (value === 'all' || isPeriod(value)) return value;
  throw new InvalidValue('A period is 2024, 2025-05, 2020/2023 or all.');
}

/** The files that a dataset was read from. Output must not overwrite them. */
export const inputs = ({ edition }: Dataset): readonly string[] => {
  const files = [...edition.files.values()].map((file) => file.path);
  return [...files, ...files.map((path) => join(dirname(path), 'datapackage.json'))];
};
