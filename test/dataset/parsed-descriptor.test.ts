import fc from 'fast-check';
import { expect, it } from 'vitest';
import { errorAt } from '../../src/dataset/errors.js';
import { parsedDescriptor } from '../../src/dataset/parsed-descriptor.js';

/** What is said of the text of a descriptor. */
const saidOfText = (text: string): readonly string[] => {
  const found = parsedDescriptor(text);
  return 'name' in found ? [] : found.map((problem) => errorAt({ file: 'datapackage.json' }, problem).text);
};

const said = (descriptor: unknown): readonly string[] => saidOfText(JSON.stringify(descriptor));

it('a wrong descriptor is described by what each part must be', () => {
  expect(said({ version: 1, resources: [{ name: '', path: 'a.csv', bytes: -1, hash: 'md5' }] })).toEqual([
    '"name" is missing. Write a text of 1 to 255 characters.',
    '"version" must be a text of 1 to 255 characters.',
    '"resources.0.name" must be a text of 1 to 255 characters.',
    '"resources.0.bytes" must be a whole number, 0 or larger.',
    '"resources.0.hash" must be sha256: and 64 hexadecimal digits.',
  ]);
  expect(said({ name: 'tin', version: '1', resources: [] })).toEqual(['"resources" must be a list of 1 to 100 files.']);
  expect(said([])).toEqual(['The content must be an object with name, version and resources.']);
  expect(saidOfText('{"name": "tin" "version": 1}')).toEqual([
    'This is not valid JSON from here on. Look for a comma, quotation mark or bracket that is missing or too many, or a backslash or control character in a text.',
  ]);
});

it('no message of a library describes a wrong descriptor', () => {
  const value = fc.oneof(fc.jsonValue(), fc.constantFrom(undefined, '', 'a'.repeat(300), -1, 1.5, 'sha256:'));
  const keys = ['name', 'path', 'bytes', 'hash', 'version', 'title', 'resources'] as const;
  const resource = fc.record({ name: value, path: value, bytes: value, hash: value }, { requiredKeys: [] });
  const descriptor = fc.record(
    { name: value, version: value, title: value, resources: fc.oneof(value, fc.array(resource, { maxLength: 3 })) },
    { requiredKeys: [] },
  );
  const own = new RegExp(
    `^(?:The content|"(?:${keys.join('|')}|resources\\.\\d+(?:\\.\\w+)?)") (?:must be|is missing\\. Write) (?:a|an|sha256:) .*\\.$`,
  );
  fc.assert(
    fc.property(fc.oneof(descriptor, fc.jsonValue()), (wrong) => {
      for (const text of said(wrong)) {
        expect(text).toMatch(own);
        expect(text).not.toMatch(/invalid|expected|too (?:small|big)|received/i);
      }
    }),
  );
});
