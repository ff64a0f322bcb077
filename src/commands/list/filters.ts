import type { Filter, ListKind } from '../../answer/inventory.js';
import type { Dataset } from '../../dataset/sound.js';
import { OTHER, WORLD } from '../../domain/actor.js';
import { STATUSES } from '../../domain/observation.js';
import { list } from '../../text/words.js';
import type { OptionTable, OptionValues } from '../declaration.js';
import { nameableActors, nameableSources } from '../nameable.js';
import { chosenStages, chosenSubjects, thingNamed } from '../names.js';
import { elementOption, stageOption } from '../options.js';
import { UsageError } from '../usage.js';

/** The options that shorten a list. */
export const FILTERS = {
  element: {
    ...elementOption,
    description: `of ${elementOption.description}; repeat for several`,
    repeatable: true,
  },
  subject: { flags: '--subject <name>', description: 'the same as --element', repeatable: true },
  stage: {
    ...stageOption,
    description: `at ${stageOption.description}; of subjects, those that enter it; repeat for several`,
    repeatable: true,
  },
  actor: {
    flags: '-a, --actor <actor>',
    description: 'of an actor; observations also have World and Other; repeat for several',
    repeatable: true,
  },
  source: {
    flags: '--source <source>',
    description: 'from a source by id or title; repeat for several',
    repeatable: true,
  },
  status: {
    flags: '--status <status>',
    description: 'observations that are computed with, or only shown',
    choices: STATUSES,
    repeatable: true,
  },
} as const satisfies OptionTable;

/** The options that mean something for each kind. */
const TAKES: Readonly<Record<ListKind, readonly string[]>> = {
  observations: ['source', 'subject', 'element', 'stage', 'actor', 'status', 'reading', 'bars'],
  facts: ['source', 'subject', 'element', 'stage', 'actor'],
  sources: ['source'],
  subjects: ['source', 'subject', 'element', 'stage'],
  stages: ['stage'],
  actors: ['actor'],
  datasets: [],
};

/** Throws a UsageError where an option was typed that means nothing for the kind. */
export function refuseIdle(kind: ListKind, typed: ReadonlySet<string>): void {
  const takes = TAKES[kind];
  const useless = TAKES.observations.find((option) => !takes.includes(option) && typed.has(option));
  if (useless === undefined) return;
  const flags = takes.length > 0 ? list(takes.map((option) => `--${option}`)) : 'no filter';
  throw new UsageError(`list ${kind} has no use for --${useless}; it takes ${flags}`);
}

/** The rows that the options name, by id. Observations can also be of Other and World, which are not actors. */
export function chosenRows(
  kind: ListKind,
  dataset: Dataset,
  { source, element, subject, stage, actor, status }: OptionValues<typeof FILTERS>,
): Filter {
  const wanted = element || subject ? [...(element ?? []), ...(subject ?? [])] : undefined;
  const none = kind === 'observations' ? [OTHER, WORLD] : [];
  const known = [...dataset.actors, ...none.map((name) => ({ actor: name, iso3: '', aliases: [] }))];
  const [things, sources] = [nameableActors(known, '--actor', dataset), nameableSources(dataset)];
  const unique = <T>(items: readonly T[]): readonly T[] => [...new Set(items)];
  return {
    ...(source && {
      sources: unique(source.map((word) => thingNamed(sources, word).source)),
    }),
    ...(wanted && { subjects: chosenSubjects(dataset, wanted).map((s) => s.subject) }),
    ...(stage && { stages: chosenStages(dataset, stage).map((s) => s.stage) }),
    ...(actor && {
      actors: unique(actor.map((word) => thingNamed(things, word).actor)),
    }),
    ...(status && { statuses: unique(status) }),
  };
}
