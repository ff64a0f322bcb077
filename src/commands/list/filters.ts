import { type Command, InvalidArgumentError, Option } from 'commander';
import type { Filter, ListKind } from '../../answer/inventory.js';
import type { Dataset } from '../../dataset/sound.js';
import { actorsNamed, OTHER, WORLD } from '../../domain/actor.js';
import { STATUSES } from '../../domain/observation.js';
import { sourcesNamed } from '../../domain/source.js';
import { list } from '../../text/words.js';
import { one, stages, subjects } from '../names.js';
import { collect } from '../options.js';
import { UsageError } from '../usage.js';

/** The options that narrow a list down. */
export type Filters = {
  readonly source?: readonly string[];
  readonly element?: readonly string[];
  readonly subject?: readonly string[];
  readonly stage?: readonly string[];
  readonly actor?: readonly string[];
  readonly status?: readonly string[];
};

/** The options that make a difference to each kind. */
const TAKES: Readonly<Record<ListKind, readonly string[]>> = {
  observations: ['source', 'subject', 'element', 'stage', 'actor', 'status', 'reading', 'bars'],
  facts: ['source', 'subject', 'element', 'stage', 'actor'],
  sources: ['source'],
  subjects: ['source', 'subject', 'element', 'stage'],
  stages: ['stage'],
  actors: ['actor'],
  datasets: [],
};

/** Throws a UsageError where an option was typed that the kind has no use for. */
export function fitting(kind: ListKind, command: Command): void {
  const takes = TAKES[kind];
  const useless = TAKES.observations.find(
    (option) => !takes.includes(option) && command.getOptionValueSource(option) === 'cli',
  );
  if (useless === undefined) return;
  const flags = takes.length > 0 ? list(takes.map((option) => `--${option}`)) : 'no filter';
  throw new UsageError(`list ${kind} has no use for --${useless}; it takes ${flags}`);
}

/** The status of observations, repeatable: what `choices` alone would parse keeps only the last. */
export const statusOption = (): Option =>
  new Option('--status <status>', 'observations that are computed with, or only shown')
    .choices(STATUSES)
    .argParser((value: string, before: readonly string[] | undefined) => {
      if (STATUSES.some((known) => known === value)) return collect(value, before);
      throw new InvalidArgumentError(`Allowed choices are ${STATUSES.join(', ')}.`);
    });

/** The rows that the options name, by id. Other and World, which are no actors, stand in observations too. */
export function filter(
  kind: ListKind,
  dataset: Dataset,
  { source, element, subject, stage, actor, status }: Filters,
): Filter {
  const wanted = element || subject ? [...(element ?? []), ...(subject ?? [])] : undefined;
  const none = kind === 'observations' ? [OTHER, WORLD] : [];
  const known = [...dataset.actors, ...none.map((name) => ({ actor: name, iso3: '', aliases: [] }))];
  const actors = known.map((a) => a.actor);
  const names = known.flatMap((a) => [a.actor, ...a.aliases]);
  const ids = dataset.sources.map((s) => s.source);
  const unique = <T>(items: readonly T[]): readonly T[] => [...new Set(items)];
  return {
    ...(source && {
      sources: unique(source.map((word) => one('source', word, sourcesNamed(dataset.sources, word), ids, ids).source)),
    }),
    ...(wanted && { subjects: subjects(dataset, wanted).map((s) => s.subject) }),
    ...(stage && { stages: stages(dataset, stage).map((s) => s.stage) }),
    ...(actor && {
      actors: unique(actor.map((word) => one('actor', word, actorsNamed(known, word), names, actors).actor)),
    }),
    ...(status && { statuses: unique(status) }),
  };
}
