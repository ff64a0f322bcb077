import { schemaFields } from '../../output/schema-fields.js';
import type { CommandDeclaration } from '../declaration.js';
import { outputSchemas, schemaNames } from '../schema-names.js';
import type { Candidate } from './values.js';

const candidate = (value: string): Candidate => ({ value, description: '' });

/** The names of all schemas. */
export const schemaValues = async (commands: ReadonlyMap<string, CommandDeclaration>): Promise<readonly Candidate[]> =>
  schemaNames(await outputSchemas(commands)).map(candidate);

/** The fields of a row that a command prints, an interval as one. `words` are those of its arguments, which can choose the schema. */
export async function fieldValues(
  name: string,
  { schemas }: CommandDeclaration,
  words: readonly string[],
): Promise<readonly Candidate[]> {
  const all = new Map(Object.entries((await schemas?.()) ?? {}));
  const schema = all.get(name) ?? all.get(`${name} ${words[0]}`);
  const paths = schema ? schemaFields(schema.row).map(({ path }) => path.replace(/\.(low|high)(Open)?$/, '')) : [];
  return [...new Set(paths)].map(candidate);
}
