import type { Command } from 'commander';
import { suggest } from '../domain/suggest.js';
import { json } from '../view/json.js';
import { list } from '../view/words.js';
import type { Desk } from './show.js';
import { unknown } from './usage.js';

const EXAMPLES = `
Examples:
  reshare schema stage > stage.schema.json
      the schema that reshare stage --json is valid against
  reshare schema observations
      the columns of observations.csv, and the rules beyond them
  reshare schema
      all of them in one document
`;

/** `reshare schema`: the JSON Schemas of outputs and files. */
export function schema(program: Command, _desk: Desk, out: (text: string) => Promise<void>): void {
  program
    .command('schema')
    .summary('the JSON Schema of every output and file')
    .description('Prints the JSON Schema (draft 2020-12) of what a command prints as JSON, or of a file of a dataset.')
    .argument('[name...]', 'a command, error, or a file: datapackage, sources, observations ... (default: all)')
    .addHelpText('after', EXAMPLES)
    .action(async (words: readonly string[]) => {
      const { allSchemas, jsonSchema, SCHEMA_NAMES } = await import('../view/schema/json-schema.js');
      const name = words.join(' ');
      const found = name === '' ? allSchemas() : jsonSchema(name);
      if (!found) throw unknown('schema', name, suggest(name, SCHEMA_NAMES), `there are ${list(SCHEMA_NAMES)}.`);
      await out(json(found));
    });
}
