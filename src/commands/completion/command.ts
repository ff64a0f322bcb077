import { terminal } from '../../text/escape.js';
import { defaultOf } from '../declaration.js';
import { command, type Io } from '../io.js';
import { datasetOption } from '../options.js';
import { helpNames, shownCommands } from '../topics.js';
import { typedOptions } from '../typed-options.js';
import { FILES_TOO, SHELLS, script } from './scripts.js';
import { bashReply, typedLine } from './typed-line.js';
import { type Candidate, takesFile, values } from './values.js';

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
  run: async (_options, { shell }, io) => io.put(script(shell)),
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
    await io.put(lines.map((line) => `${line}\n`).join(''));
  },
});

/** The lines that the script of a shell reads. Bash sends the line and its word breaks, other shells send words. */
async function replies(io: Io, shell: string | undefined, typed: readonly string[]) {
  if (shell === 'bash') {
    const [text = '', breaks = ''] = typed;
    const line = typedLine(text, breaks);
    const { candidates, files } = await completions(io, line.words.slice(1));
    return [...candidates.map(({ value }) => bashReply(value, line)), ...files];
  }
  const last = typed.at(-1) ?? '';
  // fish sends the last word with its quotes
  const current = shell === 'fish' ? (typedLine(last, '').words.at(-1) ?? '') : last;
  const { candidates, files } = await completions(io, [...typed.slice(0, -1), current]);
  return [...candidates.map(({ value, description }) => `${value}\t${terminal(description)}`), ...files];
}

/** The candidates for the last word, and the mark for file names where it can be one. */
async function completions(io: Io, words: readonly string[]) {
  const { offer } = await import('./tree.js');
  const { candidates, asked } = offer(shownCommands(await io.commands()), words);
  const word = words.at(-1) ?? '';
  const [, flag = '', begun = word] = /^(--?[^=]+=)(.*)$/s.exec(word) ?? [];
  const named = asked === undefined ? [] : await valuesOf(io, asked, words);
  return {
    candidates: beginning([...candidates, ...named], begun).map((c) => ({ ...c, value: flag + c.value })),
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

/** The values of an option or argument, from the dataset that the line names or else from the default one. */
async function valuesOf(io: Io, name: string, words: readonly string[]) {
  if (name === 'topic')
    return [...helpNames(await io.commands())].map(([value, description]) => ({ value, description }));
  const named = typedOptions(words.slice(0, -1), [['dataset', datasetOption]]);
  return values(name, named.at(-1)?.value || String(defaultOf(datasetOption, io.env)));
}
