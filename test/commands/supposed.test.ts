import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { answer, reshare, written } from '../shell.js';

const file = (text: string): string => {
  const path = join(mkdtempSync(join(tmpdir(), 'reshare-')), 'more.csv');
  writeFileSync(path, text);
  return path;
};
const PARTS = ['--dataset', './test/fixtures/parts'];
const held = (actor: string, ...more: readonly string[]) => heldOf('Pt', actor, ...more);
const heldOf = async (element: string, actor: string, ...more: readonly string[]) => {
  const { rows } = await answer('stage', '-e', element, ...PARTS, ...more);
  return written(rows[0].suppliers.find((s: { actor: string }) => s.actor === actor).quantity);
};

describe('what is supposed of ores', () => {
  it('--ore gives a supplier another ore, or none that is known', async () => {
    expect(await held('Boria')).toBe('[16, 24]');
    // 40 t of the placer's 80 percent; of any ore at most 80 percent
    expect(await held('Boria', '--ore', 'Boria=placer')).toBe('32');
    expect(await held('Boria', '--ore', 'Boria=any')).toBe('[0, 32]');
    // 150 t of reef at 40 to 60 percent
    expect(await held('Avalon', '--ore', 'Avalon=reef')).toBe('[60, 90]');
  });
  it('--composition adds deposits, and the first of a country replaces its analogy', async () => {
    const more = file('ore,actor,deposit,subject,printed\nreef,Boria,Hill,platinum,25\nreef,Boria,Hill,palladium,NA\n');
    // what no row says of rhodium changes nothing
    expect(await heldOf('Rh', 'Boria', '--composition', more)).toBe('[0, 4]');
    expect(await held('Boria', '--composition', more)).toBe('10');
    const { rows } = await answer('stage', '-e', 'Pd', ...PARTS, '--composition', more);
    // at most the 75 percent that platinum leaves
    expect(written(rows[0].suppliers.find((s: { actor: string }) => s.actor === 'Boria').quantity)).toBe('[0, 30]');
  });
  it('is told in each output, and in the commands that follow', async () => {
    const more = file('ore,actor,deposit,subject,printed\nreef,Boria,Hill,platinum,25\n');
    const typed = [...PARTS, '--ore', 'Corland=reef', '--composition', more];
    const { notes, supposed } = await answer('shares', '-e', 'Pt', '-s', 'digging', ...typed);
    expect(supposed).toEqual(['Corland=reef', 'Hill']);
    const csv = (await reshare(['stage', '-e', 'Pt', ...typed, '--format', 'csv'])).out.split('\n');
    expect([csv[0]?.split(',').at(-1), csv[1]?.split(',').at(-1)]).toEqual(['supposed', 'Corland=reef;Hill']);
    expect(notes[0]).toMatchObject({ code: 'supposed' });
    expect(notes[0].text).toContain("Corland's ore is taken to be reef. 1 deposit is added: Hill.");
    const { out } = await reshare(['stage', '-e', 'Pt', ...typed]);
    expect(out).toContain('! Figures that are worked out rest here on what was typed');
    expect(out).toContain(`--ore Corland=reef --composition ${more}`);
    expect(out).not.toMatch(/^Quote/m);
    const traced = await reshare(['explain', '-e', 'Pt', '-s', 'digging', ...typed]);
    expect(traced.out).toContain('Figures that are worked out rest here on what was typed');
  });
  it('tells an added deposit of whose ore no tonnage is', async () => {
    const more = file('ore,actor,deposit,subject,printed\nbrine,Boria,Lake,platinum,1\n');
    const { notes } = await answer('stage', '-e', 'Pt', ...PARTS, '--composition', more);
    expect(notes[0].text).toContain('1 deposit is added: Lake. No tonnage is of the ore of Lake.');
  });
  it('names the ores and suppliers that there are, and the cells of a file that are wrong', async () => {
    const said = async (...more: readonly string[]) => (await reshare(['stage', '-e', 'Pt', ...PARTS, ...more])).err;
    expect(await said('--ore', 'Boria=reeef')).toContain('No deposit has the ore "reeef". Did you mean reef?');
    expect(await said('--ore', 'Boria')).toContain(
      'Write --ore SUPPLIER=ORE, with one of these ores: reef, placer and any.',
    );
    expect(await said('--ore', 'Boria=reef', '--ore', 'Boria=any')).toContain('--ore names Boria twice.');
    expect(await said('--ore', 'Dunmark=reef')).toContain('No tonnage by ore is of Dunmark.');
    const bad = file('ore,actor,deposit,subject,printed\nreef,Borja,Hill,platinum,25\nreef,Boria,Hill,platinum,much\n');
    const text = (await said('--composition', bad)).replace(/\n */g, ' ');
    expect(text).toContain('more.csv:2:6: error foreign-key: Column actor names "Borja"');
    expect(text).toContain('more.csv:3:26: error unreadable-value');
    const again = file('ore,actor,deposit,subject,printed\nreef,Avalon,North reef,platinum,70\n');
    expect((await said('--composition', again)).replace(/\n */g, ' ')).toContain('already has a value for platinum');
    const group = file('ore,actor,deposit,subject,printed\nreef,Boria,Hill,platinum-metals,25\n');
    expect((await said('--composition', group)).replace(/\n */g, ' ')).toContain('a group is no part of an ore');
    expect(await said('--composition', './no-such-file.csv')).toContain('There is no such file');
    const metal = await reshare(['stage', '--dataset', './test/fixtures/metal', '--ore', 'Peru=reef']);
    expect(metal.err).toContain('has no tonnage by ore');
  });
});
