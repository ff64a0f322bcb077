import { expect, it } from 'vitest';
import { highest, lowest } from '../../src/domain/extremes.js';
import {
  enteringAt,
  groupsWith,
  indexed,
  inListOrder,
  observationsById,
  rowsOn,
  sourcesById,
  sourcesExcluding,
  stagesById,
  subjectsById,
} from '../../src/domain/indexed.js';
import type { Observation } from '../../src/domain/observation.js';
import type { Source } from '../../src/domain/source.js';
import type { Stage } from '../../src/domain/stage.js';
import type { Subject } from '../../src/domain/subject.js';
import { claim, group, source } from '../world.js';

const subject = (id: string, members: string[] = [], enters: readonly string[] = []): Subject => ({
  ...group(id, members),
  enters,
});
const row = (observation: string, of: string, stage: string): Observation => claim({ observation, subject: of, stage });
const excluding = (id: string, excludes: readonly string[]): Source => ({ ...source(id, ''), excludes });
const stage = (id: string): Stage => ({ stage: id, kind: 'chain', position: '1', name: id, note: '' });

it('the index of a list is made once, and for another list again', () => {
  let times = 0;
  const length = indexed((list: readonly string[]) => {
    times += 1;
    return list.length;
  });
  const list = ['a', 'b'];
  expect([length(list), length(list), times, length(['a', 'b', 'c']), times]).toEqual([2, 2, 1, 3, 2]);
});

it('items with some keys come in the order of their list, each once', () => {
  const numbers = inListOrder([30, 10, 20], String);
  expect([numbers(['20', '30', '20']), numbers(['40']), numbers([])]).toEqual([[30, 20], [], []]);
});

it('items are found by their ids', () => {
  const [tin, lead] = [subject('tin'), subject('lead')];
  expect([subjectsById([tin, lead]).get('lead'), subjectsById([tin]).get('lead')]).toEqual([lead, undefined]);
  expect(stagesById([stage('mining'), stage('magnets')]).get('magnets')?.name).toBe('magnets');
  expect(sourcesById([source('s', ''), source('t', '')]).get('t')?.title).toBe('t');
  expect(observationsById([row('o', 'tin', 'mining'), row('p', 'tin', 'mining')]).get('p')?.observation).toBe('p');
});

it('the rows on a subject at a stage keep their order, and others are not among them', () => {
  const rows = [
    row('1', 'tin', 'mining'),
    row('2', 'lead', 'mining'),
    row('3', 'tin', 'smelting'),
    row('4', 'tin', 'mining'),
  ];
  const ids = (of: string, at: string) => rowsOn(rows, of, at).map((o) => o.observation);
  expect([ids('tin', 'mining'), ids('lead', 'mining'), ids('tin', 'smelting'), ids('lead', 'smelting')]).toEqual([
    ['1', '4'],
    ['2'],
    ['3'],
    [],
  ]);
  expect(rowsOn(rows, 'tin', 'refining')).toEqual([]);
});

it('the groups with a subject hold it once each, in the order of the list', () => {
  const all = [subject('tin'), subject('metals', ['tin', 'lead', 'tin']), subject('solders', ['tin'])];
  const names = (of: string) => groupsWith(all, of).map((group) => group.subject);
  expect([names('tin'), names('lead'), names('metals')]).toEqual([['metals', 'solders'], ['metals'], []]);
});

it('what enters a stage is what says so, with the members of groups', () => {
  const all = [subject('iron', [], ['mining']), subject('metals', ['tin', 'lead'], ['mining', 'smelting'])];
  expect([...(enteringAt(all, 'mining') ?? [])]).toEqual(['iron', 'metals', 'tin', 'lead']);
  expect([...(enteringAt(all, 'smelting') ?? [])]).toEqual(['metals', 'tin', 'lead']);
  expect(enteringAt(all, 'magnets')).toBeUndefined();
});

it('the sources that exclude a subject are all that name it', () => {
  const all = [excluding('s', ['tin', 'lead']), excluding('t', ['tin']), excluding('u', [])];
  expect([...(sourcesExcluding(all, 'tin') ?? [])]).toEqual(['s', 't']);
  expect([...(sourcesExcluding(all, 'lead') ?? [])]).toEqual(['s']);
  expect(sourcesExcluding(all, 'iron')).toBeUndefined();
});

it('the highest and the lowest of many numbers are found, and of none the ends of all numbers', () => {
  const many = Array.from({ length: 300_000 }, (_, i) => (i * 7919) % 300_007);
  expect([highest(many), lowest(many), highest([]), lowest([])]).toEqual([
    300_006,
    0,
    Number.NEGATIVE_INFINITY,
    Number.POSITIVE_INFINITY,
  ]);
});
