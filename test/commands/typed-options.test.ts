import { describe, expect, it } from 'vitest';
import { typedOptions, typedParts } from '../../src/commands/typed-options.js';

const OPTIONS = Object.entries({
  format: { flags: '-f, --format <format>', description: '' },
  exclude: { flags: '-x, --exclude <actor[=percent]>', description: '' },
  json: { flags: '--json', description: '' },
  quiet: { flags: '-q, --quiet', description: '' },
});

describe('the options typed in a command line', () => {
  it.each<[string, string]>([
    ['stage --json', 'json'],
    ['--format json --quiet', 'format=json quiet'],
    ['--format=json -fcsv -f tsv', 'format=json format=csv format=tsv'],
    ['-qfjson -qx A', 'quiet format=json quiet exclude=A'],
    ['--exclude --json', 'exclude=--json'],
    ['-x --format json', 'exclude=--format'],
    ['--exclude=A=50% --json', 'exclude=A=50% json'],
    ['--exclude', 'exclude=undefined'],
    ['--json=yes', ''],
    ['--nope --json -z -', 'json'],
    ['A -- --json', ''],
  ])('%s: %s', (line, expected) => {
    const found = typedOptions(line.split(' '), OPTIONS);
    const takesValue = (name: string) => name === 'format' || name === 'exclude';
    expect(found.map(({ name, value }) => (takesValue(name) ? `${name}=${value}` : name)).join(' ')).toBe(expected);
  });
});

it('the words of a line are those that are neither options nor their values', () => {
  const words = (line: string) => typedParts(line.split(' '), OPTIONS).words;
  expect(['a -x b c --json d', '-xb --format=csv', 'a --nope b - -- --json -x'].map(words)).toEqual([
    ['a', 'c', 'd'],
    [],
    ['a', 'b', '-', '--json', '-x'],
  ]);
});
