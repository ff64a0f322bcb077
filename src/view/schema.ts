import * as z from 'zod';
import type { Field } from './fields.js';
import { calc } from './schema/calc.js';
import { check } from './schema/check.js';
import { cite } from './schema/cite.js';
import { diff } from './schema/diff.js';
import { explain } from './schema/explain.js';
import { hhi } from './schema/hhi.js';
import { lists } from './schema/list.js';
import { shares } from './schema/shares.js';
import { stage } from './schema/stage.js';

/** What a command prints as JSON: the whole document, a line of ndjson, and a row, whose paths are the columns of the flat formats. */
export const OUTPUTS = { stage, shares, explain, hhi, ...lists, cite, check, diff, calc } as const;

export type OutputName = keyof typeof OUTPUTS;

/** What a row of a command can be asked for, in the order of its columns. */
export const fields = (name: OutputName): readonly Field[] => below(OUTPUTS[name].row, '');

function below(schema: unknown, path: string): readonly Field[] {
  if (schema instanceof z.ZodNullable || schema instanceof z.ZodOptional) return below(schema.unwrap(), path);
  if (schema instanceof z.ZodObject)
    return Object.entries(schema.shape).flatMap(([key, value]) => below(value, path === '' ? key : `${path}.${key}`));
  return [{ path, list: schema instanceof z.ZodArray && schema.element instanceof z.ZodObject }];
}
