import type { Filter, ListKind } from '../../answer/inventory.js';
import type { Dataset } from '../../dataset/sound.js';
import { OTHER, WORLD } from '../../domain/actor.js';
import { STATUSES } from '../../domain/observation.js';
import { either } from '../../text/words.js';
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
    description: `at ${stageOption.description}; subjects that enter it; repeat for several`,
    repeatable: true,
  },
  actor: {
    flags: '-a, --actor <actor>',
    description: 'of an actor; of observations, also World or Other; repeat for several',
    repeatable: true,
  },
  source: {
    flags: '--source <source>',
    description: 'from a source by id or title; repeat for several',
    repeatable: true,
  },
  status: {
    flags: '--status <status>',
    description: 'observations marked ok, or marked doubtful: shown and never computed with',
    choices: STATUSES,
    repeatable: true,
  },
  printed: {
    flags: '--printed <text>',
    description: 'whose printed value holds this text, such as 270,000; repeat for several',
    repeatable: true,
  },
} as const satisfies OptionTable;

/** The options that mean something for each kind. */
const TAKES: Readonly<Record<ListKind, readonly string[]>> = {
  observations: ['source', 'subject', 'element', 'stage', 'actor', 'status', 'printed', 'reading', 'bars'],
  facts: ['source', 'subject', 'element', 'stage', 'actor', 'printed'],
  compositions: ['source', 'subject', 'element', 'actor', 'printed', 'reading'],
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
  const flags = takes.map((option) => `--${option}`);
  const remedy = flags.length > 0 ? `Leave it out, or use ${either(flags)}` : 'Leave it out';
  throw new UsageError(`--${useless} means nothing for a list of ${kind}. ${remedy}.`);
}

/** A list with the filters that were typed, but for those on subjects, as words of a command. */
export function filterWords(
  kind: ListKind,
  options: OptionValues<typeof FILTERS> & { readonly dataset: string },
  typed: ReadonlySet<string>,
): readonly string[] {
  const { source, stage, actor, status, printed, dataset } = options;
  const each = (flag: string, values: readonly string[] | undefined) => (values ?? []).flatMap((word) => [flag, word]);
  return [
    ...['list', kind],
    ...(typed.has('dataset') ? ['-d', dataset] : []),
    ...each('-s', stage),
    ...each('-a', actor),
    ...each('--source', source),
    ...each('--status', status),
    ...each('--printed', printed),
  ];
}

/** The rows that the options name, by id. Observations can also be of Other and World, which are not actors. */
export function chosenRows(
  kind: ListKind,
  dataset: Dataset,
  { source, element, subject, stage, actor, status, printed }: OptionValues<typeof FILTERS>,
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
    ...(printed && { printed: unique(printed) }),
  };
}
