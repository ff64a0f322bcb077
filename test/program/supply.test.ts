import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { licences, licenceText, packagesOf, sbom } from '../../scripts/bundled-packages.js';

const read = (file: string): string => readFileSync(file, 'utf8');
/** The files that esbuild put into each file that it wrote. */
const CONTENTS: Record<string, readonly string[]> = JSON.parse(read('dist/contents.json'));
const inputs = Object.values(CONTENTS).flat();
/** The folders of the packages that these files belong to, without the code that the build uses. */
const folders = [...new Set(inputs.flatMap((file) => file.match(/^.*node_modules\/(?:@[^/]+\/)?[^/]+/)?.[0] ?? []))];
const described = (folder: string) => JSON.parse(read(`${folder}/package.json`));
const names = folders.map((folder) => `${described(folder).name}@${described(folder).version}`).sort();

describe('the licences of the package', () => {
  it('are whole for every package that is in a bundle', () => {
    const written = ['dist/market.js', ...readdirSync('dist/bundle').map((file) => `dist/bundle/${file}`)];
    expect(Object.keys(CONTENTS).sort()).toEqual(written.filter((file) => /\.c?js$/.test(file)).sort());
    expect(names.length).toBeGreaterThan(5);
    const text = read('dist/bundle/LICENSES.txt');
    for (const folder of folders) {
      const { name, version } = described(folder);
      const file = readdirSync(folder).find((entry) => /^licen[cs]e/i.test(entry));
      const own = text.split(/\n={78}\n\n/).find((part) => part.startsWith(`${name} ${version}\n\n`)) ?? '';
      expect([name, own]).toEqual([name, expect.stringMatching(/copyright/i)]);
      expect([name, own]).toEqual([name, expect.stringMatching(/without warranty|disclaims all warranties/i)]);
      if (file) expect(own).toContain(read(`${folder}/${file}`).replaceAll('\r\n', '\n').trim());
    }
  });
  it('are refused by the build where neither a file nor a standard text is known', () => {
    const odd = { name: 'odd', license: 'Odd-1.0', author: 'Ann <ann@example.org>' };
    expect(() => licenceText('docs', odd)).toThrow('odd has no file of its licence, Odd-1.0');
    expect(licenceText('docs', { ...odd, license: 'MIT' })).toMatch(/^Copyright \(c\) Ann\n\nPermission /);
  });
});

describe('the SBOM', () => {
  const document = JSON.parse(read('dist/sbom.cdx.json'));
  it('lists what is in the bundles, and zod, each with version, purl, licence and SHA-512', () => {
    const listed = document.components.map(
      ({ group, name, version }: Record<string, string>) => `${group ? `${group}/` : ''}${name}@${version}`,
    );
    expect([...listed].sort()).toEqual(names);
    expect(listed).toContainEqual(expect.stringMatching(/^zod@/));
    const { packages } = JSON.parse(read('package-lock.json'));
    for (const component of document.components) {
      const whole = `${component.group ? `${component.group}/` : ''}${component.name}`;
      expect(component).toMatchObject({
        type: 'library',
        purl: `pkg:npm/${whole.replace('@', '%40')}@${component.version}`,
        'bom-ref': component.purl,
        licenses: [{ license: { id: expect.stringMatching(/^(MIT|ISC|BSD-[23]-Clause|Apache-2\.0)$/) } }],
        hashes: [{ alg: 'SHA-512', content: expect.stringMatching(/^[0-9a-f]{128}$/) }],
      });
      const integrity = `sha512-${Buffer.from(component.hashes[0].content, 'hex').toString('base64')}`;
      expect(Object.values(packages)).toContainEqual(
        expect.objectContaining({ version: component.version, integrity }),
      );
    }
  });
  it('is CycloneDX 1.6, without time and serial number', () => {
    expect(Object.keys(document)).toEqual([
      ...['$schema', 'bomFormat', 'specVersion', 'version', 'metadata', 'components', 'dependencies'],
    ]);
    const { name, version } = described('.');
    expect(document).toMatchObject({
      bomFormat: 'CycloneDX',
      specVersion: '1.6',
      version: 1,
      metadata: { component: { type: 'application', name, version, licenses: [{ expression: expect.any(String) }] } },
    });
    expect(Object.keys(document.metadata)).toEqual(['component']);
    const refs = document.components.map((component: Record<string, string>) => component['bom-ref']);
    expect(new Set(refs).size).toBe(refs.length);
    expect(document.dependencies).toEqual([{ ref: document.metadata.component['bom-ref'], dependsOn: refs }]);
  });
  it('and the licences have the same bytes if they are made again', () => {
    const packages = packagesOf([...inputs].reverse());
    expect([sbom(packages), licences(packages)]).toEqual([
      read('dist/sbom.cdx.json'),
      read('dist/bundle/LICENSES.txt'),
    ]);
  });
});
