import type { Command } from 'commander';
import { suggest } from '../../domain/suggest.js';
import { json } from '../../output/json.js';
import { list } from '../../text/words.js';
import type { CommandModule, Io } from '../io.js';
import { unknown } from '../usage.js';

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
export const schemaCommand: CommandModule = { make };

function make(program: Command, io: Io): void {
  program
    .command('schema')
    .summary('the JSON Schema of every output and file')
    .description('Prints the JSON Schema (draft 2020-12) of what a command prints as JSON, or of a file of a dataset.')
    .argument('[name...]', 'a command, error, or a file: datapackage, sources, observations ... (default: all)')
    .addHelpText('after', EXAMPLES)
    .action(async (words: readonly string[]) => {
      const { allSchemas, jsonSchema, schemaNames } = await import('./json-schema.js');
      const outputs = await io.schemas();
      const name = words.join(' ');
      const found = name === '' ? allSchemas(outputs) : jsonSchema(outputs, name);
      if (!found) {
        const names = schemaNames(outputs);
        throw unknown('schema', name, suggest(name, names), `there are ${list(names)}.`);
      }
      await io.put(json(found), undefined, []);
    });
}
