import { grouped } from '../../domain/grouped.js';
import { licensed } from '../../output/evidence-table.js';
import { json } from '../../output/json.js';
import { messageText } from '../../output/message.js';
import type { QuotableJson } from '../../output/schema-parts.js';
import { list } from '../../text/words.js';
import type { Called } from '../io.js';

/** The sentences that a text shows; the structured content has all. */
const MOST_SENTENCES = 20;

/** The reply to a call: text for a model, and the JSON, which an error has in its text. */
export type Reply = {
  readonly text: string;
  readonly structured: Extract<Called, { document: unknown }>['document'] | undefined;
};

/** The reply that the answer to a command line becomes. `said` puts the message of an error into the words of a tool. */
export function replyOf(called: Called, said: (message: string) => string): Reply {
  if ('error' in called)
    return { text: json({ ...called.error, message: said(called.error.message) }), structured: undefined };
  const { document, screen, quotable } = called;
  const structured = quotable ? { ...document, quotable } : document;
  if (screen === undefined) return { text: json(structured), structured };
  return { text: quotable ? `${screen}\n${quotableText(quotable)}` : screen, structured };
}

/** What may be quoted, as text: sentences, what is not known, and the datasets with their licences. */
function quotableText({ datasets, sentences }: QuotableJson): string {
  const shown = sentences.slice(0, MOST_SENTENCES);
  const more =
    sentences.length > shown.length ? [`(${sentences.length - shown.length} more in quotable.sentences)`] : [];
  const refused = shown.flatMap((s) =>
    grouped(s.refused, (r) => r.reason).map((same) => {
      const place = [s.dataset, s.subject, s.stage, s.period].filter((part) => part !== null).join(', ');
      const [{ reason, text }] = same;
      return `- ${place === '' ? '' : `${place}: `}${same.map((r) => r.path).join(', ')}: ${text} (${reason})`;
    }),
  );
  return messageText(
    [
      ['Sentences to quote as they stand:', ...shown.map((s) => `- ${s.sentence}`), ...more],
      ...(refused.length > 0 ? [['Not known; state the reason, and no number:', ...refused]] : []),
      ...(datasets.length > 0
        ? [
            [
              'Datasets:',
              ...datasets.map(
                (d) =>
                  `- ${[`${d.name} ${d.version}`, d.title ?? '', licensed(list(d.licences) || 'not stated')].filter((part) => part !== '').join('. ')}`,
              ),
            ],
          ]
        : []),
    ],
    [],
    Number.POSITIVE_INFINITY,
  );
}
