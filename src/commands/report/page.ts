import { sha256 } from '../../dataset/sha256.js';
import { type InlineText, type ReportContent, reportPage } from '../../picture/page/report-page.js';
import { STYLE } from '../../picture/page/style.js';

/** The page of a report, as one file of HTML. */
export const pageText = (content: ReportContent): string =>
  reportPage(content, { style: inline(STYLE), program: undefined, data: undefined });

/** A text of the page with its hash. */
const inline = (text: string): InlineText => ({ text, sha256: Buffer.from(sha256(text), 'hex').toString('base64') });
