/** A file that a descriptor lists: its name and path and, if it is sealed, its size and hash. */
export type Resource = {
  readonly name: string;
  readonly path: string;
  readonly bytes?: number | undefined;
  readonly hash?: string | undefined;
};

/** A licence of a data package: the name is an id such as `CC-BY-4.0`. */
export type Licence = { readonly name?: string | undefined; readonly title?: string | undefined };

/** The part of a datapackage.json that is used. */
export type PackageDescriptor = {
  readonly name: string;
  readonly version: string;
  readonly title?: string | undefined;
  readonly licenses?: readonly Licence[] | undefined;
  readonly resources: readonly Resource[];
};

/** Editions that were sound when they were sealed: descriptors by the SHA-256 of datapackage.json, which has the hash of every file. */
export type Seals = ReadonlyMap<string, PackageDescriptor>;

/** Written by the build into the bundle that the program runs from. */
declare const SEALED: readonly (readonly [sha256: string, descriptor: PackageDescriptor])[];

/**
 * The seals of the built-in editions. There are none in the library, which checks every dataset.
 * A seal spares checks and nothing else. The same functions read, hash and cut the files with a seal and without.
 * If one byte of one file differs from what was sealed, everything is checked.
 * The spared checks would find nothing: `seal` refuses an edition with errors.
 */
export const SEALS: Seals = new Map(typeof SEALED === 'undefined' ? [] : SEALED);
