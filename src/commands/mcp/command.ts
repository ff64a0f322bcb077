import { lazyValue } from '../../dataset/lazy-value.js';
import { realFolder } from '../../dataset/within.js';
import { terminal } from '../../text/escape.js';
import type { OptionTable } from '../declaration.js';
import { command, type Io } from '../io.js';
import { PROGRAM } from '../program.js';
import { debugOption } from '../showing.js';
import { UsageError } from '../usage.js';
import { argumentWords } from './argument-words.js';
import { commandLine, guardDatasets } from './command-line.js';
import { replyOf } from './reply.js';
import type { McpOffer } from './server.js';
import { TOOLS, toolOf, toolOptions } from './tools.js';

const OPTIONS = {
  root: {
    flags: '--root <folder>',
    description: 'also read datasets below this folder; repeat for several (default: none, only built-in datasets)',
    repeatable: true,
  },
  debug: debugOption,
} as const satisfies OptionTable;

/** What a model is told about the tools. */
const INSTRUCTIONS = [
  'reshare says who supplies rare earths and other minerals, how concentrated that is, and what is left without a supplier, from printed figures.',
  'Never state a number where the answer has a reason instead: state the reason.',
  'Quote a range as a range, name whose figures it is of, and name the dataset with its version; quotable.sentences may be quoted as they stand.',
  'For names, call list with kind subjects or stages. A text may show command lines: there -e or --element is the argument element, and reshare list the tool list.',
].join(' ');

/** `reshare mcp`: a server of the Model Context Protocol, for programs with language models. */
export const mcpCommand = command({
  summary: 'answer a language model, by the Model Context Protocol',
  description:
    'Serves the Model Context Protocol on stdin and stdout. Its tools are stage, shares, compare, explain, cite, hhi, list, check and diff. It only reads: built-in datasets, and folders that --root names. It ends when the client closes stdin.',
  options: OPTIONS,
  examples: [
    ['reshare mcp', 'the built-in datasets; a client starts this command'],
    ['reshare mcp --root ./data', 'datasets of your own below a folder, too'],
  ],
  run: async ({ root = [] }, _args, io) => {
    const roots = root.map(folderOpened);
    const pipes = io.pipes();
    if ('isTTY' in pipes.input && pipes.input.isTTY)
      await io.aside(
        terminal`note: this command waits for a client that speaks the Model Context Protocol. Ctrl-C ends it.\n`,
      );
    const { serve } = await import('./server.js');
    // the SDK says with a list of data why a line is no message
    const told = (message: string): string =>
      message.startsWith('[') ? 'A line on stdin is no message of the protocol, and is skipped.' : message;
    await serve(
      mcpOffer(io, roots),
      pipes,
      ({ message }) => void io.aside(terminal`note: ${terminal(told(message))}\n`),
    );
  },
});

/** The real path of a folder that --root names. Throws a UsageError where there is none. */
function folderOpened(word: string): string {
  const real = realFolder(word);
  if (real === undefined) throw new UsageError(`There is no folder "${word}". Name one that exists: --root FOLDER`);
  return real;
}

/** The tools and resources over what may be read. */
function mcpOffer(io: Io, roots: readonly string[]): McpOffer {
  return {
    program: PROGRAM,
    instructions: INSTRUCTIONS,
    tools: async () => {
      const commands = await io.commands();
      return Promise.all(
        [...TOOLS.keys()].flatMap((name) => {
          const declared = commands.get(name);
          return declared ? [toolOf(name, declared)] : [];
        }),
      );
    },
    call: async (name, args) => {
      if (!TOOLS.has(name)) return undefined;
      let options: ReturnType<typeof toolOptions> = [];
      const answer = await io.call(name, async (declared) => {
        options = toolOptions(declared);
        const line = commandLine(name, declared, args);
        await guardDatasets(name, declared, args, roots, io.env);
        return line;
      });
      return replyOf(answer, (message) => argumentWords(message, options, TOOLS.keys()));
    },
    resources: lazyValue(async () => (await import('./resources.js')).resources(io)),
  };
}
