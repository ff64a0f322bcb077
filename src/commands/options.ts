import { dirname, join } from 'node:path';
import { type Command, InvalidArgumentError, Option } from 'commander';
import type { Dataset } from '../dataset/sound.js';
import { isPeriod } from '../domain/period.js';
import { DEFAULT_READING, READINGS, type ReadingPolicy } from '../domain/reading.js';
import { BAND_SETS, DEFAULT_BANDS } from '../market/band.js';
import type { Io } from './io.js';

/** Which dataset answers where none is named: as RESHARE_DATASET says, else the built-in one. */
export const defaultDataset = (env: Io['env']): string => env.RESHARE_DATASET || 'articles';

/** Which dataset answers. */
export const datasetOption = (env: Io['env']): Option =>
  new Option(
    '-d, --dataset <dataset>',
    'a built-in dataset, name or name@version, or a folder (./path); RESHARE_DATASET sets another default',
  ).default(defaultDataset(env), 'articles');

/** How printed values are read. */
export const readingOption = (): Option =>
  new Option('-r, --reading <policy>', 'read values as printed, or as rounded to the last printed place')
    .choices(READINGS)
    .default(DEFAULT_READING);

/** The bands that an HHI is put in. */
export const bandsOption = (): Option =>
  new Option('-b, --bands <set>', 'thresholds of low, moderate and high concentration')
    .choices(BAND_SETS)
    .default(DEFAULT_BANDS);

/** Collects the values of an option that may be repeated. */
export const collect = (value: string, before: readonly string[] = []): readonly string[] => [...before, value];

/** The value of an option that is given once. */
export function single(value: string, before: string | undefined): string {
  if (before === undefined) return value;
  throw new InvalidArgumentError(`One is meant, and "${before}" was given before.`);
}

/** A period, or `all`. */
export function period(value: string): string {
  if (value === 'all' || isPeriod(value)) return value;
  throw new InvalidArgumentError('A period is 2024, 2025-05, 2020/2023 or all.');
}

/** What is asked of one market. */
export type OfMarket = {
  readonly element?: string;
  readonly stage?: string;
  readonly period?: string;
  readonly exclude?: readonly string[];
  readonly reading: ReadingPolicy;
  readonly dataset: string;
};

/** The options of a command about one market; `usually` is who is left out where nobody is named. */
export const marketOptions = (command: Command, env: Io['env'], usually: string): Command =>
  command
    .option('-e, --element <name>', 'an element by symbol or name, a group or mineral by id or name (needed)', single)
    .option('-s, --stage <stage>', 'a stage by id or name (needed)', single)
    .option('-p, --period <period>', 'a period such as 2024, or all (default: the latest)', period)
    .option(
      '-x, --exclude <actor[=percent]>',
      `who is left out, or what part of it; repeat for several (default: ${usually})`,
      collect,
    )
    .addOption(readingOption())
    .addOption(datasetOption(env));

/** The files that a run reads: its output must not overwrite them. */
export const inputs = ({ edition }: Dataset): readonly string[] => {
  const files = [...edition.files.values()].map((file) => file.path);
  return [...files, ...files.map((path) => join(dirname(path), 'datapackage.json'))];
};
