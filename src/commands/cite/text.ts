import type { UsedSource } from '../../answer/used-sources.js';
import { sentence } from '../../output/sentence.js';
import { terminal } from '../../text/escape.js';
import { wrap } from '../../text/words.js';
import { type Citation, printedValue, publishedOf, releaseOf, remarks, statement, versionOf } from './citation.js';

/** A citation for people: the figure, what to know of it, its sources, the dataset and the program. */
export function citeText(citation: Citation): string {
  const { edition, program, figure } = citation;
  const notes = remarks(citation).map((note) => `! ${sentence(note)}`);
  const sources = figure?.sources.flatMap(sourceLines) ?? [];
  const title = edition.title === undefined ? edition.name : `${edition.name}: ${edition.title}`;
  const blocks = [
    figure ? [statement(figure)] : [],
    notes,
    sources.length > 0 ? ['Sources', ...sources] : [],
    ['Dataset', `- ${ended(title)} ${versionOf(edition)}`],
    ['Program', `- ${ended(program.author)} ${ended(program.name)} ${releaseOf(program)}`],
  ];
  return blocks
    .filter((block) => block.length > 0)
    .map((block) => block.map((line) => `${wrap(terminal(line), 80, '  ')}\n`).join(''))
    .join('\n');
}

/** A source, and under it each value that was used. */
const sourceLines = ({ source, observations }: UsedSource): readonly string[] => {
  const parts = [source.title, source.publisher, publishedOf(source) ?? ''].filter((part) => part !== '');
  return [`- ${parts.map(ended).join(' ')}`, ...observations.map((o) => `  ${printedValue(o)}`)];
};

/** With a full stop where none stands. */
const ended = (text: string): string => (/[.?!]$/.test(text) ? text : `${text}.`);
