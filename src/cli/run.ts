import { createRequire } from 'node:module';
import { Command, CommanderError } from 'commander';
import { UnknownDataset } from '../dataset/load.js';
import { UnsoundDataset } from '../dataset/sound.js';
import { terminal } from '../view/escape.js';
import { findingLine } from '../view/finding.js';
import { count, list } from '../view/words.js';
import { hhi } from './hhi.js';
import type { Shell } from './shell.js';
import { stage } from './stage.js';
import { UsageError, unknown } from './usage.js';
import { WriteError, writer } from './writer.js';

/** The exit codes of every command. */
export const EXIT = { done: 0, findings: 1, usage: 2, dataset: 3, output: 4, internal: 70, interrupted: 130 } as const;

const { version }: { readonly version: string } = createRequire(import.meta.url)('../../package.json');

/** Runs one command line to its exit code. The only place where an error ends a run. */
export async function run(shell: Shell): Promise<number> {
  const [out, err] = [writer(shell.stdout), writer(shell.stderr)];
  const said: { out: string; err: string } = { out: '', err: '' };
  try {
    const ended = await program(shell, out, said)
      .parseAsync([...shell.argv], { from: 'user' })
      .then(
        () => undefined,
        (error: unknown) => error,
      );
    if (ended instanceof CommanderError) {
      await out(said.out);
      return await failed(err, ended.exitCode === 0 ? EXIT.done : EXIT.usage, said.err);
    }
    if (ended !== undefined) throw ended;
    return EXIT.done;
  } catch (error) {
    return await failed(err, ...ending(error));
  }
}

/** The command line, its own words collected instead of printed. */
function program(shell: Shell, out: (text: string) => Promise<void>, said: { out: string; err: string }): Command {
  const root = new Command('reshare')
    .description(
      'Supply concentration of rare earths from printed figures: market shares, HHI and supply without China, as sharp intervals.',
    )
    .version(version)
    .exitOverride()
    .showHelpAfterError("Run 'reshare --help', or the command with --help, for what it takes.")
    .addHelpText('after', "\nRun 'reshare <command> --help' for examples.\n")
    .configureOutput({
      writeOut: (text) => {
        said.out += text;
      },
      writeErr: (text) => {
        said.err += text;
      },
      // an unknown option is quoted as it was typed, escape codes and all
      outputError: (text, write) => write(`${spelt(text.replace(/^error: /, 'reshare: '))}\n`),
    });
  stage(root, shell, out);
  hhi(root, shell, out);
  return root;
}

/** What commander says, with what was typed spelt out; only its own line break stays. */
const spelt = (text: string): string =>
  text
    .trimEnd()
    .split(/\n(?=\(Did you mean)/)
    .map(terminal)
    .join('\n');

/** The exit code of an error and what it tells. */
function ending(error: unknown): [code: number, text: string] {
  if (error instanceof WriteError) return [EXIT.output, `reshare: output cannot be written: ${error.message}`];
  if (error instanceof UsageError) return [EXIT.usage, `reshare: ${terminal(error.message)}`];
  if (error instanceof UnknownDataset) return [EXIT.dataset, `reshare: ${terminal(unknownDataset(error).message)}`];
  if (error instanceof UnsoundDataset) {
    const lines = error.findings.map(findingLine);
    return [
      EXIT.dataset,
      [...lines, `reshare: ${count(lines.length, 'error')} in the dataset: nothing is computed from it`].join('\n'),
    ];
  }
  const detail = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return [EXIT.internal, `reshare: internal error, please report: ${detail.split('\n').map(terminal).join('\n')}`];
}

const unknownDataset = (e: UnknownDataset): UsageError =>
  unknown(
    'dataset',
    e.dataset,
    e.near,
    `built-in are ${list(e.known)}; a folder is written with a slash, as in ./${e.dataset}.`,
  );

/** Says why on stderr. Where even that cannot be written, the exit code alone tells. */
async function failed(err: (text: string) => Promise<void>, code: number, text: string): Promise<number> {
  await err(text === '' || text.endsWith('\n') ? text : `${text}\n`).catch(() => {});
  return code;
}
