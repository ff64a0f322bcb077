import type { Io } from '../commands/io.js';
import { rowFormat } from '../commands/showing.js';
import { UsageError } from '../commands/usage.js';
import { suggest } from '../domain/suggest.js';
import { bar } from '../output/bar.js';
import { PLAIN, paint } from '../output/paint.js';
import { rendered, UnknownField } from '../output/render.js';
import { terminal } from '../text/escape.js';
import { replaced } from './file-writer.js';
import { coloured, type Shell, unicode, width } from './shell.js';

/** Hands out a text: on stdout, or in the file that is named. */
export const putter =
  (out: (text: string) => Promise<void>): Io['put'] =>
  async (text, file, inputs = []) => {
    if (file === undefined || file === '-') await out(text);
    else replaced(file, [text], inputs);
  };

/** Draws bars where they are asked for. */
export const drawer =
  (shell: Shell): Io['bar'] =>
  ({ bars }) =>
    bars ? bar(unicode(shell)) : undefined;

/** Shows what a command found, on stdout or in a file; notes that the format cannot hold go to stderr. */
export function shower(
  shell: Shell,
  out: (text: string) => Promise<void>,
  err: (text: string) => Promise<void>,
): Io['show'] {
  return async (found, options, inputs) => {
    const { quiet, output, color = 'auto', header = true } = options;
    const file = output === '-' ? undefined : output;
    const format = rowFormat(options);
    const screen = format === 'table' && file === undefined;
    const look = {
      paint: format === 'table' ? await paint(coloured(shell, color, file !== undefined)) : PLAIN,
      width: screen ? width(shell) : 80,
      fits: screen && shell.stdout.isTTY === true,
      head: header,
    };
    const pieces = await rendered(found, format, look, options.fields).catch(unknownField);
    if (file === undefined) for (const piece of pieces) await out(piece);
    else replaced(file, pieces, inputs);
    const aside = format === 'csv' || format === 'tsv' || format === 'ndjson';
    if (aside && !quiet) await err(found.notes.map((note) => `note: ${terminal(note)}\n`).join(''));
  };
}

/** An unknown field as a usage error that lists the valid ones, an interval by its name alone. */
function unknownField(error: unknown): never {
  if (!(error instanceof UnknownField)) throw error;
  const known = [...new Set(error.known.map((path) => path.replace(/\.(low|high)(Open)?$/, '')))];
  const valid = `valid are ${known.join(', ')}`;
  if (error.list)
    throw new UsageError(
      `field "${error.field}" is a list of objects: it fits json and ndjson, no cell; ${valid}`,
      'unknown-field',
    );
  const words = suggest(error.field, [...new Set(known.flatMap((path) => [path, ...path.split('.')]))], 1);
  const near = known.filter((path) => path === words[0] || path.split('.').includes(words[0] ?? '')).slice(0, 3);
  const meant = near.length > 0 ? `did you mean ${near.join(' or ')}? ` : '';
  throw new UsageError(`unknown field "${error.field}": ${meant}${valid}`, 'unknown-field');
}
