/** What several suppliers together are called, in lower case. */
export const LUMPS = [
  'other',
  'others',
  'other countries',
  'rest',
  'rest of world',
  'rest of the world',
  'row',
  'residual',
  'n.e.s.',
] as const;

const KNOWN: ReadonlySet<string> = new Set(LUMPS);

/** Whether a name is one for several suppliers together, in any case. They are never one supplier. */
export const isLump = (name: string): boolean => KNOWN.has(name.trim().toLowerCase());
