/**
 * A quantitative statement about a subject that is not an observation, kept as printed.
 * `of` names the two facts whose change it states, and is empty where it states none.
 */
export type Fact = {
  readonly fact: string;
  readonly about: string;
  readonly what: string;
  readonly printed: string;
  readonly unit: string;
  readonly period: string;
  readonly of: readonly string[];
  readonly source: string;
  readonly locator: string;
  readonly note: string;
};
