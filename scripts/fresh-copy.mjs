// A copy of what is committed here or would be, in a temporary folder, with the packages that are installed here.
import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, realpathSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** Makes the copy in a folder of this name. Files that git does not know and ignores are left out. */
export function freshCopy(name) {
  const folder = join(mkdtempSync(join(realpathSync(tmpdir()), 'reshare-copy-')), name);
  const argv = ['ls-files', '-z', '--cached', '--others', '--exclude-standard'];
  for (const file of execFileSync('git', argv, { encoding: 'utf8' }).split('\0').filter(existsSync)) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    cpSync(file, join(folder, file));
  }
  symlinkSync(realpathSync('node_modules'), join(folder, 'node_modules'));
  return folder;
}
