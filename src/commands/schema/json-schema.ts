import * as z from 'zod';
import { ACKNOWLEDGED } from '../../dataset/acknowledged.js';
import { DATASET_FILES, type FileName } from '../../dataset/columns.js';
import { DESCRIPTOR } from '../../dataset/parsed-descriptor.js';
import { ROW_SCHEMAS } from '../../dataset/rows.js';
import type { JsonObject } from '../../output/fields.js';
import type { OutputSchema } from '../../output/schema-fields.js';
import { errorSchema } from '../error-schema.js';
import { type OutputSchemas, schemaNames } from '../schema-names.js';

const DRAFT = 'https://json-schema.org/draft/2020-12/schema';

/** The JSON Schema (draft 2020-12) of an output or a file; undefined where no schema has the name. */
export function jsonSchema(outputs: OutputSchemas, name: string): JsonObject | undefined {
  const body = bodyOf(outputs, name);
  return body && { $schema: DRAFT, ...body };
}

/** All schemas in one document, each under `$defs`. Any of them can match. */
export const allSchemas = (outputs: OutputSchemas): JsonObject => ({
  $schema: DRAFT,
  title: 'reshare: the JSON of its commands and the files of its datasets',
  anyOf: schemaNames(outputs).map((name) => ({ $ref: `#/$defs/${encodeURIComponent(name)}` })),
  $defs: Object.fromEntries(schemaNames(outputs).map((name) => [name, bodyOf(outputs, name) ?? {}])),
});

const isFile = (name: string): name is FileName => Object.hasOwn(DATASET_FILES, name);

function bodyOf(outputs: OutputSchemas, name: string): JsonObject | undefined {
  const printed = outputs.get(name);
  if (printed) return output(name, printed);
  if (name === 'error')
    return { title: 'What a command that was asked for JSON says on stderr', ...plain(errorSchema) };
  if (name === 'datapackage')
    return {
      title: 'datapackage.json, as far as reshare reads it (Data Package 2.0)',
      description: 'Also: each resource name once; paths stay inside the folder; bytes and hash are those of the file.',
      ...plain(DESCRIPTOR),
    };
  if (name === 'acknowledged')
    return { title: 'A row of acknowledged.csv, beside the editions of a dataset', ...plain(ACKNOWLEDGED) };
  if (!isFile(name)) return undefined;
  return {
    title: `A row of ${name}.csv`,
    description: `Also, which no schema of one row can hold: ${DATASET_FILES[name].rules.join('; ')}.`,
    ...plain(ROW_SCHEMAS[name]),
  };
}

function output(name: string, { document, line }: OutputSchema): JsonObject {
  const title = `reshare ${name}`;
  const description =
    'Also: no end of an interval lies above the other, an open interval is no point, and where there are reasons they name each null. With --fields only what was asked for is there, so such a document is not valid against this schema.';
  return Object.is(document, line)
    ? { title, description, ...plain(document) }
    : {
        title,
        description,
        anyOf: [
          { title: 'the document of --json', ...plain(document) },
          { title: 'a line of --format ndjson', ...plain(line) },
        ],
      };
}

/** A zod schema as JSON Schema, in plain JSON. A description states each rule that JSON Schema cannot hold. */
function plain(schema: z.ZodType): JsonObject {
  const { $schema: _, ...body } = z.toJSONSchema(schema, { target: 'draft-2020-12' });
  return JSON.parse(JSON.stringify(body));
}
