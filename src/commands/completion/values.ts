import { ANY_ORE, rowsByOre } from '../../answer/ores/supposed-ore.js';
import { editions } from '../../dataset/builtin.js';
import { load } from '../../dataset/load.js';
import { type Dataset, sound } from '../../dataset/sound.js';
import { OTHER } from '../../domain/actor.js';
import { latestFirst } from '../../domain/period.js';
import { terminal, workflowLog } from '../../text/escape.js';
import { EACH, LARGEST } from '../options.js';

/** A word that could complete the one being typed, and what it means. */
export type Candidate = { readonly value: string; readonly description: string };

/** The word that leaves out the largest supplier. */
export const LARGEST_SUPPLIER: Candidate = { value: LARGEST, description: 'the largest supplier of each market' };

/** The word that leaves out each supplier of a file in turn. */
export const EACH_SUPPLIER: Candidate = { value: EACH, description: 'each supplier in turn' };

/** The values in a dataset, by the name of an option or argument. */
const IN_DATASET: ReadonlyMap<string, (dataset: Dataset) => readonly Candidate[]> = new Map([
  ['element', subjects],
  ['subject', subjects],
  ['stage', ({ stages }) => stages.map((s) => ({ value: s.stage, description: s.name }))],
  ['exclude', (dataset) => [...actors(dataset), LARGEST_SUPPLIER]],
  ['actor', actors],
  ['period', periods],
  ['ore', supposedOres],
  ['source', ({ sources }) => sources.map((s) => ({ value: s.source, description: s.title }))],
]);

/** The options and arguments whose value is a dataset. */
const DATASETS: ReadonlySet<string> = new Set(['dataset', 'from', 'before', 'after']);

/** The options and arguments that also take the name of a file or folder. */
const FILES: ReadonlySet<string> = new Set([
  ...DATASETS,
  'into',
  'out',
  'output',
  'composition',
  'file',
  'folder',
  'path',
]);

/** Whether the option or argument of this name takes a file or folder. */
export const takesFile = (name: string): boolean => FILES.has(name);

/** Whether the value of the option of this name is a list with commas. */
export const isList = (name: string): boolean => name === 'by' || name === 'columns' || name === 'fields';

/** The values of the option or argument of this name, from the named dataset. Names that cannot be printed as they are, with control characters or commands of a workflow, are left out. */
export async function values(name: string, dataset: string): Promise<readonly Candidate[]> {
  const found = IN_DATASET.get(name)?.(sound(await load(dataset))) ?? (DATASETS.has(name) ? await datasets() : []);
  return found.filter(({ value }) => value !== '' && workflowLog(terminal(value)) === value);
}

/** Subjects by symbol, id and name. */
function subjects(dataset: Dataset): readonly Candidate[] {
  return dataset.subjects.flatMap((s) => [
    { value: s.subject, description: s.name === s.subject ? s.kind : s.name },
    { value: s.symbol, description: s.name },
    { value: s.name, description: s.kind },
  ]);
}

function actors(dataset: Dataset): readonly Candidate[] {
  return dataset.actors.map(({ actor, iso3 }) => ({ value: actor, description: iso3 }));
}

/** Each supplier with tonnage by ore, with each type of ore that it could mine. */
function supposedOres(dataset: Dataset): readonly Candidate[] {
  const who = [...new Set(rowsByOre(dataset).map((o) => o.actor))].filter((actor) => actor !== OTHER);
  const ores = [...new Set(dataset.compositions.map((c) => c.ore)), ANY_ORE];
  return who.flatMap((actor) => ores.map((ore) => ({ value: `${actor}=${ore}`, description: '' })));
}

/** The periods that observations have, latest first, and the word for all of them. */
function periods({ observations }: Dataset): readonly Candidate[] {
  const found = [...new Set(observations.map((o) => o.period))].filter((period) => period !== '').sort(latestFirst);
  return [...found, 'all'].map((value) => ({ value, description: '' }));
}

async function datasets(): Promise<readonly Candidate[]> {
  const all = await editions();
  const names = [...new Set(all.map((edition) => edition.replace(/@.*/, '')))];
  return [
    ...names.map((value) => ({ value, description: 'the newest edition' })),
    ...all.map((value) => ({ value, description: 'an edition' })),
  ];
}
