import { parse } from 'csv-parse/sync';

/** The names of columns in a text, separated by commas; a name with a comma stands in double quotes. Undefined where one is blank or stands twice. */
export function columnList(text: string): readonly string[] | undefined {
  const [names = []]: string[][] = parse(text.trim(), { trim: true, relax_quotes: true, relax_column_count: true });
  return names.length === 0 || names.includes('') || new Set(names).size < names.length ? undefined : names;
}
