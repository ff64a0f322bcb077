import { suggest } from '../../domain/suggest.js';
import { json } from '../../output/json.js';
import { list } from '../../text/words.js';
import { command } from '../io.js';
import { outputSchemas, schemaNames } from '../schema-names.js';
import { unknownName } from '../usage.js';

/** `reshare schema`: the JSON Schema of an output or a file. */
export const schemaCommand = command({
  summary: 'JSON Schemas of all outputs and files',
  description: 'Prints the JSON Schema (draft 2020-12) of the JSON of a command, or of a file of a dataset.',
  arguments: {
    name: {
      usage: '[name...]',
      description: 'a command, error, or a file: datapackage, sources, observations ... (default: all)',
    },
  },
  examples: [
    ['reshare schema stage > stage.schema.json', 'the schema that reshare stage --json is valid against'],
    ['reshare schema observations', 'the columns of observations.csv, and the rules beyond them'],
    ['reshare schema', 'all of them in one document'],
  ],
  run: async (_options, { name: words }, io) => {
    const { allSchemas, jsonSchema } = await import('./json-schema.js');
    const outputs = await outputSchemas(await io.commands());
    const name = words.join(' ');
    const found = name === '' ? allSchemas(outputs) : jsonSchema(outputs, name);
    if (!found) {
      const names = schemaNames(outputs);
      throw unknownName('schema', name, suggest(name, names), `There are ${list(names)}.`);
    }
    await io.put(json(found));
  },
});
