import { join } from 'node:path';
import * as z from 'zod';
import type { Finding } from '../domain/finding.js';
import { grouped } from '../domain/grouped.js';
import type { Place } from '../domain/place.js';
import { misfits } from './cells.js';
import { csvTable, rowTexts } from './csv.js';
import { errorAt } from './errors.js';
import type { Folder } from './load.js';
import { pathProblem } from './package.js';
import { readText } from './read-file.js';

/** A row of acknowledged.csv: a known finding, and why it is accepted. A blank edition stands for all editions. */
export const ACKNOWLEDGED = z.object({
  edition: z.string().describe('the version of the dataset, or blank for all of them'),
  code: z.string().regex(/\S/, 'the code of a finding'),
  key: z.string().regex(/\S/, 'the key that check prints behind the code'),
  reason: z.string().regex(/\S/, 'a reason'),
});

/** A known finding, why it is accepted, and the place of the row that says so. */
export type Acknowledgement = z.infer<typeof ACKNOWLEDGED> & { readonly place: Place };

/** An acknowledged.csv: its path, its text and its rows. The text is blank if there is no such file. */
export type Acknowledgements = {
  readonly path: string;
  readonly text: string;
  readonly rows: readonly Acknowledgement[];
};

/** The acknowledged.csv in a folder, and what is wrong with it. */
export async function acknowledgements({ folder, label }: Folder): Promise<{
  readonly acknowledged: Acknowledgements;
  readonly findings: readonly Finding[];
}> {
  const [path, file] = [join(folder, 'acknowledged.csv'), `${label}/acknowledged.csv`];
  const content = pathProblem(folder, 'acknowledged.csv') ?? (await readText(path));
  if ('code' in content) {
    const missing = content.code === 'source-error' && content.problem === 'missing';
    return {
      acknowledged: { path, text: '', rows: [] },
      findings: missing ? [] : [errorAt({ file }, content)],
    };
  }
  const { rows, findings } = csvTable(file, content.text, Object.keys(ACKNOWLEDGED.shape));
  const read = rows.flatMap((row) => {
    const { data } = ACKNOWLEDGED.safeParse(rowTexts(row));
    return data ? [{ ...data, place: row.place('code') }] : [];
  });
  const unfit = rows.flatMap((row) =>
    misfits(row, ACKNOWLEDGED).map(([column, problem]) => errorAt(row.place(column), problem)),
  );
  return {
    acknowledged: { path, text: content.text, rows: read },
    findings: [...findings, ...unfit, ...twice(read)],
  };
}

/** A finding for each row that acknowledges what an earlier one does. */
const twice = (rows: readonly Acknowledgement[]): readonly Finding[] =>
  grouped(rows, ({ edition, code, key }) => [edition, code, key]).flatMap(([first, ...others]) =>
    others.map(({ key, place }) =>
      errorAt(place, { code: 'primary-key', column: 'key', found: key, first: first.place }),
    ),
  );
