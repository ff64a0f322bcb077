import { bgs } from './bgs/importer.js';
import type { Importer } from './importer.js';
import { usgsMcs } from './usgs-mcs/importer.js';

/** All importers, in the order of the help. */
export const IMPORTERS: readonly Importer[] = [usgsMcs, bgs];
