/** A file that a descriptor lists: its name and path and, where it is sealed, size and hash. */
export type Resource = {
  readonly name: string;
  readonly path: string;
  readonly bytes?: number | undefined;
  readonly hash?: string | undefined;
};

/** What a datapackage.json says of a dataset. */
export type Described = {
  readonly name: string;
  readonly version: string;
  readonly title?: string | undefined;
  readonly resources: readonly Resource[];
};

/** What was sound when it was sealed: descriptors by the SHA-256 of their datapackage.json, which holds that of every file. */
export type Seals = ReadonlyMap<string, Described>;

/** Written by the build, into the bundle that the program runs from. */
declare const SEALED: readonly (readonly [sha256: string, descriptor: Described])[];

/**
 * The built-in editions as the build knows them; none in the library, which checks every dataset.
 *
 * A seal spares checks and nothing else. Files are read, hashed and cut into rows by the same functions with a seal and without, and where one byte of one
 * file is not what was sealed, all is checked. That the checks would find nothing the build has made sure of: `seal` refuses an edition that they refuse.
 */
export const SEALS: Seals = new Map(typeof SEALED === 'undefined' ? [] : SEALED);
