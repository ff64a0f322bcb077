import { FILE_NAMES } from '../dataset/columns.js';
import type { OutputSchema } from '../output/schema-fields.js';
import type { CommandDeclaration } from './declaration.js';

/** The schemas of what commands print as JSON, by name. */
export type OutputSchemas = ReadonlyMap<string, OutputSchema>;

/** The schemas of all commands' JSON, by name. */
export async function outputSchemas(commands: ReadonlyMap<string, CommandDeclaration>): Promise<OutputSchemas> {
  const all = await Promise.all(
    [...commands.values()].map(async ({ schemas }) => Object.entries((await schemas?.()) ?? {})),
  );
  return new Map(all.flat());
}

/** The names of all schemas: the JSON of each command, the JSON of an error, and the files of a dataset. */
export const schemaNames = (outputs: OutputSchemas): readonly string[] => [
  ...outputs.keys(),
  'error',
  'datapackage',
  ...FILE_NAMES,
  'acknowledged',
];
