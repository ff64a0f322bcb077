/** What a release is asked for, and the state of the clone: the lines of `git status --porcelain`, and the names of the tags. */
export type ReleaseState = {
  readonly version: string;
  readonly date: string;
  readonly present: string;
  readonly changelog: string;
  readonly changed: readonly string[];
  readonly tags: readonly string[];
};

/** The changelog with its "Unreleased" under a version and a date (YYYY-MM-DD), and an empty one above it. */
export declare const released: (changelog: string, version: string, date: string) => string;
/** Why there can be no release: every reason, each with what to do. */
export declare function refusals(state: ReleaseState): readonly string[];
