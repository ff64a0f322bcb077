import * as z from 'zod';
import type { JsonObject } from '../output/fields.js';

/** A zod schema as JSON Schema, in plain JSON. A description states each rule that JSON Schema cannot hold. */
export function plainSchema(schema: z.ZodType): JsonObject {
  const { $schema: _, ...body } = z.toJSONSchema(schema, { target: 'draft-2020-12' });
  return JSON.parse(JSON.stringify(body));
}
