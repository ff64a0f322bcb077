import type { CommandDeclaration } from '../commands/declaration.js';
import { TOPICS } from '../commands/topics.js';
import { type Terminal, terminalLines } from '../text/escape.js';
import { wrap } from '../text/words.js';

/** What the program says of itself where nothing is asked: what it does, an example to paste, and where help is. */
export function frontPage(
  description: string,
  commands: ReadonlyMap<string, CommandDeclaration>,
  columns: number,
): Terminal {
  const [example = ''] = [...commands.values()].flatMap(({ examples = [] }) => examples.map(([line]) => line));
  const [topic = ''] = TOPICS.keys();
  return terminalLines(`${wrap(description, columns)}

Try    ${example}
Help   reshare --help
       reshare help ${topic}
`);
}
