import type { Io } from '../commands/io.js';
import { rowFormatName } from '../commands/showing.js';
import { UsageError } from '../commands/usage.js';
import { suggest } from '../domain/suggest.js';
import { bar } from '../output/bar.js';
import { formatsWithHead, ROW_FORMATS } from '../output/formats/formats.js';
import { PLAIN, paint } from '../output/paint.js';
import { outputPieces, UnknownField } from '../output/render.js';
import { terminal } from '../text/escape.js';
import { list } from '../text/words.js';
import { replaceFile } from './file-writer.js';
import { hasColour, type Shell, unicode, width } from './shell.js';

/** Writes a text to stdout, or to the file named. */
export const ioPut =
  (out: (text: string) => Promise<void>): Io['put'] =>
  async (text, file, inputs = []) => {
    if (file === undefined || file === '-') await out(text);
    else replaceFile(file, [text], inputs);
  };

/** The bars of this terminal; undefined where the options do not ask for any. */
export const ioBar =
  (shell: Shell): Io['bar'] =>
  ({ bars }) =>
    bars ? bar(unicode(shell)) : undefined;

/** Shows an output on stdout or in a file. Notes that the format cannot hold go to stderr. */
export function ioShow(
  shell: Shell,
  out: (text: string) => Promise<void>,
  err: (text: string) => Promise<void>,
): Io['show'] {
  return async (found, options, inputs) => {
    const { quiet, output, color = 'auto', header = true, terms = true } = options;
    const file = output === '-' ? undefined : output;
    const name = rowFormatName(options);
    const format = await ROW_FORMATS[name]();
    if (!header && !format.head) {
      const others = list(await formatsWithHead());
      throw new UsageError(`--no-header is for ${others}; ${name} has no header to leave out`);
    }
    const screen = format.screen && file === undefined;
    const look = {
      paint: format.screen ? await paint(hasColour(shell, color, file !== undefined)) : PLAIN,
      width: screen ? width(shell) : 80,
      fits: screen && shell.stdout.isTTY === true,
      head: header,
    };
    const pieces = await outputPieces(found, format, look, options.fields, terms).catch(unknownField);
    if (file === undefined) for (const piece of pieces) await out(piece);
    else replaceFile(file, pieces, inputs);
    if (format.notesAside && !quiet) await err(found.notes.map((note) => `note: ${terminal(note)}\n`).join(''));
  };
}

/** Throws a usage error for an unknown field, with the valid ones. An interval is listed once, without its ends. */
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
