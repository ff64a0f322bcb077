import { describe, expect, it } from 'vitest';
import { check } from '../../src/check/library.js';
import type { Edit } from '../edited.js';
import { copy, rewritten } from './found.js';

const o = (id: string, column: string, text: string): Edit => ['observations', id, column, text];
const added = (file: string, ...rows: readonly string[]) =>
  rewritten(file, (text) => [text.trimEnd(), ...rows, ''].join('\n'));

/** The words of the findings of a code in a copy of the fixture metal with changes of cells, then of files. */
async function words(code: string, cells: readonly Edit[], ...files: readonly ((folder: string) => void)[]) {
  const folder = copy(cells);
  for (const change of files) change(folder);
  const { findings } = await check(folder);
  return findings.filter((f) => f.code === code).map((f) => f.text.replaceAll(`${folder}/`, ''));
}

describe('a stated change', () => {
  const ASK = 'Check all three in the source.';
  const NONE = 'Name two other facts in column of.';
  it.each<readonly [string, string, string, string, string | undefined]>([
    ['101', '353', 'kg', '250%', undefined],
    ['101', '353', 'kg', '249 per cent', undefined],
    ['101', '353', 'kg', '246%', `The change is stated as "246%", but from "101 kg" to "353 kg" it is 249.5 %. ${ASK}`],
    ['222', '111', 'kg', '50%', undefined],
    ['222', '111', 'kg', '41%', `The change is stated as "41%", but from "222 kg" to "111 kg" it is 50 %. ${ASK}`],
    // 100.5 to 101.5 on both sides is a change of 0 to 0.995 percent
    ['101', '101', 'kg', '0%', undefined],
    ['101', '101', 'kg', '1%', undefined],
    ['101', '101', 'kg', '2%', `The change is stated as "2%", but from "101 kg" to "101 kg" it is 0 %. ${ASK}`],
    // 86.5 and 87.5 against 101.5 and 100.5 are 12.9 to 14.8 percent
    ['101', '87', 'kg', '15%', undefined],
    ['101', '87', 'kg', '16%', `The change is stated as "16%", but from "101 kg" to "87 kg" it is 13.86 %. ${ASK}`],
    [
      '101',
      '353',
      't',
      '9%',
      `The change is stated as "9%", but none can be computed from "101 kg" to "353 t". ${NONE}`,
    ],
    [
      'NA',
      '353',
      'kg',
      '9%',
      `The change is stated as "9%", but none can be computed from "NA kg" to "353 kg". ${NONE}`,
    ],
    ['101', 'W', 'kg', '9%', `The change is stated as "9%", but none can be computed from "101 kg" to "W kg". ${NONE}`],
    ['0', '353', 'kg', '9%', `The change is stated as "9%", but none can be computed from "0 kg" to "353 kg". ${NONE}`],
    [
      '>101',
      '353',
      'kg',
      '9%',
      `The change is stated as "9%", but none can be computed from ">101 kg" to "353 kg". ${NONE}`,
    ],
    [
      '101',
      '>353',
      'kg',
      '9%',
      `The change is stated as "9%", but none can be computed from "101 kg" to ">353 kg". ${NONE}`,
    ],
    [
      '101',
      '353',
      'kg',
      'tripled',
      '"tripled" cannot be read as a change in percent, so it is not compared with "101 kg" and "353 kg". Leave column of blank.',
    ],
  ])(
    'from %s to %s %s, said to be %s, is doubted where rounding does not explain it',
    async (from, to, unit, said, text) => {
      const rows = [
        `a,tin,exports,${from},kg,2023,,survey,p. 5,`,
        `b,tin,exports,${to},${unit},2024,,survey,p. 5,`,
        `c,tin,rise,${said},percent,2024,a;b,survey,p. 5,`,
      ];
      expect(await words('change-mismatch', [], added('facts.csv', ...rows))).toEqual(text === undefined ? [] : [text]);
    },
  );
  it('of figures without a unit is told without one', async () => {
    const rows = ['a,tin,mines,3,,2023,,survey,p. 5,', 'b,tin,mines,6,,2024,,survey,p. 5,'];
    const stated = 'c,tin,rise,20%,percent,2024,a;b,survey,p. 5,';
    expect(await words('change-mismatch', [], added('facts.csv', ...rows, stated))).toEqual([
      `The change is stated as "20%", but from "3" to "6" it is 100 %. ${ASK}`,
    ]);
  });
  it('that names one figure is compared with none', async () => {
    const rows = ['a,tin,mines,3,,2023,,survey,p. 5,', 'c,tin,rise,20%,percent,2024,a,survey,p. 5,'];
    expect(await words('change-mismatch', [], added('facts.csv', ...rows))).toEqual([]);
  });
});

describe('a statement beside a table', () => {
  const at = (period: string, printed: string): readonly Edit[] => [
    o('solder-peru', 'stage', 'digging'),
    o('solder-peru', 'period', period),
    o('solder-peru', 'printed', printed),
  ];
  it.each<readonly [string, string, string | undefined]>([
    ['2023', '90%', 'contradicts'],
    ['', '90%', 'differs from'],
    // 10,000 less 1,500, 5,000 and 500 leave 30 percent, before rounding
    ['2023', '30%', undefined],
    ['2022', '90%', undefined],
  ])('of the period "%s" with %s is compared with the table of that period', async (period, printed, how) => {
    const text = `"${printed}" for Peru ${how} table dig-2023, which has "NA" in a total of "10,000". Check both in the source.`;
    expect(await words('conflict', at(period, printed))).toEqual(how === undefined ? [] : [text]);
  });
  it('about a supplier that the table does not name is held to what it leaves', async () => {
    const claim = 'new,tin,digging,Chile,2023,share,percent,90%,,ok,,survey,p. 4,';
    expect(await words('conflict', [], added('actors.csv', 'Chile,CHL,'), added('observations.csv', claim))).toEqual([
      '"90%" for Chile contradicts table dig-2023, which has no known value for it in a total of "10,000". Check both in the source.',
    ]);
  });
  it('is told once where it is undated and differs from several tables', async () => {
    const older = ['Bolivia,1900', 'Peru,100', 'World,9000'].map(
      (row, i) =>
        `old-${i},tin,digging,${row.split(',')[0]},2022,quantity,kg,${row.split(',')[1]},dig-2022,ok,,survey,p. 2,`,
    );
    expect(await words('conflict', at('', '90%'), added('observations.csv', ...older))).toHaveLength(1);
  });
});

describe('shares that add up to more than 100 percent', () => {
  const dated = (peru: string, bolivia: string): readonly Edit[] => [
    o('solder-peru', 'period', peru),
    o('solder-bolivia', 'period', bolivia),
  ];
  const mined: readonly Edit[] = [o('solder-peru', 'stage', 'digging'), o('solder-bolivia', 'stage', 'digging')];
  const doubtful = ['bolivia', 'indonesia', 'peru', 'other', 'world'].map((row) =>
    o(`dig-${row}`, 'status', 'doubtful'),
  );
  it.each<readonly [string, readonly Edit[], boolean]>([
    ['undated, they are doubted', [], true],
    ['of two periods without a table, they are doubted', dated('2022', '2023'), true],
    ['undated beside a table, they are doubted', mined, true],
    ['of one period beside a table, they are doubted', [...mined, ...dated('2023', '2023')], true],
    ['of a period, and undated, beside a table, they are doubted', [...mined, ...dated('', '2022')], true],
    ['of two periods beside a table, they are not doubted', [...mined, ...dated('2022', '2023')], false],
    [
      'of two periods beside a doubtful table, they are doubted',
      [...mined, ...dated('2022', '2023'), ...doubtful],
      true,
    ],
  ])('%s', async (_what, changed, isDoubted) => {
    const stage = changed.some(([, , column]) => column === 'stage') ? 'digging' : 'soldering';
    const text = `The shares of tin at ${stage} add up to at least 105 %, so they cannot all be true: "55%" (solder-peru) and "50%" (solder-bolivia).`;
    expect(await words('inconsistent-shares', changed)).toEqual(isDoubted ? [text] : []);
  });
  it('name six of them, and count the others', async () => {
    const more = [1, 2, 3, 4, 5].map(
      (i) => `more-${i},tin,soldering,Indonesia,${2010 + i},share,percent,${50 + i}%,,ok,,survey,p. 4,`,
    );
    const [six] = await words('inconsistent-shares', [], added('observations.csv', ...more.slice(0, 4)));
    const [seven] = await words('inconsistent-shares', [], added('observations.csv', ...more));
    expect([
      six?.endsWith('"53%" (more-3) and "54%" (more-4).'),
      seven?.endsWith('"54%" (more-4) and 1 more.'),
    ]).toEqual([true, true]);
  });
});

describe('a name of two rows', () => {
  const same = (file: string, line: number, column: number, found: string): string =>
    `"${found}" is also a name of the row at ${file}.csv:${line}:${column}. Change one, or no command can tell which is meant.`;
  it.each<readonly [Edit, string]>([
    [['subjects', 'indium', 'symbol', 'TIN'], same('subjects', 2, 1, 'TIN')],
    [['subjects', 'indium', 'name', ' sn '], same('subjects', 2, 17, ' sn ')],
    [['stages', 'smelting', 'name', 'Digging'], same('stages', 2, 1, 'Digging')],
    [['actors', 'Peru', 'aliases', 'bol'], same('actors', 2, 9, 'bol')],
    [['actors', 'Peru', 'iso3', 'IDN'], same('actors', 3, 11, 'IDN')],
    [['actors', 'Peru', 'aliases', 'indonesia'], same('actors', 3, 1, 'indonesia')],
  ])('is doubted in any case and column: %s', async (edit, text) => {
    expect((await words('duplicate-name', [edit])).map((found) => found.replace(/"[^"]*\//, '"'))).toEqual([text]);
  });
});
