import type { Judged } from '../../../check/checked.js';
import type { DatasetCount, Verdict } from '../../../check/verdict.js';
import { SEVERITIES } from '../../../domain/finding.js';
import { type Unlisted, unlistedCount } from '../../../domain/findings.js';
import { tableLine } from '../../../output/formats/markdown.js';
import { codeText, joined, type Markdown, markdownText } from '../../../text/escape.js';
import { whole } from '../../../text/number.js';
import { placeText } from '../../../text/place-text.js';
import { nameOf } from './text.js';

/** The largest size of the summary in bytes. GitHub refuses a job summary of 1 MiB, and other steps need some of it. */
const MOST_BYTES = 900_000;
/** The bytes for the tables, which leave room for the words around them. */
const ROOM = MOST_BYTES - 10_000;

/** A verdict as a Markdown summary of less than 900 KB, the worst findings first. It says how many it leaves out. */
export function checkMarkdown({ failOn, failed, datasets: all, open, unlisted }: Verdict): Markdown {
  const datasets = fitted(all.map(datasetRow), ROOM / 2);
  const rows = fitted(worstRows(open), ROOM - bytes(datasets.join('\n')));
  const blocks = [
    markdownText`**reshare check**: ${markdownText(`${failed ? 'failed' : 'passed'} (--fail-on ${failOn})`)}`,
    table(['dataset', 'errors', 'warnings', 'notes', 'acknowledged'], datasets),
    ...left(all.length - datasets.length, 'datasets'),
    ...(rows.length > 0 ? [table(['severity', 'code', 'key', 'place', 'finding'], rows)] : []),
    ...left(open.length - rows.length, 'findings'),
    ...others(unlisted.filter(({ acknowledged }) => !acknowledged)),
  ];
  return markdownText`${joined(blocks, '\n\n')}\n`;
}

const bytes = (text: string): number => new TextEncoder().encode(text).length;

/** The first lines that fit into `room` bytes. */
function fitted(lines: Iterable<Markdown>, room: number): readonly Markdown[] {
  const kept: Markdown[] = [];
  let size = 0;
  for (const line of lines) {
    size += bytes(line) + 1;
    if (size > room) break;
    kept.push(line);
  }
  return kept;
}

/** The rows of findings, the worst first. */
function* worstRows(open: readonly Judged[]): Generator<Markdown> {
  for (const severity of SEVERITIES) for (const f of open) if (f.severity === severity) yield row(f);
}

const left = (n: number, what: string): readonly Markdown[] =>
  n === 0 ? [] : [listed(`${whole(n)} ${what} are left out to keep this summary short`)];

/** What is left out, with the command that lists it. */
const listed = (what: string): Markdown =>
  markdownText`${markdownText(what)}: ${codeText('reshare check --all')} lists all.`;

/** The findings that are not listed, counted by kind. */
const others = (unlisted: readonly Unlisted[]): readonly Markdown[] =>
  unlisted.length === 0
    ? []
    : [
        listed(`${whole(unlistedCount(unlisted))} more findings are not listed`),
        table(
          ['severity', 'code', 'file', 'findings'],
          unlisted
            .slice(0, 20)
            .map(({ severity, code, file, count }) => tableLine([severity, code, file, whole(count)].map(cell))),
        ),
      ];

const table = (head: readonly string[], rows: readonly Markdown[]): Markdown =>
  joined([tableLine(head.map(markdownText)), tableLine(head.map(() => markdownText`---`)), ...rows], '\n');

/** A text as a cell, cut after 2,000 characters. */
const cell = (text: string): Markdown => markdownText(text.length > 2000 ? `${text.slice(0, 2000)}...` : text);

const row = (f: Judged): Markdown => tableLine([f.severity, f.code, f.key ?? '', placeText(f.place), f.text].map(cell));

const datasetRow = ({ checked, open, acknowledged }: DatasetCount): Markdown =>
  tableLine([nameOf(checked), ...[open.error, open.warning, open.note, acknowledged].map(whole)].map(cell));
