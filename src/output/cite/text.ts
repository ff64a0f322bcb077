import type { Note } from '../../answer/note.js';
import type { UsedSource } from '../../answer/used-sources.js';
import { reliance } from '../../domain/source.js';
import { joined, type Terminal, terminal } from '../../text/escape.js';
import { terminalWrap } from '../../text/terminal-wrap.js';
import { licensed } from '../evidence-table.js';
import { sentence } from '../sentence.js';
import { stepText } from '../step.js';
import { type Citation, printedValues, publishedOf, releaseOf, remarks, versionOf } from './citation.js';
import { statement } from './sentence.js';

/** A citation as text, in lines of at most `width` characters: the figure, notes on it, its sources, the dataset, the program, and the command to cite it again. */
export function citeText(citation: Citation, width = 80): Terminal {
  const { edition, program, figure } = citation;
  const notes = remarks(citation)
    .filter(isNews)
    .map((note) => `! ${sentence(note)}`);
  const sources = figure?.sources.flatMap(sourceLines) ?? [];
  const title = edition.title === undefined ? edition.name : `${edition.name}: ${edition.title}`;
  const blocks = [
    figure ? [statement(figure)] : [],
    notes,
    sources.length > 0 ? ['Sources', ...sources] : [],
    [
      'Dataset',
      `- ${[title, ...edition.licences.map(licensed)].map(ended).join(' ')} ${versionOf(edition)}`,
      `  Fingerprint of this version (SHA-256 of datapackage.json): ${edition.sha256}`,
    ],
    ['Program', `- ${ended(program.author)} ${ended(program.name)} ${releaseOf(program)}`],
  ];
  const again = figure ? [terminal`${stepText(figure.again, width)}\n`] : [];
  const shown = blocks.filter((block) => block.length > 0);
  const text = (block: readonly string[]): Terminal =>
    joined(
      block.map((line) => terminal`${terminalWrap(line, width, '  ')}\n`),
      '',
    );
  return joined([...shown.map(text), ...again], '\n');
}

/** Whether a note says more than the statement of the figure, which names the group and when undated values were said. */
const isNews = (note: Note): boolean =>
  !(note.code === 'inherited' && note.tied.length === 0) && !(note.code === 'undated' && note.tables.length === 0);

/** The lines of a source: its description, then each value that was used. */
const sourceLines = (cited: UsedSource): readonly string[] => {
  const { source, observations } = cited;
  const basis = reliance(
    source,
    observations.map((o) => o.locator),
  );
  const parts = [
    source.title,
    source.publisher,
    publishedOf(source) ?? '',
    basis === '' ? '' : `It relies on ${basis}`,
    source.url,
    source.licence === '' ? '' : licensed(source.licence),
  ].filter((part) => part !== '');
  return [`- ${parts.map(ended).join(' ')}`, ...printedValues(cited).map((value) => `  ${value}`)];
};

/** A text that ends with a full stop, question mark or exclamation mark. */
const ended = (text: string): string => (/[.?!]$/.test(text) ? text : `${text}.`);
