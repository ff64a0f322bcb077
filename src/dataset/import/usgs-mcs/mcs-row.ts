/**
 * What a row is about: the supply of the world, the sources of imports, the reliance on imports,
 * or something that makes no market (`elsewhere`).
 */
export type McsScope = 'world' | 'imports' | 'reliance' | 'elsewhere';

/**
 * A printed value with all that is printed about it, in whichever form its file is. `line` is where its row starts in the file `file`.
 * `place` says where it stands there. Cells that a form lacks are blank. The list of critical minerals is left out: it says nothing about a market.
 */
export type McsRow = {
  readonly file: string;
  readonly line: number;
  readonly place: string;
  readonly scope: McsScope;
  readonly chapter: string;
  readonly section: string;
  readonly commodity: string;
  readonly country: string;
  readonly statistics: string;
  readonly detail: string;
  readonly unit: string;
  readonly year: string;
  readonly value: string;
  readonly notes: string;
  readonly otherNotes: string;
};
