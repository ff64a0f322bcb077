import { suggest } from '../../domain/suggest.js';
import { json } from '../../output/json.js';
import { either, list, notCalled } from '../../text/words.js';
import type { OptionTable } from '../declaration.js';
import { command } from '../io.js';
import { outputSchemas, schemaNames } from '../schema-names.js';
import { SHOWING } from '../showing.js';
import { UsageError } from '../usage.js';
import type { RowFields } from './json-schema.js';

const OPTIONS = {
  fields: {
    ...SHOWING.fields,
    description: 'only these fields of a row, for a command that is called with the same option',
  },
} as const satisfies OptionTable;

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
  options: OPTIONS,
  examples: [
    ['reshare schema stage > stage.schema.json', 'the schema that reshare stage --json is valid against'],
    [
      'reshare schema stage --fields stage,measures.hhi',
      'the same for reshare stage --json --fields stage,measures.hhi, which has fewer keys',
    ],
    ['reshare schema observations', 'the columns of observations.csv, and the rules beyond them'],
    ['reshare schema', 'all of them in one document'],
  ],
  run: async ({ fields }, { name: words }, io) => {
    const { allSchemas, jsonSchema, partSchema, rowFields } = await import('./json-schema.js');
    const outputs = await outputSchemas(await io.commands());
    const name = words.join(' ');
    const found = name === '' ? allSchemas(outputs) : jsonSchema(outputs, name);
    if (!found) {
      const names = schemaNames(outputs);
      throw new UsageError(
        notCalled('schema', name, suggest(name, names), `There are ${list(names)}.`),
        'unknown-schema',
      );
    }
    if (fields === undefined) return io.put(json(found));
    const paths = chosen(rowFields(outputs, name), fields);
    await io.put(json(partSchema(outputs, name, paths) ?? found));
  },
});

/** The paths of the fields that are asked for, each with all below it. Throws a UsageError where there are none. */
function chosen(all: RowFields | undefined, fields: readonly string[]): readonly string[] {
  if (!all)
    throw new UsageError(
      '--fields belongs to the JSON of a command: reshare schema stage --fields stage,measures.hhi',
      'unknown-field',
    );
  return fields.flatMap((field) => {
    if (all.open.includes(field.replace(/\..*/s, ''))) return [field];
    const paths = all.paths.filter((path) => path === field || path.startsWith(`${field}.`));
    if (paths.length > 0) return paths;
    const near = suggest(field, all.paths);
    throw new UsageError(
      `No field is called "${field}". ${near.length > 0 ? `Did you mean ${either(near)}?` : `There are ${list(all.paths)}.`}`,
      'unknown-field',
    );
  });
}
