import { cpSync, mkdtempSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { CheckedDataset } from '../../src/check/check.js';
import type { Judged } from '../../src/check/checked.js';
import { CODES } from '../../src/check/codes.js';
import { check } from '../../src/check/library.js';
import { verdict } from '../../src/check/verdict.js';
import { editions } from '../../src/dataset/builtin.js';
import { NO_FINDINGS } from '../../src/domain/findings.js';
import type { Edit } from '../edited.js';
import { type Change, copy, found, RULES, rewritten, seal } from './found.js';

const o = (id: string, column: string, text: string): Edit => ['observations', id, column, text];
const facts = (stated: string, of = 'a;b', unit = 't') =>
  rewritten(
    'facts.csv',
    (t) =>
      `${t}a,tin,exports,"2,115",t,2023,,survey,p. 5,\nb,tin,exports,"3,808",${unit},2024,,survey,p. 5,\nc,tin,rise of exports,${stated},percent,2024,${of},survey,p. 5,\n`,
  );

/** The fixture of a code with one text of a file replaced. */
const rewrittenFixture =
  (code: string, file: string, from: string | RegExp, to: string): Change =>
  (folder) => {
    cpSync(join(RULES, code), folder, { recursive: true });
    rmSync(join(folder, 'expected.txt'));
    rewritten(file, (text) => text.replace(from, to))(folder);
  };

/** A code and a change close to its fixture (test/fixtures/rules) in which the reason for the doubt is gone. */
const NEAR: readonly (readonly [string, Change])[] = [
  // 10,000 may stand for 15,000
  ['above-world', [o('dig-bolivia', 'printed', '10,001')]],
  // 69 and 31.0 may stand for 68.5 and 30.95
  [
    'composition-beyond-hundred',
    rewrittenFixture('composition-beyond-hundred', 'compositions.csv', ',tin,70.0,', ',tin,69,'),
  ],
  ['unknown-ore', rewrittenFixture('unknown-ore', 'observations.csv', ',placer,', ',placer,any')],
  ['basis-contradicted', rewrittenFixture('basis-contradicted', 'observations.csv', /.*,vein,analogy\n.*\n.*\n/, '')],
  // 612 and 213 may stand for 611.5 and 212.5
  ['ores-beyond-country', rewrittenFixture('ores-beyond-country', 'observations.csv', 'kg,700,', 'kg,824,')],
  ['rows-beyond-rounding', [o('dig-indonesia', 'printed', '9,000')]],
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
    // W means withheld, which is read as unknown
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
  [
    'unlike-built-in',
    rewritten('datapackage.json', (t) =>
      t.replace('"metal"', '"articles"').replace('"version":"1"', '"version":"2025.08"'),
    ),
  ],
  ['enters-nothing', [['subjects', 'indium', 'enters', 'smelting']]],
];

describe('a doubt', () => {
  it.each(NEAR)('%s is not found if its reason is gone', async (code, change) => {
    expect((await found(copy(change))).filter((line) => line.includes(` ${code} `))).toEqual([]);
  });
  it('of each code has such a case here, except meaning-changed, which compares editions', () => {
    const tested = new Set([...NEAR.map(([code]) => code), 'meaning-changed']);
    expect(tested).toEqual(new Set(CODES.filter((c) => c.severity !== 'error').map((c) => c.code)));
  });
  it('about shares that exceed 100 % is gone if one of them is just small enough', async () => {
    // "nearly 40%" is at least 35, so that at most 65 are left
    const at = async (least: string) => (await found(copy([o('smelt-peru', 'printed', least)]))).length;
    expect([await at('at least 70%'), await at('at least 65%')]).toEqual([4, 3]);
  });
});

describe('an error', () => {
  it('has row and column as its key, with at most 255 characters of an id', async () => {
    const { findings } = await check(copy([o('solder-peru', 'observation', 'x'.repeat(300))]));
    expect(findings.map((f) => f.key)).toEqual([`${'x'.repeat(255)}/observation`]);
  });
});

describe('merged findings of several datasets', () => {
  it('are distinguished by their keys, and a long text does not slow this down', async () => {
    const unit = (text: string): Edit => ['observations', 'dig-bolivia', 'unit', text];
    const { findings: mixed } = await check(copy([unit('x'.repeat(1e6))]));
    // the other four rows of the table differ in unit from its first row
    expect(mixed.map((f) => f.code)).toEqual(Array.from({ length: 4 }, () => 'table-mixed'));
    const beside = (found: readonly Judged[]): CheckedDataset => ({
      label: '',
      edition: undefined,
      sound: false,
      open: NO_FINDINGS,
      known: NO_FINDINGS,
      beside: found,
    });
    expect(verdict([beside(mixed), beside(mixed)], 'error').findings).toHaveLength(4);
    const keyed = mixed.map((f) => ({ ...f, text: f.text, key: 'another' }));
    expect(verdict([beside(mixed), beside(keyed)], 'error').findings).toHaveLength(8);
  });
});

describe('a file', () => {
  it.each<[string, (folder: string) => void]>([
    ['that is missing', (f) => rmSync(join(f, 'facts.csv'))],
    ['larger than 64 MiB', (f) => truncateSync(join(f, 'facts.csv'), 64 * 1024 * 1024 + 1)],
  ])('%s is an error', async (_what, change) => {
    expect(await found(copy(change))).toEqual(['./facts.csv error source-error']);
  });
});

describe('editions of the same name', () => {
  /** A folder of editions, one for each change. */
  const home = (...changes: readonly Change[]): string => {
    const folder = mkdtempSync(join(tmpdir(), 'reshare-'));
    for (const [i, change] of changes.entries())
      cpSync(copy(change), join(folder, `2024.0${i + 1}`), { recursive: true });
    return folder;
  };
  const changed = async (folder: string, edition = '2024.02') =>
    (await found(join(folder, edition))).filter((line) => line.includes('meaning-changed'));
  it.each<[string, Edit[], string[]]>([
    ['a changed value is no change of meaning', [o('solder-peru', 'printed', '54%')], []],
    ['a changed place in the source is no change of meaning', [o('solder-peru', 'locator', 'p. 9')], []],
    ['a changed note is no change of meaning', [o('solder-peru', 'note', 'again')], []],
    [
      'another actor is a change of meaning',
      [o('solder-peru', 'actor', 'Indonesia')],
      ['./observations.csv:9:27 warning meaning-changed solder-peru'],
    ],
    [
      'a removed member is a change of meaning',
      [['subjects', 'solder-metals', 'members', 'indium']],
      ['./subjects.csv:4:40 warning meaning-changed solder-metals'],
    ],
    ['another order of members is no change of meaning', [['subjects', 'solder-metals', 'members', 'indium;tin']], []],
    [
      'a new country code is a change of meaning',
      [['actors', 'Peru', 'iso3', 'PRU']],
      ['./actors.csv:4:6 warning meaning-changed Peru'],
    ],
  ])('are compared: %s', async (_what, edits, lines) => {
    expect(await changed(home([], edits))).toEqual(lines);
  });
  it('are compared with the one before, not with a later one or one of another name', async () => {
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
  it('share one file of acknowledgements, with rows for one edition or for all', async () => {
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
  it('cannot acknowledge an error, neither in the dataset nor in the acknowledgements', async () => {
    const rows = [',unreadable-value,solder-peru/printed,known', ',constraint-error,,known', ',primary-key,x,known'];
    const folder = acknowledging(...rows);
    cpSync(copy([o('solder-peru', 'printed', '120%')]), join(folder, '2024.03'), { recursive: true });
    expect(await found(join(folder, '2024.03'))).toEqual([
      './observations.csv:9:47 error unreadable-value solder-peru/printed',
      '../acknowledged.csv:3:19 error constraint-error',
    ]);
  });
  it('report a second acknowledgement of a finding and one of an unknown code', async () => {
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
  it('say of an unmatched acknowledgement whether to narrow it to an edition or delete it', async () => {
    const folder = acknowledging(',conflict,tin,all', '2024.01,conflict,tin,one');
    rewritten('datapackage.json', (t) => t.replace('"version":"1"', '"version":"2024.01"'))(join(folder, '2024.01'));
    const { findings } = await check(join(folder, '2024.01'));
    const remedies = findings.filter((f) => f.code === 'unmatched-acknowledgement').map((f) => f.text);
    expect(remedies).toEqual([
      'There is no finding conflict with the key tin in metal@2024.01. Delete this row, or name the edition that has the finding.',
      'There is no finding conflict with the key tin in metal@2024.01. Delete this row.',
    ]);
  });
  it('read no acknowledgements outside the folder', async () => {
    const folder = home([], []);
    const outside = join(mkdtempSync(join(tmpdir(), 'reshare-')), 'outside');
    writeFileSync(outside, 'a secret');
    symlinkSync(outside, join(folder, 'acknowledged.csv'));
    const { findings } = await check(join(folder, '2024.01'));
    const wrong = findings.filter((f) => f.severity === 'error');
    expect(wrong).toEqual([
      expect.objectContaining({ code: 'path-error', text: expect.stringContaining('by a symbolic link') }),
    ]);
    expect(JSON.stringify(findings)).not.toContain('secret');
  });
  it('report each error in the file of acknowledgements once', async () => {
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
  it('have no unacknowledged finding', async () => {
    expect((await found(...(await editions()))).filter((line) => !line.startsWith('['))).toEqual([]);
  });
});
