/** The forms that an answer is printed in, and what a script may rely on. */
export const FORMATS = `Formats

-f, --format FORMAT
  table      for people: aligned columns, notes below (the default)
  json       one object, every key always present (--json for short)
  ndjson     a row of it on each line, with its schema, dataset and reading
  csv        column names and rows (RFC 4180, but lines end with LF)
  tsv        the same with tabs, never quoted: a tab in a text is \\t
  markdown   a table for a document
For csv, tsv and ndjson the notes go to stderr, so that stdout is data alone;
-q, --quiet leaves them out.

--fields LIST   the columns wanted, as paths in a row of the JSON, with commas:
                  --fields subject.id,stage,measures.hhi.low,measures.hhi.high
                a path takes along all below it; figures are not rounded
--no-header     no column names (table, csv, tsv)
-o, --output F  into the file F, whole or not at all

JSON      An interval is {low, high, lowOpen, highOpen}; an end of null is
          unbounded. What is unknown is null as a whole, and "reasons" says
          why, by path. Numbers are not rounded; keys keep their order.
CSV, TSV  An unbounded end is inf, an unknown is blank. Text that a
          spreadsheet would run as a formula gets a leading ' (apostrophe).
table     >95 is above 95, <5 below 5; a sign with a line under it holds the
          number itself. Ends are rounded outwards. An unknown is NA.

COLOUR. --color always or never decides; else NO_COLOR (set: none), then
FORCE_COLOR (0 or false: none, else colour), then whether output goes to a
terminal that can (TERM).

SCHEMAS. Every JSON output names its schema and version, such as
reshare.stage/1; reshare schema prints them (JSON Schema).
Within a version keys may be added. None is removed, renamed or given another
meaning without a new version number, so read keys by name and ignore those
that you do not know. The table is for people and may change at any time.
`;
