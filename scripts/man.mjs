// The last part of `npm run build`: the man page, made of what the commands declare and of two sections of the docs.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { allCommands } from '../dist/cli/commands.js';
import { DESCRIPTION } from '../dist/cli/program.js';
import { HELP_OPTION, VERSION_OPTION } from '../dist/commands/options.js';
import { shownCommands, TOPICS, topicText } from '../dist/commands/topics.js';
import { roff, verbatim } from './roff.mjs';

const { version } = JSON.parse(readFileSync('package.json', 'utf8'));
const commands = shownCommands(await allCommands());
/** Every command with its words, subcommands behind the command that they belong to. */
const listed = [...commands].flatMap(([name, command]) => [
  [name, command],
  ...Object.entries(command.commands ?? {}).map(([below, inner]) => [`${name} ${below}`, inner]),
]);

const paragraph = (text) => `.PP\n${roff(text.trim())}`;
const item = (term, text) => `.TP\n.B ${term}\n${roff(text) || '\\&'}`;
// a term is one argument of its macro
const term = (text) => `"${roff(text)}"`;

/** What help shows behind an option: which values it takes, and which one it has by itself. */
function valuesOf({ choices, default: usual, shownDefault }) {
  const facts = [
    ...(choices ? [`choices: ${choices.join(', ')}`] : []),
    ...(usual === undefined ? [] : [`default: ${shownDefault ?? usual}`]),
  ];
  return facts.length > 0 ? ` (${facts.join('; ')})` : '';
}

/** A text of the help: its paragraphs are filled, and what is in columns or lines stays so. */
const helpText = (text) =>
  text
    .replace(/^\n+|\s+$/g, '')
    .split(/\n{2,}/)
    .map((block) => (/^ |^- |\S {2,}\S/m.test(block) ? `.PP\n${verbatim(dedented(block))}` : paragraph(block)));

function dedented(block) {
  const indent = Math.min(...block.split('\n').map((line) => line.search(/\S/)));
  return block.replaceAll(new RegExp(`^ {${indent}}`, 'gm'), '');
}

function section([
  name,
  { description, usage, arguments: taken = {}, options = {}, examples = [], remarks, commands },
]) {
  const words = Object.values(taken).map((argument) => argument.usage);
  const line = usage ?? [...(Object.keys(options).length > 0 ? ['[options]'] : []), ...words].join(' ');
  return [
    `.SS ${term(name)}`,
    `.B ${term(`reshare ${name} ${commands ? '<command>' : line}`.trim())}`,
    paragraph(description),
    ...Object.values(taken).map((argument) =>
      item(term(argument.usage), `${argument.description ?? ''}${valuesOf(argument)}`),
    ),
    ...Object.values(options).map((option) => item(term(option.flags), option.description + valuesOf(option))),
    ...examples.map(([example, meaning]) => `${paragraph(`${meaning}:`)}\n${verbatim(example)}`),
    ...(remarks ? helpText(remarks) : []),
  ];
}

const variables = new Map(
  listed.flatMap(([, { options = {} }]) =>
    Object.values(options).flatMap((option) => (option.variable ? [[option.variable, option]] : [])),
  ),
);
const exitCodes = topicText(readFileSync('docs/scripting.md', 'utf8'), 'exit-codes').replace(/^.*\n+/, '');
const [[, { examples }]] = commands;
const page = [
  `.TH RESHARE 1 "" ${term(`reshare ${version}`)} "User Commands"`,
  // words that are to be typed are neither hyphenated nor stretched
  '.nh',
  '.ad l',
  '.SH NAME',
  roff('reshare - sharp ranges of supply concentration'),
  '.SH SYNOPSIS',
  '.B reshare',
  roff('<command> [options]'),
  '.SH DESCRIPTION',
  roff(DESCRIPTION),
  '.SH OPTIONS',
  ...[HELP_OPTION, VERSION_OPTION].map(({ flags, description }) => item(term(flags), description)),
  '.SH COMMANDS',
  ...listed.flatMap(section),
  '.SH EXIT STATUS',
  ...helpText(exitCodes),
  '.SH ENVIRONMENT',
  ...[...variables].map(([name, { flags, description }]) =>
    // the description of an option ends with the variable
    item(term(name), `what ${/--[a-z-]+/.exec(flags)} names by default: ${description.split(`; ${name}`)[0]}`),
  ),
  item(term('NO_COLOR, FORCE_COLOR, TERM'), 'whether tables have colours: reshare help formats'),
  '.SH FILES',
  item(term('datapackage.json'), 'describes the files of a dataset, a folder of CSV files: reshare help data'),
  item(term('acknowledged.csv'), 'the findings of reshare check that are known, with the reasons'),
  '.SH EXAMPLES',
  ...examples.map(([line, meaning]) => `${paragraph(`${meaning}:`)}\n${verbatim(line)}`),
  '.SH SEE ALSO',
  roff(`The topics of reshare help: ${[...TOPICS.keys()].join(', ')}. The pages in docs/ of the package.`),
];
mkdirSync('dist/man', { recursive: true });
writeFileSync('dist/man/reshare.1', `${page.join('\n')}\n`);
