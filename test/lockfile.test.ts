import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

type Locked = {
  readonly version?: string;
  readonly resolved?: string;
  readonly integrity?: string;
  readonly link?: boolean;
  readonly dev?: boolean;
  readonly hasInstallScript?: boolean;
  readonly engines?: { readonly node?: string };
};
const { packages }: { packages: Record<string, Locked> } = JSON.parse(readFileSync('package-lock.json', 'utf8'));
const LOCKED = Object.entries(packages).filter(([folder]) => folder !== '');
const foldersOf = (wrong: (locked: Locked) => boolean) => LOCKED.flatMap(([folder, l]) => (wrong(l) ? folder : []));

/** What a user of the package gets beside it. A package more is a decision, not a side effect. */
const RUNTIME = ['zod'];

/** The oldest Node that package.json allows. */
const OLDEST = [20, 19, 0];

/** Whether a range of versions, as in `engines`, has a version in it. */
const allows = (range: string, version = OLDEST): boolean =>
  range
    .replace(/(>=|<=|[><^~=]) +/g, '$1')
    .split('||')
    .some((all) =>
      all
        .trim()
        .split(/ +/)
        .every((one) => within(one, version)),
    );

function within(comparator: string, version: readonly number[]): boolean {
  const [, sign = '', text = ''] = /^(>=|<=|[><^~=]?)v?(.*)$/.exec(comparator) ?? [];
  const given = text.split('.').flatMap((part) => (/^\d+$/.test(part) ? Number(part) : []));
  const order = [0, 1, 2].map((i) => (version[i] ?? 0) - (given[i] ?? 0)).find((d) => d !== 0) ?? 0;
  /** As many leading numbers are equal. */
  const agree = (many: number) => given.slice(0, many).every((n, i) => n === version[i]);
  switch (sign) {
    case '>=':
      return order >= 0;
    case '<=':
      return order <= 0 || agree(given.length);
    case '>':
      return order > 0;
    case '<':
      return order < 0;
    case '^':
      return order >= 0 && agree(1);
    case '~':
      return order >= 0 && agree(Math.min(2, given.length));
    default:
      return agree(given.length);
  }
}

describe('the lockfile', () => {
  it('has a SHA-512 for every package', () => {
    expect(LOCKED.length).toBeGreaterThan(300);
    expect(foldersOf(({ integrity }) => !/^sha512-[\w+/]{86}==$/.test(integrity ?? ''))).toEqual([]);
  });
  it('takes no package from a repository, a host or a folder', () => {
    expect(foldersOf(({ resolved, link }) => resolved !== undefined || link === true)).toEqual([]);
    const { dependencies, devDependencies, peerDependencies } = JSON.parse(readFileSync('package.json', 'utf8'));
    for (const version of Object.values({ ...dependencies, ...devDependencies, ...peerDependencies }))
      expect(version).toMatch(/^\d+\.\d+\.\d+(-[\w.]+)?$/);
  });
  it('lets users install the packages of a committed list, and no script runs then', () => {
    const runtime = LOCKED.filter(([, { dev }]) => !dev);
    expect(runtime.map(([folder]) => folder)).toEqual(RUNTIME.map((name) => `node_modules/${name}`));
    expect(runtime.filter(([, { hasInstallScript }]) => hasInstallScript)).toEqual([]);
    // of what developers install, only the bundler checks its binary
    expect(foldersOf(({ hasInstallScript }) => hasInstallScript === true)).toEqual(['node_modules/esbuild']);
  });
  it('has only packages that run on the oldest Node that is allowed', () => {
    expect(JSON.parse(readFileSync('package.json', 'utf8')).engines.node).toBe('>=20.19');
    expect(foldersOf(({ engines }) => !allows(engines?.node ?? '*'))).toEqual([]);
  });
});

it.each<[string, boolean]>([
  ['>=20.19', true],
  ['>=20.19.1', false],
  ['>= 18', true],
  ['^20.17.0 || >=22.9.0', true],
  ['^20.20.0 || >=22.12.0', false],
  ['^18 || ^22', false],
  ['10.* || >= 12.*', true],
  ['18 || 20 || >=22', true],
  ['>=0.6.11 <=0.7.0 || >=0.7.3', true],
  ['>=18 <20', false],
  ['~20.19', true],
  ['<=20', true],
  ['*', true],
])('the range %s of versions of Node allows the oldest: %s', (range, allowed) => {
  expect(allows(range)).toBe(allowed);
});

it('no committed file names a host from which packages come', () => {
  // put together here, so that this file names none
  const hosts = [
    ...['npm', 'yarn'].flatMap((name) => [`registry.${name}`, `${name}js.org`, `${name}js.com`, `${name}pkg.com`]),
    ...['npm', 'jsr'].map((name) => `${name}.pkg.github`),
    ...['mirror', 'registry'].map((kind) => `npm${kind}.`),
    ...['arti', 'veri'].map((start) => `${start}factory`),
    `verda${'ccio'}`,
    `jf${'rog'}`,
  ];
  const ours = process.env.npm_config_registry;
  if (ours) hosts.push(new URL(ours).host);
  const files = execFileSync('git', ['ls-files', '-z'], { encoding: 'utf8' }).split('\0').filter(Boolean);
  expect(files.length).toBeGreaterThan(500);
  const found = files.flatMap((file) => {
    const text = readFileSync(file, 'latin1').toLowerCase();
    return hosts.filter((host) => text.includes(host)).map((host) => `${file}: ${host}`);
  });
  expect(found).toEqual([]);
});
