import { cpSync, mkdtempSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { together } from '../../src/check/check.js';
import { check } from '../../src/check/library.js';
import { editions } from '../../src/dataset/builtin.js';
import { DOUBTS } from '../../src/domain/doubt.js';
import { findingWords } from '../../src/output/finding.js';
import type { Edit } from '../edited.js';
import { type Change, copy, found, rewritten, seal } from './found.js';

const o = (id: string, column: string, text: string): Edit => ['observations', id, column, text];
const facts = (stated: string, of = 'a;b', unit = 't') =>
  rewritten(
    'facts.csv',
    (t) =>
      `${t}a,tin,exports,"2,115",t,2023,,survey,p. 5,\nb,tin,exports,"3,808",${unit},2024,,survey,p. 5,\nc,tin,rise of exports,${stated},percent,2024,${of},survey,p. 5,\n`,
  );

/** A doubt, and a change so near to its fixture (test/fixtures/rules) that it is not found: the reason is gone. */
const NEAR: readonly (readonly [string, Change])[] = [
  // 10,000 may stand for 15,000
  ['above-world', [o('dig-bolivia', 'printed', '10,001')]],
  ['rows-exceed-total', [o('dig-indonesia', 'printed', '9,000')]],
  ['inconsistent-shares', [o('solder-bolivia', 'printed', '45%')]],
  [
    'disagreement',
    [
      o('smelt-indonesia', 'actor', 'Peru'),
      o('smelt-peru', 'printed', 'at least 45%'),
      o('smelt-indonesia', 'period', '2010'),
    ],
  ],
  [
    'conflict',
    // 10,001.5 less 1,450, 4,500 and 450 leave Peru at most 36 percent
    [o('solder-peru', 'stage', 'digging'), o('dig-world', 'printed', '10,001'), o('solder-peru', 'printed', '36%')],
  ],
  [
    'repeats-value',
    [
      o('solder-bolivia', 'actor', 'Peru'),
      o('solder-bolivia', 'repeats', 'solder-peru'),
      o('solder-bolivia', 'printed', 'about 55%'),
    ],
  ],
  [
    'unmarked-repeat',
    [
      o('solder-bolivia', 'actor', 'Peru'),
      o('solder-bolivia', 'printed', '55%'),
      o('solder-bolivia', 'repeats', 'solder-peru'),
    ],
  ],
  [
    'never-answers',
    [o('solder-peru', 'subject', 'indium'), o('solder-peru', 'status', 'doubtful'), o('solder-peru', 'note', 'torn')],
  ],
  ['doubtful-without-note', [o('solder-peru', 'status', 'doubtful'), o('solder-peru', 'note', 'torn')]],
  [
    'unread-value',
    // withheld is unknown, and can be read as that
    [o('solder-peru', 'status', 'doubtful'), o('solder-peru', 'note', 'torn'), o('solder-peru', 'printed', 'W')],
  ],
  ['change-mismatch', facts('80%')],
  [
    'missing-locator',
    [
      ['subjects', 'tin', 'locator', ''],
      ['subjects', 'tin', 'source', ''],
    ],
  ],
  ['undated-source', [['sources', 'survey', 'published', '2024-03-02']]],
  ['date-not-printed', [['sources', 'survey', 'published_note', 'on the cover']]],
  ['duplicate-name', [['subjects', 'indium', 'symbol', 'indium']]],
  ['member-not-element', []],
  [
    'unmatched-acknowledgement',
    (f) => writeFileSync(join(f, 'acknowledged.csv'), 'edition,code,key,reason\n1,unsealed,metal,a draft\n'),
  ],
  ['unsealed', seal],
  ['enters-nothing', [['subjects', 'indium', 'enters', 'smelting']]],
];

describe('a doubt', () => {
  it.each(NEAR)('%s is not found where its reason is gone', async (code, change) => {
    expect((await found(copy(change))).filter((line) => line.includes(` ${code} `))).toEqual([]);
  });
  it('of each kind has such a case; what meaning-changed keeps is told of editions', () => {
    const tested = new Set([...NEAR.map(([code]) => code), 'meaning-changed']);
    expect(tested).toEqual(new Set(Object.keys(DOUBTS)));
  });
  it('on shares that hold each other to 100 percent is gone where one is as much smaller', async () => {
    // nearly 40 percent starts at 35: at most 65 are left
    const at = async (least: string) => (await found(copy([o('smelt-peru', 'printed', least)]))).length;
    expect([await at('at least 70%'), await at('at least 65%')]).toEqual([4, 3]);
  });
});

describe('an error', () => {
  it('is of a row and a column; of an id that is too long it has what may be one', async () => {
    const { findings } = await check(copy([o('solder-peru', 'observation', 'x'.repeat(300))]));
    expect(findings.map((f) => f.key)).toEqual([`${'x'.repeat(255)}/observation`]);
  });
});

describe('findings of several datasets', () => {
  it('are told apart by their texts, of which the beginning is read', async () => {
    const unit = (text: string): Edit => ['observations', 'dig-bolivia', 'unit', text];
    const mixed = await check(copy([unit('x'.repeat(1e6))]));
    // the other four rows of the table have another unit than its first
    expect(mixed.findings.map((f) => f.code)).toEqual(Array.from({ length: 4 }, () => 'table-mixed'));
    expect(together([mixed, mixed])).toHaveLength(4);
    const keyed = { ...mixed, findings: mixed.findings.map((f) => ({ ...f, key: 'another' })) };
    expect(together([mixed, keyed])).toHaveLength(8);
  });
});

describe('a file', () => {
  it.each<[string, (folder: string) => void]>([
    ['that is not there', (f) => rmSync(join(f, 'facts.csv'))],
    ['of more than 64 MiB', (f) => truncateSync(join(f, 'facts.csv'), 64 * 1024 * 1024 + 1)],
  ])('%s is an error', async (_what, change) => {
    expect(await found(copy(change))).toEqual(['./facts.csv error source-error']);
  });
});

describe('editions of one name', () => {
  /** A folder with editions: of each a change and what to seal it as. */
  const home = (...changes: readonly Change[]): string => {
    const folder = mkdtempSync(join(tmpdir(), 'reshare-'));
    for (const [i, change] of changes.entries())
      cpSync(copy(change), join(folder, `2024.0${i + 1}`), { recursive: true });
    return folder;
  };
  const changed = async (folder: string, edition = '2024.02') =>
    (await found(join(folder, edition))).filter((line) => line.includes('meaning-changed'));
  it.each<[string, Edit[], string[]]>([
    ['a value', [o('solder-peru', 'printed', '54%')], []],
    ['where it was printed', [o('solder-peru', 'locator', 'p. 9')], []],
    ['a note', [o('solder-peru', 'note', 'again')], []],
    [
      'an actor',
      [o('solder-peru', 'actor', 'Indonesia')],
      ['./observations.csv:9:27 warning meaning-changed solder-peru'],
    ],
    [
      'a member',
      [['subjects', 'solder-metals', 'members', 'indium']],
      ['./subjects.csv:4:40 warning meaning-changed solder-metals'],
    ],
    ['the order of members', [['subjects', 'solder-metals', 'members', 'indium;tin']], []],
    ['a code', [['actors', 'Peru', 'iso3', 'PRU']], ['./actors.csv:4:6 warning meaning-changed Peru']],
  ])('%s that changed', async (_what, edits, lines) => {
    expect(await changed(home([], edits))).toEqual(lines);
  });
  it('the edition before counts, no later one, and none of another name', async () => {
    const edit: Edit[] = [o('solder-peru', 'actor', 'Indonesia')];
    const folder = home([], edit, edit);
    expect([
      (await changed(folder)).length,
      await changed(folder, '2024.03'),
      await changed(folder, '2024.01'),
    ]).toEqual([1, [], []]);
    rewritten('datapackage.json', (t) => t.replace('"metal"', '"other"'))(join(folder, '2024.01'));
    expect(await changed(folder)).toEqual([]);
  });
  it('are acknowledged in one file beside them, each for itself', async () => {
    const folder = home([], []);
    const rows = [
      'edition,code,key,reason',
      '2024.02,inconsistent-shares,tin/soldering,two tables',
      ',unsealed,metal,a draft',
      '2024.09,unsealed,metal,no such edition',
    ];
    writeFileSync(join(folder, 'acknowledged.csv'), rows.join('\n'));
    for (const e of ['2024.01', '2024.02'])
      rewritten('datapackage.json', (t) => t.replace('"version":"1"', `"version":"${e}"`))(join(folder, e));
    expect((await found(join(folder, '2024.01'))).toSorted()).toEqual([
      '../acknowledged.csv:4:9 warning unmatched-acknowledgement unsealed/metal',
      './observations.csv:10:53 warning inconsistent-shares tin/soldering',
      './subjects.csv:3:30 note enters-nothing indium',
      '[./datapackage.json note unsealed metal: a draft]',
    ]);
    expect((await found(join(folder, '2024.02')))[1]).toBe(
      '[./observations.csv:10:53 warning inconsistent-shares tin/soldering: two tables]',
    );
  });
  const acknowledging = (...rows: readonly string[]): string => {
    const folder = home([], []);
    writeFileSync(join(folder, 'acknowledged.csv'), ['edition,code,key,reason', ...rows].join('\n'));
    return folder;
  };
  it('no acknowledgement silences an error, of the dataset or of acknowledgements', async () => {
    const rows = [',unreadable-value,solder-peru/printed,known', ',constraint-error,,known', ',primary-key,x,known'];
    const folder = acknowledging(...rows);
    cpSync(copy([o('solder-peru', 'printed', '120%')]), join(folder, '2024.03'), { recursive: true });
    expect(await found(join(folder, '2024.03'))).toEqual([
      './observations.csv:9:47 error unreadable-value solder-peru/printed',
      '../acknowledged.csv:3:19 error constraint-error',
    ]);
  });
  it('a finding that is acknowledged twice is an error, and one of no code or key', async () => {
    const folder = acknowledging(
      ',unsealed,metal,a',
      ',unsealed,metal,b',
      '2024.01,unsealed,metal,c',
      ',no-such,metal,d',
    );
    expect((await found(join(folder, '2024.01'))).filter((line) => line.startsWith('..'))).toEqual([
      '../acknowledged.csv:3:2 error primary-key',
      '../acknowledged.csv:5:2 warning unmatched-acknowledgement no-such/metal',
    ]);
  });
  it('an acknowledgement for every edition that this one has no use for is to be narrowed, another deleted', async () => {
    const folder = acknowledging(',conflict,tin,all', '2024.01,conflict,tin,one');
    rewritten('datapackage.json', (t) => t.replace('"version":"1"', '"version":"2024.01"'))(join(folder, '2024.01'));
    const { findings } = await check(join(folder, '2024.01'));
    const remedies = findings.filter((f) => f.code === 'unmatched-acknowledgement').map(findingWords);
    expect(remedies).toEqual([
      'there is no finding conflict of tin in metal@2024.01; name the edition that has it, or delete the row',
      'there is no finding conflict of tin in metal@2024.01; delete the row',
    ]);
  });
  it('acknowledgements outside of the folder are not read', async () => {
    const folder = home([], []);
    const outside = join(mkdtempSync(join(tmpdir(), 'reshare-')), 'outside');
    writeFileSync(outside, 'a secret');
    symlinkSync(outside, join(folder, 'acknowledged.csv'));
    const { findings } = await check(join(folder, '2024.01'));
    const wrong = findings.filter((f) => f.severity === 'error');
    expect(wrong).toEqual([expect.objectContaining({ code: 'path-error', problem: 'outside' })]);
    expect(JSON.stringify(findings)).not.toContain('secret');
  });
  it('a file of acknowledgements that is wrong is an error, told once', async () => {
    const folder = home([], []);
    writeFileSync(join(folder, 'acknowledged.csv'), 'edition,code,key,reason\n,unsealed,metal,\n,x,y\n');
    const lines = await found(join(folder, '2024.01'), join(folder, '2024.02'));
    expect(lines.filter((line) => line.includes(' error '))).toEqual([
      '../acknowledged.csv:2:17 error constraint-error',
      '../acknowledged.csv:3:1 error missing-cell',
    ]);
  });
});

describe('the built-in editions', () => {
  it('have no finding that is not acknowledged', async () => {
    expect((await found(...(await editions()))).filter((line) => !line.startsWith('['))).toEqual([]);
  });
});
