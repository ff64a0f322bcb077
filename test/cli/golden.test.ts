import { describe, expect, it } from 'vitest';
import { reshare } from '../shell.js';

/** One file per command line, read in full before it is committed; never written in CI. */
const COMMANDS = [
  'stage',
  'stage --element dysprosium',
  'stage --element ree --json',
  'stage --element ree --element lithium --element Dy --stage mining --stage reserves --period all --exclude China --exclude Burma',
  'stage --element ree --exclude China=50% --reading rounded --bands us2010',
  'stage --element ree --exclude China --exclude Japan --stage magnets',
  'stage --element ree --period 2023',
  'stage --dataset articles@2025.06',
  'stage --dataset ./test/fixtures/metal',
  'stage --dataset ./test/fixtures/metal --exclude Indonesia',
  'stage --dataset ./test/fixtures/metal --element tin --json',
  '--help',
  'stage --help',
];

describe('goldens', () => {
  it.each(COMMANDS)('reshare %s', async (command) => {
    const { code, out, err } = await reshare(command.split(' '));
    const file = command.replace(/^-+/, '').replace(/[^a-zA-Z0-9.]+/g, '-');
    await expect(
      `$ reshare ${command}\n${out}${err === '' ? '' : `\nstderr:\n${err}`}\nexit ${code}\n`,
    ).toMatchFileSnapshot(`../golden/${file}.txt`);
  });
  it('lines of text have at most 80 characters', async () => {
    for (const command of COMMANDS.filter((c) => !/--json|--help/.test(c))) {
      const { out } = await reshare(command.split(' '));
      expect(out.split('\n').filter((line) => [...line].length > 80 && !line.startsWith('rare earth'))).toEqual([]);
    }
  });
});
