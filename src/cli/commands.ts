import type { CommandModule } from '../commands/io.js';
import type { OutputSchema } from '../output/schema-fields.js';

/** The commands by name, in the order of the help; each is loaded when it is called. */
export const COMMANDS: ReadonlyMap<string, () => Promise<CommandModule>> = new Map([
  ['stage', async () => (await import('../commands/stage/command.js')).stageCommand],
  ['shares', async () => (await import('../commands/shares/command.js')).sharesCommand],
  ['explain', async () => (await import('../commands/explain/command.js')).explainCommand],
  ['hhi', async () => (await import('../commands/hhi/command.js')).hhiCommand],
  ['calc', async () => (await import('../commands/calc/command.js')).calcCommand],
  ['list', async () => (await import('../commands/list/command.js')).listCommand],
  ['cite', async () => (await import('../commands/cite/command.js')).citeCommand],
  ['check', async () => (await import('../commands/check/command.js')).checkCommand],
  ['diff', async () => (await import('../commands/diff/command.js')).diffCommand],
  ['dataset', async () => (await import('../commands/dataset/command.js')).datasetCommand],
  ['import', async () => (await import('../commands/import/command.js')).importCommand],
  ['schema', async () => (await import('../commands/schema/command.js')).schemaCommand],
  ['completion', async () => (await import('../commands/completion/command.js')).completionCommand],
  ['help', async () => (await import('../commands/help/command.js')).helpCommand],
]);

/** The schemas of what all commands print as JSON, by name. */
export async function outputSchemas(): Promise<ReadonlyMap<string, OutputSchema>> {
  const all = new Map<string, OutputSchema>();
  for (const load of COMMANDS.values())
    for (const [name, schema] of Object.entries((await (await load()).schemas?.()) ?? {})) all.set(name, schema);
  return all;
}
