import { cpSync, mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { editions } from '../../src/dataset/builtin.js';
import { CODES } from '../../src/view/codes.js';
import type { Edit } from '../edited.js';
import { type Change, copy, found, gone, more, rewritten, seal } from './found.js';

const o = (id: string, column: string, text: string): Edit => ['observations', id, column, text];
const facts = (stated: string, of = 'a;b', unit = 't') =>
  rewritten(
    'facts.csv',
    (t) =>
      `${t}a,tin,exports,"2,115",t,2023,,survey,p. 5,\nb,tin,exports,"3,808",${unit},2024,,survey,p. 5,\nc,tin,rise of exports,${stated},percent,2024,${of},survey,p. 5,\n`,
  );

/** A doubt: what yields it, what is then found, and a change so near that it is not. */
const DOUBTS: readonly (readonly [string, Change, readonly string[], Change])[] = [
  [
    'above-world',
    [o('dig-world', 'printed', '9,999'), o('dig-bolivia', 'printed', '10,001')],
    [
      './observations.csv:2:50 warning above-world dig-bolivia',
      './observations.csv:6:46 warning rows-exceed-total dig-2023',
    ],
    // 10,000 may stand for 15,000
    [o('dig-bolivia', 'printed', '10,001')],
  ],
  [
    'rows-exceed-total',
    [o('dig-world', 'printed', '9,999'), o('dig-indonesia', 'printed', '9,000')],
    ['./observations.csv:6:46 warning rows-exceed-total dig-2023'],
    [o('dig-indonesia', 'printed', '9,000')],
  ],
  [
    'inconsistent-shares',
    [o('smelt-peru', 'printed', 'at least 70%')],
    ['./observations.csv:8:59 warning inconsistent-shares solder-metals/smelting'],
    // nearly 40 percent starts at 35: at most 65 are left
    [o('smelt-peru', 'printed', 'at least 65%')],
  ],
  [
    'disagreement',
    [o('smelt-indonesia', 'actor', 'Peru'), o('smelt-peru', 'printed', 'at least 45%')],
    ['./observations.csv:8:59 warning disagreement solder-metals/smelting/Peru'],
    [
      o('smelt-indonesia', 'actor', 'Peru'),
      o('smelt-peru', 'printed', 'at least 45%'),
      o('smelt-indonesia', 'period', '2010'),
    ],
  ],
  [
    'conflict',
    [o('solder-peru', 'stage', 'digging'), o('dig-world', 'printed', '10,001')],
    ['./observations.csv:9:45 warning conflict solder-peru'],
    // 10,001.5 less 1,450, 4,500 and 450 leave Peru at most 36 percent
    [o('solder-peru', 'stage', 'digging'), o('dig-world', 'printed', '10,001'), o('solder-peru', 'printed', '36%')],
  ],
  [
    'repeats-value',
    [o('solder-bolivia', 'actor', 'Peru'), o('solder-bolivia', 'repeats', 'solder-peru')],
    ['./observations.csv:10:50 warning repeats-value solder-bolivia'],
    [
      o('solder-bolivia', 'actor', 'Peru'),
      o('solder-bolivia', 'repeats', 'solder-peru'),
      o('solder-bolivia', 'printed', 'about 55%'),
    ],
  ],
  [
    'unmarked-repeat',
    [o('solder-bolivia', 'actor', 'Peru'), o('solder-bolivia', 'printed', '55%')],
    ['./observations.csv:10:58 warning unmarked-repeat solder-bolivia'],
    [
      o('solder-bolivia', 'actor', 'Peru'),
      o('solder-bolivia', 'printed', '55%'),
      o('solder-bolivia', 'repeats', 'solder-peru'),
    ],
  ],
  [
    'never-answers',
    [o('solder-peru', 'subject', 'indium')],
    ['./observations.csv:9:20 warning never-answers solder-peru'],
    [o('solder-peru', 'subject', 'indium'), o('solder-peru', 'status', 'doubtful'), o('solder-peru', 'note', 'torn')],
  ],
  [
    'doubtful-without-note',
    [o('solder-peru', 'status', 'doubtful')],
    ['./observations.csv:9:74 warning doubtful-without-note solder-peru'],
    [o('solder-peru', 'status', 'doubtful'), o('solder-peru', 'note', 'torn')],
  ],
  [
    'unread-value',
    [o('solder-peru', 'status', 'doubtful'), o('solder-peru', 'note', 'torn'), o('solder-peru', 'printed', 'Large')],
    ['./observations.csv:9:47 warning unread-value solder-peru'],
    // withheld is unknown, and can be read as that
    [o('solder-peru', 'status', 'doubtful'), o('solder-peru', 'note', 'torn'), o('solder-peru', 'printed', 'W')],
  ],
  ['change-mismatch', facts('81%'), ['./facts.csv:5:23 warning change-mismatch c'], facts('80%')],
  [
    'missing-locator',
    [['subjects', 'tin', 'locator', '']],
    ['./subjects.csv:2:42 warning missing-locator tin'],
    [
      ['subjects', 'tin', 'locator', ''],
      ['subjects', 'tin', 'source', ''],
    ],
  ],
  [
    'undated-source',
    [['sources', 'survey', 'published', '']],
    ['./sources.csv:2:25 warning undated-source survey'],
    [['sources', 'survey', 'published', '2024-03-02']],
  ],
  [
    'date-not-printed',
    [
      ['sources', 'survey', 'published', ''],
      ['sources', 'survey', 'published_note', 'about March'],
    ],
    ['./sources.csv:2:25 note date-not-printed survey'],
    [['sources', 'survey', 'published_note', 'on the cover']],
  ],
  [
    'duplicate-name',
    [['subjects', 'indium', 'symbol', 'sn']],
    ['./subjects.csv:3:23 warning duplicate-name indium'],
    [['subjects', 'indium', 'symbol', 'indium']],
  ],
  [
    'member-not-element',
    [['subjects', 'indium', 'kind', 'mineral']],
    ['./subjects.csv:4:40 warning member-not-element solder-metals/indium'],
    [],
  ],
  [
    'unmatched-acknowledgement',
    (f) => writeFileSync(join(f, 'acknowledged.csv'), 'edition,code,key,reason\n1,conflict,tin,no more\n'),
    ['./acknowledged.csv:2:3 warning unmatched-acknowledgement conflict/tin'],
    (f) => writeFileSync(join(f, 'acknowledged.csv'), 'edition,code,key,reason\n'),
  ],
];

/** What the fixture itself is found to have, and a change without which it would not. */
const STANDING: readonly (readonly [string, string, Change])[] = [
  ['unsealed', './datapackage.json note unsealed metal', seal],
  [
    'inconsistent-shares',
    './observations.csv:10:53 warning inconsistent-shares tin/soldering',
    [o('solder-bolivia', 'printed', '45%')],
  ],
  ['enters-nothing', './subjects.csv:3:30 note enters-nothing indium', [['subjects', 'indium', 'enters', 'smelting']]],
];

const file = (text: string | Buffer) => rewritten('facts.csv', () => text);
const descriptor = (change: (d: { resources: { name: string; path: string }[] }) => unknown) =>
  rewritten('datapackage.json', (text) => JSON.stringify(change(JSON.parse(text))));
const FACTS = 'fact,about,what,printed,unit,period,of,source,locator,note';
const ROW = 'x,tin,w,1,,,,survey,p. 1,';

/** An error, and what yields it. */
const ERRORS: readonly (readonly [string, Change, string])[] = [
  ['source-error', (f) => rmSync(join(f, 'facts.csv')), './facts.csv'],
  ['source-error', (f) => truncateSync(join(f, 'facts.csv'), 64 * 1024 * 1024 + 1), './facts.csv'],
  ['encoding-error', file(Buffer.from(`${FACTS}é`, 'latin1')), './facts.csv'],
  ['path-error', descriptor((d) => ({ ...d, resources: d.resources.map((r) => ({ ...r, path: '../x' })) })), '*'],
  ['package-error', descriptor((d) => ({ ...d, resources: [...d.resources, d.resources[0]] })), './datapackage.json'],
  ['missing-resource', descriptor((d) => ({ ...d, resources: d.resources.slice(0, 5) })), './datapackage.json'],
  [
    'byte-count',
    (f) => {
      seal(f);
      file(`${FACTS}\n`)(f);
    },
    './facts.csv',
  ],
  [
    'hash-count',
    (f) => {
      seal(f);
      rewritten('facts.csv', (t) => t.replace('two', 'six'))(f);
    },
    './facts.csv',
  ],
  ['csv-error', file(`${FACTS}\n"x`), './facts.csv:2:1'],
  ['blank-header', file('\n'), './facts.csv:1:1'],
  ['blank-label', file(`${FACTS},`), './facts.csv:1:60'],
  ['blank-row', file(`${FACTS}\n\n${ROW}\n`), './facts.csv:2:1'],
  ['duplicate-label', file(`${FACTS},note`), './facts.csv:1:60'],
  ['missing-label', file(FACTS.replace(',note', '')), './facts.csv:1:1'],
  ['extra-label', file(`${FACTS},more`), './facts.csv:1:60'],
  ['missing-cell', file(`${FACTS}\n${ROW.slice(0, -1)}`), './facts.csv:2:1'],
  ['extra-cell', file(`${FACTS}\n${ROW},`), './facts.csv:2:1'],
  ['type-error', [['sources', 'survey', 'published', 'soon']], './sources.csv:2:25'],
  ['constraint-error', [o('solder-peru', 'locator', '')], './observations.csv:9:63'],
  ['primary-key', [o('dig-other', 'observation', 'dig-peru')], './observations.csv:5:1'],
  ['foreign-key', [o('solder-peru', 'subject', 'tinn')], './observations.csv:9:13'],
  ['foreign-key', [o('solder-peru', 'stage', 'solder')], './observations.csv:9:17'],
  ['foreign-key', [o('solder-peru', 'actor', 'Chile')], './observations.csv:9:27'],
  ['foreign-key', [o('solder-peru', 'source', 'poll')], './observations.csv:9:56'],
  ['foreign-key', [o('solder-peru', 'repeats', 'nothing')], './observations.csv:9:55'],
  ['repeats-mismatch', [o('solder-peru', 'repeats', 'solder-bolivia')], './observations.csv:9:55'],
  ['unreadable-value', [o('solder-peru', 'printed', '120%')], './observations.csv:9:47'],
  ['unreadable-value', [o('solder-peru', 'printed', '90-85%')], './observations.csv:9:47'],
  ['unreadable-value', [o('solder-peru', 'printed', 'lots')], './observations.csv:9:47'],
  ['table-world', [o('dig-world', 'table', ''), o('dig-world', 'period', '')], './observations.csv:2:58'],
  ['table-world', [o('dig-peru', 'actor', 'World')], './observations.csv:2:58'],
  ['duplicate-observation', [o('dig-peru', 'actor', 'Bolivia')], './observations.csv:4:22'],
  ['table-mixed', [o('dig-peru', 'period', '2022')], './observations.csv:4:27'],
];

describe('a doubt', () => {
  it.each(DOUBTS)('%s is found, and not where its reason is gone', async (code, change, lines, near) => {
    expect(await more(change)).toEqual(lines);
    expect((await more(near)).filter((line) => line.includes(` ${code} `))).toEqual([]);
  });
  it.each(STANDING)('%s of the fixture is found, and not where its reason is gone', async (_code, line, change) => {
    expect(await gone(change)).toEqual([line]);
  });
});

describe('an error', () => {
  it.each(ERRORS)('%s (%#) is found at its place', async (code, change, place) => {
    const lines = await found(copy(change));
    expect(lines.every((line) => line.includes(' error '))).toBe(true);
    expect(lines.some((line) => line.includes(` error ${code}`) && (place === '*' || line.startsWith(place)))).toBe(
      true,
    );
  });
  it('is of a row and a column, whatever line they stand on', async () => {
    expect(await found(copy([o('solder-peru', 'printed', '120%')]))).toEqual([
      './observations.csv:9:47 error unreadable-value solder-peru/printed',
    ]);
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

it('every code has a case here', () => {
  const tested = [...DOUBTS, ...STANDING, ...ERRORS].map(([code]) => code);
  // nothing can be read of a descriptor that is no JSON: its case is one of the command line
  expect(CODES.map(({ code }) => code).filter((code) => !tested.includes(code))).toEqual([
    'json-error',
    'meaning-changed',
  ]);
});
