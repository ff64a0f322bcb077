import { CommanderError } from 'commander';
import { EXIT } from '../commands/exit.js';
import type { CommandModule, Io } from '../commands/io.js';
import { paint } from '../output/paint.js';
import { type Safe, type Terminal, terminalLines, workflowLog } from '../text/escape.js';
import { allCommands, commandsFor } from './commands.js';
import { makeFolder, replaceFile } from './file-writer.js';
import { frontPage } from './front-page.js';
import { ioBar, ioPut, ioShow } from './io.js';
import { misplacedWords } from './misplaced-words.js';
import { DESCRIPTION, program } from './program.js';
import { progress } from './progress.js';
import { errorWidth, hasColour, type Shell, width } from './shell.js';
import { temporaryFolder } from './temporary.js';
import { writer } from './writer.js';

/** Runs one command line to its exit code. The only place where an error ends a run. */
export async function run(shell: Shell): Promise<number> {
  const [out, beside] = [writer(shell.stdout), writer(shell.stderr)];
  const err = (text: Terminal | Safe<'json'>): Promise<void> => beside(workflowLog(text));
  let exit: number = EXIT.done;
  let commands: ReadonlyMap<string, CommandModule> = new Map();
  let usage = '';
  const io: Io = {
    env: shell.env,
    width: width(shell),
    bar: ioBar(shell),
    show: ioShow(shell, out, err),
    put: ioPut(out, shell.interrupted),
    aside: err,
    replace: (file, text) => replaceFile(file, [text], [], shell.interrupted),
    makeFolder: (folder, files) => makeFolder(folder, files, shell.interrupted),
    paint: (asked, toFile) => paint(hasColour(shell, asked, toFile)),
    columns: (file) => (shell.stdout.isTTY && (file === undefined || file === '-') ? width(shell) : undefined),
    progress: (quiet, size) => progress(shell, quiet, size, () => performance.now()),
    temporaryFolder: (use) => temporaryFolder(shell.interrupted, use),
    conclude: (code) => {
      exit = code;
    },
    quote: () => {},
    pages: async () => (await import('./pages.js')).docsPages(),
    page: async (name) => (await import('./pages.js')).docsPage(name),
    commands: allCommands,
    help: async (name) => {
      const { root, said } = await programOf(await allCommands(), io);
      (root.commands.find((command) => command.name() === name) ?? root).outputHelp();
      return said.out;
    },
    call: async (name, lineOf) => (await import('./called.js')).called(name, lineOf, io),
    pipes: () => {
      if (!shell.pipes) throw new Error('this shell has no pipes');
      return shell.pipes();
    },
  };
  try {
    commands = await commandsFor(shell.argv[0] ?? '');
    if (shell.argv.length === 0) {
      await out(workflowLog(frontPage(DESCRIPTION, commands, io.width)));
      return exit;
    }
    const lost = misplacedWords(shell.argv, commands);
    if (lost) throw await (await import('./unknown-command.js')).unknownCommand(lost, shell.env);
    const { root, said } = await programOf(commands, io);
    const ended = await root.parseAsync([...shell.argv], { from: 'user' }).then(
      () => undefined,
      (error: unknown) => error,
    );
    usage = said.err;
    if (ended instanceof CommanderError && ended.exitCode === 0) await out(workflowLog(terminalLines(said.out)));
    else if (ended !== undefined) throw ended;
    return exit;
  } catch (error) {
    const { failure } = await import('./failure.js');
    const { failureManner, failureOutput } = await import('./failure-output.js');
    const failed = failure(error, shell.argv, commands, shell.env);
    // where even this cannot be written, the exit code must do
    await err(failureOutput(failed, error, usage, failureManner(shell.argv, commands), errorWidth(shell))).catch(
      () => {},
    );
    return failed.exit;
  }
}

/** The command line of these commands. Its help lists the topics if there is more than one command. */
const programOf = async (commands: ReadonlyMap<string, CommandModule>, io: Io) =>
  program(commands, commands.size > 1 ? (await import('../commands/topics.js')).topicList() : '', io);
