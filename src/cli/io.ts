import type { Io } from '../commands/io.js';
import { PROGRAM } from '../commands/program.js';
import { rowFormatName } from '../commands/showing.js';
import { UsageError } from '../commands/usage.js';
import { suggest } from '../domain/suggest.js';
import { bar } from '../output/bar.js';
import type { Piece } from '../output/formats/format.js';
import { formatsWithHead, ROW_FORMATS } from '../output/formats/formats.js';
import { PLAIN, paint } from '../output/paint.js';
import { outputPieces, UnknownField } from '../output/render.js';
import { TooManyCells } from '../output/workbook.js';
import { joined, type Printable, type Terminal, terminal } from '../text/escape.js';
import { whole } from '../text/number.js';
import { list } from '../text/words.js';
import { replaceFile } from './file-writer.js';
import { hasColour, type Shell, unicode, width } from './shell.js';

/** Writes a text to stdout, or to the file named. */
export const ioPut =
  (out: (piece: Piece) => Promise<void>, interrupted: Shell['interrupted']): Io['put'] =>
  async (text, file, inputs = []) => {
    const pieces = typeof text === 'string' || text instanceof Uint8Array ? [text] : gathered(text);
    if (file !== undefined && file !== '-') await replaceFile(file, pieces, inputs, interrupted);
    else for (const piece of pieces) await out(piece);
  };

/** Small pieces as larger ones, of which each is worth a write. */
function* gathered(pieces: Iterable<Printable>): Generator<Printable> {
  let held: Printable[] = [];
  let length = 0;
  for (const piece of pieces) {
    held.push(piece);
    length += piece.length;
    if (length < 65_536) continue;
    yield joined(held, '');
    [held, length] = [[], 0];
  }
  if (length > 0) yield joined(held, '');
}

/** The bars of this terminal; undefined where the options do not ask for any. */
export const ioBar =
  (shell: Shell): Io['bar'] =>
  ({ bars }) =>
    bars ? bar(unicode(shell)) : undefined;

/** Shows an output on stdout or in a file. Notes that the format cannot hold go to stderr. */
export function ioShow(
  shell: Shell,
  out: (piece: Piece) => Promise<void>,
  err: (text: Terminal) => Promise<void>,
): Io['show'] {
  return async (found, options, inputs, evidence) => {
    const { quiet, output, color = 'auto', header = true, terms = true } = options;
    const file = output === '-' ? undefined : output;
    const name = rowFormatName(options);
    const format = await ROW_FORMATS[name]();
    if (!header && !format.head) {
      const others = list(await formatsWithHead());
      throw new UsageError(`--no-header is for ${others}; ${name} has no header to leave out`);
    }
    if (format.bytes && file === undefined && shell.stdout.isTTY)
      throw new UsageError(`A terminal cannot show ${name}. Name a file: --output answer.${name}`);
    const screen = format.screen && file === undefined;
    const look = {
      paint: format.screen ? await paint(hasColour(shell, color, file !== undefined)) : PLAIN,
      width: screen ? width(shell) : 80,
      fits: screen && shell.stdout.isTTY === true,
      head: header,
      program: `${PROGRAM.name} ${PROGRAM.version}`,
    };
    const pieces = await outputPieces(found, format, look, options.fields, terms, evidence).catch(refused);
    if (file === undefined) for (const piece of pieces) await out(piece);
    else await replaceFile(file, pieces, inputs, shell.interrupted);
    if (!format.notesAside || quiet) return;
    await err(
      joined(
        found.notes.map((note) => terminal`note: ${terminal(note)}\n`),
        '',
      ),
    );
  };
}

/**
 * Throws a usage error for an unknown field, with the valid ones, or for more figures than a workbook holds.
 * An interval is listed once, without its ends.
 */
function refused(error: unknown): never {
  if (error instanceof TooManyCells)
    throw new UsageError(
      `A workbook holds at most ${whole(error.most)} figures, and these are more. Choose columns with --fields, or write a .csv file.`,
    );
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
