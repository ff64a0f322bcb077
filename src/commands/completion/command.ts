import { joined, type Terminal, terminal, terminalLines, workflowLog } from '../../text/escape.js';
import { argumentName, type CommandDeclaration, defaultOf } from '../declaration.js';
import { command, type Io } from '../io.js';
import { datasetOption } from '../options.js';
import { glossaryEntries, helpNames, shownCommands, singleWords } from '../topics.js';
import { typedParts } from '../typed-options.js';
import { FILES_TOO, SHELLS, script } from './scripts.js';
import { bashReply, typedLine } from './typed-line.js';
import { type Candidate, isList, LARGEST_SUPPLIER, takesFile, values } from './values.js';

/** `reshare completion`: the script that a shell needs to complete reshare. */
export const completionCommand = command({
  summary: 'a script that completes commands and names in a shell',
  description: 'Prints a script for a shell. It completes commands, options and the names in a dataset.',
  arguments: { shell: { usage: '<shell>', description: 'the shell to complete in', choices: SHELLS } },
  examples: [
    ['source <(reshare completion bash)', 'in ~/.bashrc: completes in every new bash'],
    ['source <(reshare completion zsh)', 'in ~/.zshrc: completes in every new zsh'],
    ['reshare completion fish > ~/.config/fish/completions/reshare.fish', 'once: completes in every new fish'],
  ],
  run: async (_options, { shell }, io) => io.put(workflowLog(terminalLines(script(shell)))),
});

/** `reshare complete`: what the script of a shell asks for. */
export const completeCommand = command({
  summary: '',
  description: '',
  hidden: true,
  arguments: { words: { usage: '[words...]' } },
  run: async (_options, { words: [shell, ...typed] }, io) => {
    // an error message here would disturb a line that is being typed
    const lines = await replies(io, shell, typed).catch(() => []);
    const said = lines.map((line) => terminal`${line}\n`);
    await io.put(workflowLog(joined(said, '')));
  },
});

/** The lines that the script of a shell reads. Bash sends the line and its word breaks, other shells send words. */
async function replies(io: Io, shell: string | undefined, typed: readonly string[]): Promise<readonly Terminal[]> {
  if (shell === 'bash') {
    const [text = '', breaks = ''] = typed;
    const line = typedLine(text, breaks);
    const { candidates, files } = await completions(io, line.words.slice(1));
    return [...candidates.map(({ value }) => bashReply(value, line)), ...files].map(terminal);
  }
  const last = typed.at(-1) ?? '';
  // fish sends the last word with its quotes
  const current = shell === 'fish' ? (typedLine(last, '').words.at(-1) ?? '') : last;
  const { candidates, files } = await completions(io, [...typed.slice(0, -1), current]);
  const told = candidates.map(({ value, description }) => terminal`${terminal(value)}\t${terminal(description)}`);
  return [...told, ...files.map(terminal)];
}

/** The candidates for the last word, and the mark for file names where it can be one. */
async function completions(io: Io, words: readonly string[]) {
  const { offer } = await import('./tree.js');
  const { candidates, asked } = offer(shownCommands(await io.commands()), words);
  const word = words.at(-1) ?? '';
  const [, flag = '', value = word] = /^(--?[^=]+=)(.*)$/s.exec(word) ?? [];
  // the items before the one that is typed, in a list with commas
  const before = asked !== undefined && isList(asked) ? value.slice(0, value.lastIndexOf(',') + 1) : '';
  const begun = value.slice(before.length);
  const named = asked === undefined ? [] : await valuesOf(io, asked, words.slice(0, -1), begun);
  const offered = [...candidates, ...named].filter((c) => !before.split(',').slice(0, -1).includes(c.value));
  return {
    candidates: beginning(offered, begun).map((c) => ({ ...c, value: flag + before + c.value })),
    files: asked !== undefined && takesFile(asked) ? [FILES_TOO] : [],
  };
}

/** The candidates that begin with the typed text, as typed or else in any case; each value once. */
function beginning(all: readonly Candidate[], begun: string): readonly Candidate[] {
  const first = new Map(all.toReversed().map((c) => [c.value, c]));
  const once = all.filter((c) => first.get(c.value) === c);
  const exact = once.filter(({ value }) => value.startsWith(begun));
  return exact.length > 0 ? exact : once.filter(({ value }) => value.toLowerCase().startsWith(begun.toLowerCase()));
}

/** The values of an option or argument: from the commands, from the file that the line names, or from its dataset or else the default one. */
async function valuesOf(io: Io, asked: string, [name = '', ...behind]: readonly string[], begun: string) {
  const commands = await io.commands();
  const first = commands.get(name);
  const second = first?.commands?.[behind[0] ?? ''];
  const [declared, line] = second ? [second, behind.slice(1)] : [first, behind];
  const typed = typedParts(line, Object.entries(declared?.options ?? {}));
  const valueTyped = (option: string) => typed.options.findLast((o) => o.name === option)?.value;
  if (asked === 'topic') {
    const names = helpNames(commands);
    const words = singleWords(await glossaryEntries(io)).filter((word) => !names.has(word));
    const explained = words.map((word) => [word, 'what the word means'] as const);
    const { CODES } = await import('../../check/codes.js');
    const codes = CODES.map(({ code }) => [code, 'what the finding means'] as const);
    return [...names, ...explained, ...codes].map(([value, description]) => ({ value, description }));
  }
  if (name === 'schema' && asked !== 'fields') return (await import('./schema-values.js')).schemaValues(commands);
  if (name === 'schema') {
    const [of = '', ...rest] = typed.words;
    const shown = commands.get(of);
    return shown ? (await import('./schema-values.js')).fieldValues(of, shown, rest) : [];
  }
  if (asked === 'fields' && declared)
    return (await import('./schema-values.js')).fieldValues(name, declared, typed.words);
  if (declared && argumentsOf(declared).includes('name=value'))
    return [
      ...(asked === 'exclude' || asked === 'largest' ? typed.words.map(supplierTyped) : []),
      ...(asked === 'exclude' ? [LARGEST_SUPPLIER] : []),
    ];
  if (declared && argumentsOf(declared).includes('file') && !takesFile(asked))
    return (await import('./file-values.js')).fileValues(asked, typed.words[0], valueTyped, begun);
  return values(asked, valueTyped('dataset') || String(defaultOf(datasetOption, io.env)));
}

/** The supplier in a word NAME=VALUE of the line. */
const supplierTyped = (word: string) => ({ value: word.replace(/=.*/s, ''), description: '' });

const argumentsOf = ({ arguments: all = {} }: CommandDeclaration): readonly string[] =>
  Object.values(all).map(argumentName);
