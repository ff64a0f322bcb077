// The packages whose code is in the bundles: their licences, and the list of them that comes with the package.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const parsed = (file) => JSON.parse(readFileSync(file, 'utf8'));

/** A package as SPDX and CycloneDX name it. */
const purl = ({ name, version }) => `pkg:npm/${name.replace('@', '%40')}@${version}`;

/** The standard texts of licences, for packages that name one and have no file of it. */
const STANDARD = {
  MIT: `Permission is hereby granted, free of charge, to any person obtaining a copy
of this software and associated documentation files (the "Software"), to deal
in the Software without restriction, including without limitation the rights
to use, copy, modify, merge, publish, distribute, sublicense, and/or sell
copies of the Software, and to permit persons to whom the Software is
furnished to do so, subject to the following conditions:

The above copyright notice and this permission notice shall be included in all
copies or substantial portions of the Software.

THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR
IMPLIED, INCLUDING BUT NOT LIMITED TO THE WARRANTIES OF MERCHANTABILITY,
FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE
AUTHORS OR COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER
LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR OTHERWISE, ARISING FROM,
OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE
SOFTWARE.`,
};

/** The whole licence of a package: its file, or else the standard text under the name of its authors. Throws where neither is known. */
export function licenceText(folder, { name, license, author }) {
  const file = readdirSync(folder).find((entry) => /^licen[cs]e/i.test(entry));
  if (file) return readFileSync(join(folder, file), 'utf8').replaceAll('\r\n', '\n').trim();
  const text = STANDARD[license];
  const holder = (typeof author === 'string' ? author : author?.name)?.replace(/ *[<(].*/, '');
  if (!text || !holder) throw new Error(`${name} has no file of its licence, ${license}: add its text to STANDARD`);
  return `Copyright (c) ${holder}\n\n${text}`;
}

/** The path of a file as it is in the lockfile, even where the folder of packages is a link. */
export const inPlace = (file) => file.replace(/^.*?(?=\bnode_modules\/)/, '');

/** The packages that files belong to, in the order of their names, each with its licence. */
export function packagesOf(files) {
  const folders = files.flatMap(
    (file) => /^node_modules\/(?:.*\/node_modules\/)?(?:@[^/]+\/)?[^/]+/.exec(inPlace(file))?.[0] ?? [],
  );
  const found = [...new Set(folders)].map((folder) => {
    const described = parsed(join(folder, 'package.json'));
    const { name, version, license } = described;
    return { folder, name, version, license, text: licenceText(folder, described) };
  });
  return found.sort((a, b) => (purl(a) < purl(b) ? -1 : 1));
}

/** The licences of packages as one text. A licence may itself have lines of dashes. */
export const licences = (packages) =>
  packages.map(({ name, version, text }) => `${name} ${version}\n\n${text}\n`).join(`\n${'='.repeat(78)}\n\n`);

/** The same in short, as a comment in a script: a text that several packages share stands once. */
export function licenceComment(packages) {
  const parts = packages.map(({ name, version, text }) => {
    const [, right = '', terms = text] = /^(Copyright .*)\n(.*)$/s.exec(text) ?? [];
    return { line: `${name} ${version}. ${right}`, terms: terms.trim() };
  });
  const texts = [...new Set(parts.map(({ terms }) => terms))].map((terms) => {
    const lines = parts.filter((p) => p.terms === terms).map(({ line }) => line);
    return `${lines.join('\n')}\n\n${terms}`;
  });
  return `/*\n${texts.join('\n\n')}\n*/\n`;
}

/** A licence as an id of SPDX, or as an expression of several. */
const licensed = (licence) => (/ /.test(licence) ? [{ expression: licence }] : [{ license: { id: licence } }]);

/** A package as a component. Its hash is that of the archive that npm unpacked, from the lockfile. */
function component({ folder, ...described }, locked) {
  const [, group, name] = /^(?:(@[^/]+)\/)?(.*)$/.exec(described.name);
  const { integrity } = locked[folder];
  const content = Buffer.from(integrity.replace('sha512-', ''), 'base64').toString('hex');
  return {
    type: 'library',
    'bom-ref': purl(described),
    ...(group ? { group } : {}),
    name,
    version: described.version,
    scope: 'required',
    hashes: [{ alg: 'SHA-512', content }],
    licenses: licensed(described.license),
    purl: purl(described),
  };
}

/** A CycloneDX document: this program, these packages, and what npm installs beside it. It has no time and no serial number, so equal packages give equal bytes. */
export function sbom(bundled) {
  const { name, version, description, license, dependencies } = parsed('package.json');
  const { packages: locked } = parsed('package-lock.json');
  const folders = Object.keys(dependencies).map((dependency) => `node_modules/${dependency}`);
  const packages = packagesOf([...bundled.map(({ folder }) => folder), ...folders]);
  const root = purl({ name, version });
  const document = {
    $schema: 'http://cyclonedx.org/schema/bom-1.6.schema.json',
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    version: 1,
    metadata: {
      component: {
        type: 'application',
        'bom-ref': root,
        name,
        version,
        description,
        licenses: licensed(license),
        purl: root,
      },
    },
    components: packages.map((found) => component(found, locked)),
    dependencies: [{ ref: root, dependsOn: packages.map(purl) }],
  };
  return `${JSON.stringify(document, undefined, 2)}\n`;
}
