import { Command, CommanderError } from 'commander';
import { EXIT } from '../commands/exit.js';
import type { Io } from '../commands/io.js';
import { PROGRAM } from '../commands/program.js';
import { paint } from '../output/paint.js';
import { workflowLog } from '../text/escape.js';
import { COMMANDS, outputSchemas } from './commands.js';
import { laidOut, replaced } from './file-writer.js';
import { putter, shower } from './io.js';
import { progress } from './progress.js';
import { coloured, type Shell } from './shell.js';
import { writer } from './writer.js';

/** What commander says of its own accord. */
type Said = { out: string; err: string };

/** Runs one command line to its exit code. The only place where an error ends a run. */
export async function run(shell: Shell): Promise<number> {
  const [out, beside] = [writer(shell.stdout), writer(shell.stderr)];
  const err = (text: string): Promise<void> => beside(workflowLog(text));
  const said: Said = { out: '', err: '' };
  let exit: number = EXIT.done;
  try {
    const io: Io = {
      env: shell.env,
      show: shower(shell, out, err),
      put: putter(out),
      aside: err,
      replace: (file, text) => replaced(file, [text], []),
      makeFolder: laidOut,
      paint: (asked, toFile) => paint(coloured(shell, asked, toFile)),
      progress: (quiet, size) => progress(shell, quiet, size, () => performance.now()),
      conclude: (code) => {
        exit = code;
      },
      schemas: outputSchemas,
      page: async (name) => (await import('./pages.js')).docsPage(name),
    };
    const ended = await (await program(io, said, shell.argv[0])).parseAsync([...shell.argv], { from: 'user' }).then(
      () => undefined,
      (error: unknown) => error,
    );
    if (ended instanceof CommanderError && ended.exitCode === 0) await out(said.out);
    else if (ended !== undefined) throw ended;
    return exit;
  } catch (error) {
    const { failure, told } = await import('./failure.js');
    const failed = failure(error, shell.argv);
    // where even this cannot be written, the exit code alone tells
    await err(told(failed, error, said.err, shell.argv)).catch(() => {});
    return failed.exit;
  }
}

/** The command line, its own words collected instead of printed: of the command that the first word names alone, of none for the version, or of all, which help, completion and a mistake need. */
async function program(io: Io, said: Said, word = ''): Promise<Command> {
  const root = new Command('reshare')
    .description(
      'Supply concentration of rare earths from printed figures: market shares, HHI and supply without China, as sharp intervals.',
    )
    .version(PROGRAM.version)
    .exitOverride()
    .configureOutput({
      writeOut: (text) => {
        said.out += text;
      },
      writeErr: (text) => {
        said.err += text;
      },
      // an error is told once, by what it is thrown with
      outputError: () => {},
    });
  const only = word === 'help' ? undefined : COMMANDS.get(word);
  const needed = /^(-V|--version)$/.test(word) ? [] : only ? [only] : [...COMMANDS.values()];
  for (const command of needed) (await command()).make(root, io);
  return root;
}
