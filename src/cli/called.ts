import type { Called, Io } from '../commands/io.js';
import { PROGRAM } from '../commands/program.js';
import type { JsonObject } from '../output/fields.js';
import { ROW_FORMATS } from '../output/formats/formats.js';
import { wholeDocument } from '../output/json.js';
import { PLAIN } from '../output/paint.js';
import { outputPieces } from '../output/render.js';
import type { QuotableJson } from '../output/schema-parts.js';
import { commandsFor } from './commands.js';
import { failure, HINT } from './failure.js';
import { failureJson } from './failure-output.js';
import { program } from './program.js';

const LOOK = { paint: PLAIN, width: 80, fits: false, head: true, program: `${PROGRAM.name} ${PROGRAM.version}` };

/**
 * Runs a line of a command, which asks for JSON, and collects its answer instead of printing it. `lineOf` gives the line; what it throws is the failure.
 * `outer` is the Io of the program that asks. Nothing is written, to no file and no stream.
 */
export async function called(name: string, lineOf: Parameters<Io['call']>[1], outer: Io): Promise<Called> {
  const commands = await commandsFor(name);
  const declared = commands.get(name);
  if (!declared) throw new Error(`no command is called ${name}`);
  let argv: readonly string[] = [name];
  let document: JsonObject | undefined;
  let screen: string | undefined;
  let quoted: (() => QuotableJson) | undefined;
  const refuse = (): never => {
    throw new Error('a command that is called writes nothing');
  };
  const io: Io = {
    ...outer,
    width: LOOK.width,
    bar: () => undefined,
    show: async (found) => {
      document = wholeDocument(found.document);
      screen = [...(await outputPieces(found, await ROW_FORMATS.table(), LOOK, undefined))].join('');
    },
    put: async (text, file) => {
      if (file !== undefined || text instanceof Uint8Array) return refuse();
      document = JSON.parse(typeof text === 'string' ? text : [...text].join(''));
    },
    replace: refuse,
    makeFolder: refuse,
    aside: async () => {},
    paint: async () => PLAIN,
    columns: () => undefined,
    progress: () => ({ tell: () => {}, done: () => {} }),
    quote: (made) => {
      quoted = made;
    },
    conclude: () => {},
    pipes: refuse,
  };
  try {
    argv = await lineOf(declared);
    await program(commands, '', io).root.parseAsync([...argv], { from: 'user' });
    if (document === undefined) throw new Error(`${name} gives no JSON`);
    return { document, screen, quotable: quoted?.() };
  } catch (error) {
    const failed = failure(error, argv, commands, outer.env);
    return { error: failureJson({ ...failed, message: failed.message.filter((line) => line !== HINT) }) };
  }
}
