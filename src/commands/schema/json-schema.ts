import { ACKNOWLEDGED } from '../../dataset/acknowledged.js';
import { DATASET_FILES, type FileName } from '../../dataset/columns.js';
import { DESCRIPTOR } from '../../dataset/parsed-descriptor.js';
import { ROW_SCHEMAS } from '../../dataset/rows.js';
import { isObject, type JsonObject } from '../../output/fields.js';
import type { Json } from '../../output/json.js';
import { type OutputSchema, schemaFields } from '../../output/schema-fields.js';
import { termsShape } from '../../output/schema-parts.js';
import { errorSchema } from '../error-schema.js';
import { plainSchema } from '../plain-schema.js';
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

/** The fields of a row, as --fields takes them; `open` are objects with keys that no schema knows: columns of the user's file. */
export type RowFields = { readonly paths: readonly string[]; readonly open: readonly string[] };

/** The fields of a row of an output. Undefined for a schema that is not of rows. */
export function rowFields(outputs: OutputSchemas, name: string): RowFields | undefined {
  const printed = outputs.get(name);
  if (!printed) return undefined;
  const paths = schemaFields(printed.row).map(({ path }) => path);
  const heads = new Set(paths.map((path) => path.split('.')[0]));
  const items = rowsOf(plainSchema(printed.document));
  return { paths, open: items ? keysOf(items).filter((key) => !heads.has(key)) : [] };
}

/** The JSON Schema of an output with only these fields in each row, as the command prints them with --fields. */
export function partSchema(outputs: OutputSchemas, name: string, paths: readonly string[]): JsonObject | undefined {
  const printed = outputs.get(name);
  if (!printed) return undefined;
  const [document, line] = [plainSchema(printed.document), plainSchema(printed.line)];
  const { properties } = document;
  const items = rowsOf(document);
  const head = { $schema: DRAFT, title: `reshare ${name} --fields ${paths.join(',')}` };
  // a document that is the only row keeps its schema and the terms
  if (!items || !isObject(properties))
    return { ...head, ...part(document, ['schema', ...Object.keys(termsShape), ...paths]) };
  const about = keysOf(line).filter((key) => !keysOf(items).includes(key));
  const rows = { type: 'array', items: part(items, paths) };
  return {
    ...head,
    anyOf: [
      { title: 'the document of --json', ...document, properties: { ...properties, rows } },
      { title: 'a line of --format ndjson', ...part(line, [...about, ...paths]) },
    ],
  };
}

/** The schema of the rows of a document; undefined where the document is the only row. */
function rowsOf({ properties }: JsonObject): JsonObject | undefined {
  const { rows } = isObject(properties) ? properties : {};
  return isObject(rows) && isObject(rows.items) ? rows.items : undefined;
}

const keysOf = ({ properties }: JsonObject): readonly string[] => (isObject(properties) ? Object.keys(properties) : []);

/** A schema of an object with only these paths. One that can be null is cut in the same way. */
function part(schema: JsonObject, paths: readonly string[]): JsonObject {
  const { anyOf, properties, required } = schema;
  if (Array.isArray(anyOf)) return { ...schema, anyOf: anyOf.map((s) => (isObject(s) ? part(s, paths) : s)) };
  if (!isObject(properties)) return schema;
  const kept = Object.entries(properties).flatMap(([key, inner]): [string, Json][] => {
    const below = paths.filter((path) => path.startsWith(`${key}.`)).map((path) => path.slice(key.length + 1));
    if (below.length > 0 && isObject(inner)) return [[key, part(inner, below)]];
    return paths.includes(key) ? [[key, inner]] : [];
  });
  const names = new Set<Json>(kept.map(([key]) => key));
  return {
    ...schema,
    properties: Object.fromEntries(kept),
    ...(Array.isArray(required) ? { required: required.filter((key) => names.has(key)) } : {}),
  };
}

function bodyOf(outputs: OutputSchemas, name: string): JsonObject | undefined {
  const printed = outputs.get(name);
  if (printed) return output(name, printed);
  if (name === 'error')
    return { title: 'What a command that was asked for JSON says on stderr', ...plainSchema(errorSchema) };
  if (name === 'datapackage')
    return {
      title: 'datapackage.json, as far as reshare reads it (Data Package 2.0)',
      description: 'Also: each resource name once; paths stay inside the folder; bytes and hash are those of the file.',
      ...plainSchema(DESCRIPTOR),
    };
  if (name === 'acknowledged')
    return { title: 'A row of acknowledged.csv, beside the editions of a dataset', ...plainSchema(ACKNOWLEDGED) };
  if (!isFile(name)) return undefined;
  return {
    title: `A row of ${name}.csv`,
    description: `Also, which no schema of one row can hold: ${DATASET_FILES[name].rules.join('; ')}.`,
    ...plainSchema(ROW_SCHEMAS[name]),
  };
}

function output(name: string, { document, line }: OutputSchema): JsonObject {
  const title = `reshare ${name}`;
  const description = `Also: no end of an interval lies above the other, an open interval is no point, and where there are reasons they name each null. With --fields only what was asked for is there, which reshare schema ${name} --fields describes.`;
  return Object.is(document, line)
    ? { title, description, ...plainSchema(document) }
    : {
        title,
        description,
        anyOf: [
          { title: 'the document of --json', ...plainSchema(document) },
          { title: 'a line of --format ndjson', ...plainSchema(line) },
        ],
      };
}
