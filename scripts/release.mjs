// Makes a release in a clean clone: npm run release -- 1.2.3 --date 2026-01-31 [--dry-run]
// Version, changelog, checks, commit, tag and tarball. It never pushes.
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { refusals, released } from './release-notes.js';

const CHECKS = [['run', 'check'], ['test'], ['run', 'verify'], ['run', 'packaged']];

const git = (...argv) => execFileSync('git', argv, { encoding: 'utf8' }).trim();
const npm = (...argv) => execFileSync('npm', argv, { stdio: 'inherit' });
const read = (file) => readFileSync(file, 'utf8');

function main() {
  const { values, positionals } = parseArgs({
    options: { date: { type: 'string' }, 'dry-run': { type: 'boolean', default: false } },
    allowPositionals: true,
  });
  const [version = ''] = positionals;
  const date = values.date ?? '';
  const { name, version: present } = JSON.parse(read('package.json'));
  const found = refusals({
    version,
    date,
    present,
    changelog: read('CHANGELOG.md'),
    changed: git('status', '--porcelain').split('\n').filter(Boolean),
    tags: git('tag', '--list').split('\n'),
  });
  if (found.length > 0) {
    for (const reason of found) console.error(`release: ${reason}`);
    return 1;
  }
  const steps = [
    `package.json and package-lock.json: version ${present} becomes ${version}`,
    `CHANGELOG.md: "Unreleased" becomes "${version} - ${date}"`,
    ...CHECKS.map((argv) => `npm ${argv.join(' ')}`),
    `commit "Release ${version}", tag v${version}`,
    `npm pack: ${name}-${version}.tgz`,
  ];
  if (values['dry-run']) {
    for (const step of steps) console.log(`would do: ${step}`);
    return 0;
  }
  try {
    execFileSync('npm', ['version', version, '--no-git-tag-version', '--ignore-scripts'], { stdio: 'ignore' });
    writeFileSync('CHANGELOG.md', released(read('CHANGELOG.md'), version, date));
    for (const argv of CHECKS) npm(...argv);
  } catch {
    git('checkout', '--', 'package.json', 'package-lock.json', 'CHANGELOG.md');
    console.error('release: a check failed, so the changes are taken back, and nothing is committed');
    return 1;
  }
  git('commit', '--quiet', '--all', '--message', `Release ${version}`);
  git('tag', '--annotate', `v${version}`, '--message', `Release ${version}`);
  npm('pack');
  console.log(`Released ${version} here. To publish it: git push --follow-tags`);
  return 0;
}

process.exitCode = main();
