import type { CommandModule } from '../commands/io.js';

/** The commands by name, in the order of the help. Each is loaded only when needed, because loading all is slow. */
const COMMANDS: ReadonlyMap<string, () => Promise<CommandModule>> = new Map([
  ['stage', async () => (await import('../commands/stage/command.js')).stageCommand],
  ['shares', async () => (await import('../commands/shares/command.js')).sharesCommand],
  ['compare', async () => (await import('../commands/compare/command.js')).compareCommand],
  ['explain', async () => (await import('../commands/explain/command.js')).explainCommand],
  ['hhi', async () => (await import('../commands/hhi/command.js')).hhiCommand],
  ['calc', async () => (await import('../commands/calc/command.js')).calcCommand],
  ['list', async () => (await import('../commands/list/command.js')).listCommand],
  ['cite', async () => (await import('../commands/cite/command.js')).citeCommand],
  ['check', async () => (await import('../commands/check/command.js')).checkCommand],
  ['diff', async () => (await import('../commands/diff/command.js')).diffCommand],
  ['chart', async () => (await import('../commands/chart/command.js')).chartCommand],
  ['report', async () => (await import('../commands/report/command.js')).reportCommand],
  ['dataset', async () => (await import('../commands/dataset/command.js')).datasetCommand],
  ['import', async () => (await import('../commands/import/command.js')).importCommand],
  ['mcp', async () => (await import('../commands/mcp/command.js')).mcpCommand],
  ['schema', async () => (await import('../commands/schema/command.js')).schemaCommand],
  ['verify', async () => (await import('../commands/verify/command.js')).verifyCommand],
  ['completion', async () => (await import('../commands/completion/command.js')).completionCommand],
  ['complete', async () => (await import('../commands/completion/command.js')).completeCommand],
  ['help', async () => (await import('../commands/help/command.js')).helpCommand],
]);

/** The commands that a command line needs: only the one that its first word names; none for --version; all for help and mistakes. */
export async function commandsFor(word: string): Promise<ReadonlyMap<string, CommandModule>> {
  if (/^(-V|--version)$/.test(word)) return new Map();
  const named = COMMANDS.get(word);
  return named ? new Map([[word, await named()]]) : allCommands();
}

/** All commands by name, in the order of the help. */
export async function allCommands(): Promise<ReadonlyMap<string, CommandModule>> {
  const all = new Map<string, CommandModule>();
  for (const [name, command] of COMMANDS) all.set(name, await command());
  return all;
}
