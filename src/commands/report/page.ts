import type { EmbeddedDataset } from '../../dataset/embedded.js';
import { sha256 } from '../../dataset/sha256.js';
import type { PageData } from '../../picture/page/page-data.js';
import { PROGRAM_STYLE } from '../../picture/page/program-style.js';
import { type InlineText, type ReportContent, reportPage } from '../../picture/page/report-page.js';
import { STYLE } from '../../picture/page/style.js';
import { jsonText, type MarkupText } from '../../text/escape.js';

/** Written by the build into the bundle of this file: the program of the page. */
declare const PAGE_PROGRAM: string;

/** The page of a report, as one file of HTML in pieces. It has a program only where it is made by the program that was built. */
export function pageText(content: ReportContent, dataset: EmbeddedDataset): Iterable<MarkupText> {
  const program = typeof PAGE_PROGRAM === 'undefined' ? undefined : inline(PAGE_PROGRAM);
  return reportPage(content, {
    style: inline(program ? STYLE + PROGRAM_STYLE : STYLE),
    program,
    data: program && jsonText([dataOf(content, dataset)]).trim(),
  });
}

const dataOf = ({ groups, terms, reading }: ReportContent, dataset: EmbeddedDataset): PageData => ({
  dataset,
  subjects: groups.flatMap(({ view }) => view.subjects.map((s) => s.subject)),
  reading,
  terms,
});

/** A text of the page with its hash. */
const inline = (text: string): InlineText => ({ text, sha256: Buffer.from(sha256(text), 'hex').toString('base64') });
