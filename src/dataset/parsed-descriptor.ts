import * as z from 'zod';
import { jsonBreak, jsonOffset, repeatedKey } from '../text/json-break.js';
import { LONGEST_ID } from './columns.js';
import type { Problem } from './errors.js';
import type { PackageDescriptor } from './seals.js';

/** Every finding names its dataset and file. With long names, the text of many findings would be too long. */
const NAME = `a text of 1 to ${LONGEST_ID} characters`;
const SIZE = 'a whole number, 0 or larger';
const HASH = 'sha256: and 64 hexadecimal digits';
const RESOURCES = 'a list of 1 to 100 files';
const name = z.string(NAME).min(1, NAME).max(LONGEST_ID, NAME);
const resource = z.looseObject(
  {
    name,
    path: name,
    bytes: z.number(SIZE).int(SIZE).nonnegative(SIZE).optional(),
    hash: z
      .string(HASH)
      .regex(/^sha256:[0-9a-f]{64}$/, HASH)
      .optional(),
  },
  'an object with the name and path of a file',
);

const licence = z.looseObject(
  { name: z.string('a text').optional(), title: z.string('a text').optional() },
  'an object with the name and title of a licence',
);

/** The part of a Data Package v2 descriptor that is used here. Other properties are not checked. The messages say what a value must be. */
export const DESCRIPTOR = z.looseObject(
  {
    name,
    version: name,
    title: z.string('a text').optional(),
    licenses: z.array(licence, 'a list').optional(),
    resources: z.array(resource, RESOURCES).min(1, RESOURCES).max(100, RESOURCES),
  },
  'an object with name, version and resources',
);

/** The contents of a datapackage.json, or everything that is wrong with it. */
export function parsedDescriptor(text: string): PackageDescriptor | readonly Problem[] {
  const json = parsed(text);
  if ('code' in json) return [json];
  const twice = repeatedKey(text);
  if (twice) return [{ code: 'package-error', where: twice.key, must: 'there only once', at: twice.at }];
  const { data, error } = DESCRIPTOR.safeParse(json.value);
  return (
    data ??
    error.issues.map(
      (i): Problem => ({
        code: 'package-error',
        where: i.path.join('.'),
        must: i.message,
        missing: i.code === 'invalid_type' && i.path.length > 0 && valueAt(json.value, i.path) === undefined,
        at: jsonOffset(text, i.path),
      }),
    )
  );
}

/** The value at a path in a parsed JSON; undefined if there is none. */
const valueAt = (value: unknown, path: readonly PropertyKey[]): unknown =>
  path.reduce<unknown>(
    (held, key) => (typeof held === 'object' && held !== null ? Reflect.get(held, key) : undefined),
    value,
  );

function parsed(text: string): { readonly value: unknown } | Problem {
  try {
    return { value: JSON.parse(text) };
  } catch {
    const at = jsonBreak(text);
    return { code: 'json-error', at, ends: at === text.length };
  }
}
