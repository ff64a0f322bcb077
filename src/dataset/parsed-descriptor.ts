import * as z from 'zod';
import { LONGEST_ID } from './columns.js';
import type { Problem } from './errors.js';
import type { PackageDescriptor } from './seals.js';

/** Every finding names its dataset and file. With long names, the text of many findings would be too long. */
const name = z.string().min(1).max(LONGEST_ID);
const resource = z.looseObject({
  name,
  path: name,
  bytes: z.number().int().nonnegative().optional(),
  hash: z
    .string()
    .regex(/^sha256:[0-9a-f]{64}$/, 'sha256: and 64 hexadecimal digits')
    .optional(),
});

/** The part of a Data Package v2 descriptor that is used here. Other properties are not checked. */
export const DESCRIPTOR = z.looseObject({
  name,
  version: name,
  title: z.string().optional(),
  resources: z.array(resource).min(1).max(100),
});

/** The contents of a datapackage.json, or everything that is wrong with it. */
export function parsedDescriptor(text: string): PackageDescriptor | readonly Problem[] {
  const json = parsed(text);
  if ('code' in json) return [json];
  const { data, error } = DESCRIPTOR.safeParse(json.value);
  return (
    data ?? error.issues.map((i): Problem => ({ code: 'package-error', where: i.path.join('.'), detail: i.message }))
  );
}

function parsed(text: string): { readonly value: unknown } | Problem {
  try {
    return { value: JSON.parse(text) };
  } catch (error) {
    return { code: 'json-error', detail: error instanceof Error ? error.message : '' };
  }
}
