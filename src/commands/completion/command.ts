import { Argument, type Command } from 'commander';
import { terminal } from '../../text/escape.js';
import type { CommandModule, Io } from '../io.js';
import { helpNames } from '../topics.js';
import { type CompletingShell, FILES_TOO, SHELLS, script } from './scripts.js';
import { bashReply, typedLine } from './typed-line.js';
import { type Candidate, takesFile, values } from './values.js';

const EXAMPLES = `
Examples:
  source <(reshare completion bash)
      in ~/.bashrc: completes in every new bash
  source <(reshare completion zsh)
      in ~/.zshrc: completes in every new zsh
  reshare completion fish > ~/.config/fish/completions/reshare.fish
      once: completes in every new fish
`;

/** `reshare completion`: what a shell reads to complete reshare; and, hidden, the command that it then asks. */
export const completionCommand: CommandModule = { make };

function make(program: Command, io: Io): void {
  program
    .command('completion')
    .summary('what a shell reads to complete commands and names')
    .description('Prints the script with which a shell completes commands, options and the names in a dataset.')
    .addArgument(new Argument('<shell>', 'the shell to complete in').choices(SHELLS))
    .addHelpText('after', EXAMPLES)
    .action((name: CompletingShell) => io.put(script(name), undefined, []));
  program
    .command('complete', { hidden: true })
    .argument('[words...]')
    .helpOption(false)
    .allowUnknownOption()
    .action(async ([name, ...typed]: readonly string[]) => {
      // whoever is typing is in the middle of something: what goes wrong here is not said
      const lines = await replies(program, name, typed).catch(() => []);
      await io.put(lines.map((line) => `${line}\n`).join(''), undefined, []);
    });
}

/** The lines that the script of a shell reads. Bash sends its line and its word breaks, the others their words. */
async function replies(program: Command, name: string | undefined, typed: readonly string[]) {
  if (name === 'bash') {
    const [text = '', breaks = ''] = typed;
    const line = typedLine(text, breaks);
    const { candidates, files } = await completions(program, line.words.slice(1));
    return [...candidates.map(({ value }) => bashReply(value, line)), ...files];
  }
  const last = typed.at(-1) ?? '';
  // fish sends the last word with its quotes
  const current = name === 'fish' ? (typedLine(last, '').words.at(-1) ?? '') : last;
  const { candidates, files } = await completions(program, [...typed.slice(0, -1), current]);
  return [...candidates.map(({ value, description }) => `${value}\t${terminal(description)}`), ...files];
}

/** What may stand in place of the last word, and whether a file may. */
async function completions(program: Command, words: readonly string[]) {
  const { offer } = await import('./tree.js');
  const { candidates, asked } = offer(program, words);
  const word = words.at(-1) ?? '';
  const [, flag = '', begun = word] = /^(--?[^=]+=)(.*)$/s.exec(word) ?? [];
  const named = asked === undefined ? [] : await valuesOf(asked, program, words);
  return {
    candidates: beginning([...candidates, ...named], begun).map((c) => ({ ...c, value: flag + c.value })),
    files: asked !== undefined && takesFile(asked) ? [FILES_TOO] : [],
  };
}

/** The candidates that begin so, as typed or else in any case; each value once. */
function beginning(all: readonly Candidate[], begun: string): readonly Candidate[] {
  const first = new Map(all.toReversed().map((c) => [c.value, c]));
  const once = all.filter((c) => first.get(c.value) === c);
  const exact = once.filter(({ value }) => value.startsWith(begun));
  return exact.length > 0 ? exact : once.filter(({ value }) => value.toLowerCase().startsWith(begun.toLowerCase()));
}

/** The values of an option or argument, from the dataset that the line names, else from the usual one. */
async function valuesOf(name: string, program: Command, words: readonly string[]) {
  if (name === 'topic') return [...helpNames(program)].map(([value, description]) => ({ value, description }));
  const options = program.commands.flatMap((command) => command.options);
  const dataset = options.find((option) => option.long === '--dataset');
  const named = words.slice(0, -1).flatMap((word, i) => {
    if (word === '--dataset' || word === dataset?.short) return [words[i + 1] ?? ''];
    return word.startsWith('--dataset=') ? [word.slice('--dataset='.length)] : [];
  });
  const usual: unknown = dataset?.defaultValue;
  const from = named.at(-1) || usual;
  return typeof from === 'string' ? values(name, from) : [];
}
