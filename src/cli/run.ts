import { Command, CommanderError } from 'commander';
import { logged } from '../view/escape.js';
import { paint } from '../view/table.js';
import { calc } from './calc.js';
import { check } from './check.js';
import { cite } from './cite.js';
import { completion } from './completion.js';
import { dataset } from './dataset.js';
import { diff } from './diff.js';
import { explain } from './explain.js';
import { EXIT, type Failure, failure, failureJson, failureText } from './failure.js';
import { help } from './help.js';
import { hhi } from './hhi.js';
import { imports } from './import.js';
import { list } from './list.js';
import { PROGRAM } from './program.js';
import { progress } from './progress.js';
import { schema } from './schema.js';
import { shares } from './shares.js';
import { type Colour, coloured, type Shell } from './shell.js';
import { type Desk, putter, shower } from './show.js';
import { stage } from './stage.js';
import { writer } from './writer.js';

/** What commander says of its own accord. */
type Said = { out: string; err: string };

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
    const ended = await program(desk, said, out)
      .parseAsync([...shell.argv], { from: 'user' })
      .then(
        () => undefined,
        (error: unknown) => error,
      );
    if (ended instanceof CommanderError && ended.exitCode === 0) await out(said.out);
    else if (ended !== undefined) throw ended;
    return exit;
  } catch (error) {
    const failed = failure(error, shell.argv);
    // where even this cannot be written, the exit code alone tells
    await err(told(failed, error, said.err, shell.argv)).catch(() => {});
    return failed.exit;
  }
}

/** What a failure says on stderr: one JSON object where JSON was asked for. Without a command, the help. */
function told(failed: Failure, error: unknown, help: string, argv: readonly string[]): string {
  if (/ (--json|(--format[ =]|-f ?=?)(nd)?json)(?= )/.test(` ${argv.join(' ')} `)) return failureJson(failed);
  if (failed.code === 'help') return help;
  const where = argv.includes('--debug') && error instanceof Error ? `${error.stack}\n` : '';
  return failureText(failed) + where;
}

/** The command line, its own words collected instead of printed. */
function program(desk: Desk, said: Said, out: (text: string) => Promise<void>): Command {
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
  stage(root, desk);
  shares(root, desk);
  explain(root, desk);
  hhi(root, desk);
  calc(root, desk);
  list(root, desk);
  cite(root, desk);
  check(root, desk);
  diff(root, desk);
  dataset(root, desk);
  imports(root, desk);
  schema(root, out);
  completion(root, out);
  help(root, out);
  return root;
}
