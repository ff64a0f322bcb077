import { Command, CommanderError } from 'commander';
import { logged } from '../view/escape.js';
import { paint } from '../view/paint.js';
import { EXIT } from './exit.js';
import { PROGRAM } from './program.js';
import { progress } from './progress.js';
import { type Colour, coloured, type Shell } from './shell.js';
import { type Desk, putter, shower } from './show.js';
import { writer } from './writer.js';

/** What commander says of its own accord. */
type Said = { out: string; err: string };

type Out = (text: string) => Promise<void>;

/** Makes a command known to commander. */
type Make = (root: Command, desk: Desk, out: Out) => void;

/** The commands by name, in the order of the help; one is loaded when it is called. */
const COMMANDS: ReadonlyMap<string, () => Promise<Make>> = new Map([
  ['stage', async () => (await import('./stage.js')).stage],
  ['shares', async () => (await import('./shares.js')).shares],
  ['explain', async () => (await import('./explain.js')).explain],
  ['hhi', async () => (await import('./hhi.js')).hhi],
  ['calc', async () => (await import('./calc.js')).calc],
  ['list', async () => (await import('./list.js')).list],
  ['cite', async () => (await import('./cite.js')).cite],
  ['check', async () => (await import('./check.js')).check],
  ['diff', async () => (await import('./diff.js')).diff],
  ['dataset', async () => (await import('./dataset.js')).dataset],
  ['import', async () => (await import('./import.js')).imports],
  ['schema', async () => (await import('./schema.js')).schema],
  ['completion', async () => (await import('./completion.js')).completion],
]);

/** Runs one command line to its exit code. The only place where an error ends a run. */
export async function run(shell: Shell): Promise<number> {
  const [out, beside] = [writer(shell.stdout), writer(shell.stderr)];
  const err = (text: string): Promise<void> => beside(logged(text));
  const said: Said = { out: '', err: '' };
  let exit: number = EXIT.done;
  try {
    const desk = {
      env: shell.env,
      show: shower(shell, out, err),
      put: putter(out),
      aside: err,
      paint: (asked: Colour, toFile: boolean) => paint(coloured(shell, asked, toFile)),
      progress: (quiet: boolean, size: number | undefined) => progress(shell, quiet, size, () => performance.now()),
      conclude: (code: number) => {
        exit = code;
      },
    };
    const ended = await (await program(desk, said, out, shell.argv[0]))
      .parseAsync([...shell.argv], { from: 'user' })
      .then(
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
async function program(desk: Desk, said: Said, out: Out, word = ''): Promise<Command> {
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
  const only = COMMANDS.get(word);
  const help = async () => (await import('./help.js')).help;
  const needed = /^(-V|--version)$/.test(word) ? [] : only ? [only] : [...COMMANDS.values(), help];
  for (const command of needed) (await command())(root, desk, out);
  return root;
}
