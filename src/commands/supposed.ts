import type { Note } from '../answer/note.js';
import { deposits } from '../answer/ores/deposit.js';
import { ANY_ORE, rowsByOre, type SupposedOre, withOres } from '../answer/ores/supposed-ore.js';
import type { Report } from '../answer/report.js';
import { load } from '../dataset/load.js';
import { readText } from '../dataset/read-file.js';
import { type Dataset, sound } from '../dataset/sound.js';
import { findings } from '../domain/findings.js';
import { suggest } from '../domain/suggest.js';
import { either, list } from '../text/words.js';
import type { OptionTable, OptionValues } from './declaration.js';
import { nameableActors } from './nameable.js';
import { thingNamed } from './names.js';
import { inputs } from './options.js';
import { UsageError } from './usage.js';

/** The options of a question that supposes other ores than the dataset says. */
export const SUPPOSED = {
  ore: {
    flags: '--ore <actor=ore>',
    description: `suppose that a supplier mines another type of ore, or "${ANY_ORE}" for one that is not known; repeat for several`,
    repeatable: true,
  },
  composition: {
    flags: '--composition <file>',
    description: 'suppose more deposits: a CSV file with columns of compositions.csv',
    once: true,
  },
} as const satisfies OptionTable;

/** A dataset with what a question supposes, the note that tells it (none without), and the files that were read for both. */
export type SupposedDataset = {
  readonly dataset: Dataset;
  readonly notes: readonly Note[];
  readonly read: readonly string[];
};

/** A report with the note on what is supposed in front. */
export const tellingSupposed = (found: Report, notes: readonly Note[]): Report =>
  notes.length === 0 ? found : { ...found, notes: [...notes, ...found.notes] };

/** The dataset that the options name, with what they suppose. Throws a UsageError, or UnsoundDataset for a file with errors. */
export async function supposedDataset({
  dataset: word,
  ore,
  composition,
}: OptionValues<typeof SUPPOSED> & { readonly dataset: string }): Promise<SupposedDataset> {
  const loaded = await load(word);
  if (ore === undefined && composition === undefined) return plain(sound(loaded));
  const own = sound(loaded);
  if (rowsByOre(own).length === 0)
    throw new UsageError(
      `${own.edition.name}@${own.edition.version} has no tonnage by ore. See what the others hold: reshare list datasets`,
      'no-ores',
    );
  const more = composition === undefined ? own : sound(await withFile(loaded, composition));
  const supposed = (ore ?? []).map((text) => oreTyped(more, text));
  const twice = supposed.find((s, i) => supposed.findIndex((t) => t.actor === s.actor) < i);
  if (twice) throw new UsageError(`--ore names ${twice.actor} twice. Name each supplier once.`, 'ore-form');
  const added = deposits(more.compositions.slice(own.compositions.length));
  const dataset = withOres(more, supposed);
  const mined = new Set(rowsByOre(dataset).map((o) => o.ore));
  const idle = added.filter((d) => !mined.has(d.ore));
  return {
    dataset,
    notes: [{ code: 'supposed', ores: supposed, added, idle, subject: undefined, stage: undefined }],
    read: [...inputs(own), ...(composition === undefined ? [] : [composition])],
  };
}

const plain = (dataset: Dataset): SupposedDataset => ({ dataset, notes: [], read: inputs(dataset) });

async function withFile(loaded: Awaited<ReturnType<typeof load>>, path: string) {
  const [file, { errorAt }] = [await readText(path), await import('../dataset/errors.js')];
  if ('code' in file) return { ...loaded, label: undefined, findings: findings([errorAt({ file: path }, file)]) };
  return (await import('../dataset/added-compositions.js')).withCompositions(loaded, path, file.text);
}

/** The supplier and ore that a text such as `Peru=vein` names. */
function oreTyped(dataset: Dataset, text: string): SupposedOre {
  const [, word = '', ore = ''] = /^(.*)=(.*)$/s.exec(text) ?? [];
  const ores = [...new Set(dataset.compositions.map((c) => c.ore)), ANY_ORE];
  if (word.trim() === '' || ore.trim() === '')
    throw new UsageError(`Write --ore SUPPLIER=ORE, with one of these ores: ${list(ores)}.`, 'ore-form');
  const known = ores.find((o) => o === ore.trim().toLowerCase());
  if (known === undefined) {
    const near = suggest(ore.trim(), ores);
    throw new UsageError(
      `No deposit has the ore "${ore.trim()}". ${near.length > 0 ? `Did you mean ${either(near)}?` : `There are ${list(ores)}.`}`,
      'unknown-ore',
    );
  }
  const rows = new Set(rowsByOre(dataset).map((o) => o.actor));
  const { actor } = thingNamed(nameableActors(dataset.actors, '--ore', dataset), word.trim());
  if (rows.has(actor)) return { actor, ore: known };
  throw new UsageError(`No tonnage by ore is of ${actor}. There is some of ${list([...rows])}.`, 'no-ores');
}
