// The last part of `npm run build`: the list of the files of the package, with the SHA-256 of each.
import { existsSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { FILE_LIST, fileList } from '../dist/dataset/shipped-files.js';

/** What tsc wrote for a file that is no longer in the source would be packed, too. */
function isLeftOver(file) {
  const [, module] = /^([a-z]+\/.*)\.(?:js|d\.ts)$/.exec(file) ?? [];
  return module !== undefined && !module.startsWith('bundle/') && !existsSync(join('src', `${module}.ts`));
}

for (const file of readdirSync('dist', { recursive: true })) if (isLeftOver(file)) rmSync(join('dist', file));
writeFileSync(FILE_LIST, await fileList('.'));
