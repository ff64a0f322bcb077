import * as z from 'zod';
import { exactKey, type Field } from './fields.js';

/** The schemas of a command's JSON: the whole document, a line of ndjson, and a row, whose paths are the columns of the flat formats. */
export type OutputSchema = { readonly row: z.ZodType; readonly document: z.ZodType; readonly line: z.ZodType };

/** The fields of a row by the schema of its JSON, in the order of the columns. */
export const schemaFields = (row: z.ZodType): readonly Field[] => below(row, '');

function below(schema: unknown, path: string): readonly Field[] {
  if (schema instanceof z.ZodNullable || schema instanceof z.ZodExactOptional) return below(schema.unwrap(), path);
  if (schema instanceof z.ZodObject)
    return Object.entries(schema.shape)
      .filter(([key]) => !Object.keys(schema.shape).some((end) => exactKey(end) === key))
      .flatMap(([key, value]) => below(value, path === '' ? key : `${path}.${key}`));
  return [{ path, list: schema instanceof z.ZodArray && schema.element instanceof z.ZodObject }];
}
