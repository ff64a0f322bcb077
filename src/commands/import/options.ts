/** The option for the folder of an imported dataset. */
export const OUT = {
  flags: '--out <folder>',
  description: 'the folder to make for the dataset; it must not exist yet',
  needed: true,
} as const;

/** The option for the edition of an imported dataset. */
export const IMPORTED_EDITION = {
  flags: '--edition <month>',
  description: 'the month of the edition, as in 2026.02; a year means its January',
} as const;
