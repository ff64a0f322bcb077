import type { Place } from './place.js';

/** The severities of a finding, worst first. */
export const SEVERITIES = ['error', 'warning', 'note'] as const;
/** How bad a finding is: an error forbids computing, a warning asks for a remedy or an acknowledgement, a note for neither. */
export type Severity = (typeof SEVERITIES)[number];

/**
 * One problem of a dataset, with its severity and its place.
 * `code` names the kind of problem and is stable. `key` names the record concerned by an id, or by several joined by slashes, so it stays when lines move.
 * It is undefined where there is no record. `found` and `expected` are values at full length, undefined where the code has no such value.
 * `text` says in English what was found and what was expected.
 */
export type Finding = {
  readonly code: string;
  readonly severity: Severity;
  readonly place: Place;
  readonly key?: string | undefined;
  readonly found?: string | undefined;
  readonly expected?: string | undefined;
  readonly text: string;
};

/** The values that a finding may quote: the one that stands in the data, and the one expected there. */
export type QuotedValues = { readonly found?: string | number; readonly expected?: string | number };

/**
 * A finding with the values that it quotes, numbers as plain text, and the facts for its words. Every finding is made here.
 * Its text is made from its facts when it is asked for: of a million findings, a hundred are read.
 */
export const finding = <Key extends string | undefined, Facts>(
  of: Pick<Finding, 'code' | 'severity' | 'place'> & { readonly key: Key },
  quoted: QuotedValues,
  facts: Facts,
  words: (facts: Facts) => string,
): Finding & { readonly key: Key } => new LazyFinding(of, quoted, facts, words);

/** A class, because an object literal with a getter takes ten times as long to make. */
class LazyFinding<Key extends string | undefined, Facts> implements Finding {
  readonly code: string;
  readonly severity: Severity;
  readonly place: Place;
  readonly key: Key;
  readonly found: string | undefined;
  readonly expected: string | undefined;
  readonly #facts: Facts;
  readonly #words: (facts: Facts) => string;

  constructor(
    { code, severity, place, key }: Pick<Finding, 'code' | 'severity' | 'place'> & { readonly key: Key },
    { found, expected }: QuotedValues,
    facts: Facts,
    words: (facts: Facts) => string,
  ) {
    this.code = code;
    this.severity = severity;
    this.place = place;
    this.key = key;
    this.found = found === undefined ? undefined : String(found);
    this.expected = expected === undefined ? undefined : String(expected);
    this.#facts = facts;
    this.#words = words;
  }

  get text(): string {
    return this.#words(this.#facts);
  }
}

/** Orders findings by file, line and column. A finding without a line or column comes before those with one. */
export const inOrder = (a: Finding, b: Finding): number =>
  (a.place.file < b.place.file ? -1 : a.place.file > b.place.file ? 1 : 0) ||
  (a.place.line ?? 0) - (b.place.line ?? 0) ||
  (a.place.column ?? 0) - (b.place.column ?? 0);
