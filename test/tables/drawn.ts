import fc from 'fast-check';
import type { Plan } from '../../src/tables/text/plan.js';

/** Names that the query uses, that differ only by case or that need quotes. */
const NAMES = ['the.dot', 'x,y', ' spaced ', ''].concat(
  "g0 g1 actor value total plain odd n least most c0 c3 file year Year YEAR it's 2024 é __proto__ 日本".split(' '),
);
const STRANGE = ['a "b" c', 'line\nbreak', 'line\r\nbreak', '"', 'tab\t'];
const ACTORS = [
  'china',
  ' China ',
  '"the" one',
  'a,b',
  'a\tb',
  'two\nlines',
  'two\r\nlines',
  '=1+1',
  'China, mainland',
].concat('China Éire 日本 𐍈 😀 Other World null NULL 0 __proto__'.split(' '));
const PLAIN = '5 0 41600 41,600 1,234,567.5 12.25 0.000001 123456789 999999999.999999 007'.split(' ');
const LONG = '123456789012.123456 1234567890123 0.1234567 999,999,999,999.999999 12345678901234567890.5'.split(' ');
const QUALIFIED = ['about 5', 'nearly 390,000', ' 5 ', '\t5', '>540 ', ''].concat(
  'NA n/a NULL NaN W na >540 ~63 85-90 none — <3'.split(' '),
);
const UNREADABLE = ['1 000', '5\u0000'].concat('1e3 1_000 +5 -5 0x10 .5 5. 1,23 12,34,567 5% five ٣'.split(' '));

const seldom = <T>(rare: fc.Arbitrary<T>, usual: fc.Arbitrary<T>, one = 40): fc.Arbitrary<T> =>
  fc.oneof({ weight: 1, arbitrary: rare }, { weight: one - 1, arbitrary: usual });
const of = (all: readonly string[]): fc.Arbitrary<string> => fc.constantFrom(...all);

const digits = fc.tuple(fc.nat(99_999), fc.nat(9_999)).map(([whole, part]) => `${whole}.${part}`);
const value = seldom(of([...LONG, ...QUALIFIED]), fc.oneof(of(PLAIN), digits), 4);
const cell = {
  group: of(['2023', '2024', ' 2024', '', 'a', '2,024', '\u{10000}', 'ﬀ']),
  actor: seldom(of(['', ' ']), of(ACTORS), 200),
  value: seldom(of(UNREADABLE), value, 200),
  total: fc.constant('5000'),
  spare: fc.string({ unit: 'binary', maxLength: 3 }).map((text) => text.replace(/[\0\ud800-\udfff]/g, '')),
};

/** A cell as it is written: quoted if it must be, or by choice. */
const written = (text: string, quoted: boolean, delimiter: string): string =>
  quoted || /["\r\n]/.test(text) || text.includes(delimiter) ? `"${text.replaceAll('"', '""')}"` : text;

/** Rare flaws of a file, which both engines must read alike. */
const FLAWS: readonly ((text: string, at: number) => string)[] = [
  (text, at) => text.slice(0, at),
  ...['"', ' ', '\n', '\r', ',', '\0'].map(
    (piece) => (text: string, at: number) => text.slice(0, at) + piece + text.slice(at),
  ),
  (text) => text.replace(/,(?=[\r\n])/, ',,'),
  (text) => text.replace(/(?<=[,\r\n])"|"(?=[,\r\n])/, ' $& '),
  (text) => text.replace(/(?<=[^,\r\n])(?=[\r\n])/g, ','),
  (text) => text.replace(/\r?\n/, '\r'),
  (text) => `\n${text}`,
  (text) => text.replace(/\s+$/, '"'),
];

/** The columns of a table: groups, actor, value, perhaps a total, and some that the plan does not use. */
const shape = fc
  .record({ by: fc.nat(3), totals: seldom(fc.constant(1), fc.constant(0), 4), spare: fc.nat(2) })
  .map(({ by, totals, spare }) => ({
    by,
    totals: totals > 0,
    cells: [
      ...Array(by).fill(cell.group),
      cell.actor,
      cell.value,
      ...Array(totals).fill(cell.total),
      ...Array(spare).fill(cell.spare),
    ],
  }));

/** The style in which a table is written. */
const style = fc.record({
  quotes: fc.constantFrom(0, 1, 5),
  newline: seldom(of(['\r']), of(['\n', '\r\n'])),
  delimiter: seldom(of(['\t', ';', '|']), of([',']), 5),
  blank: seldom(fc.nat(12), fc.constant(-1), 10),
  bom: fc.boolean(),
  final: fc.boolean(),
  flaw: seldom(fc.tuple(fc.constantFrom(...FLAWS), fc.nat()), fc.constant(undefined), 5),
});
type Style = typeof style extends fc.Arbitrary<infer S> ? S : never;

function text(rows: readonly (readonly string[])[], order: readonly number[], as: Style): string {
  const { quotes, newline, delimiter, blank, bom, final, flaw } = as;
  const lines = rows.map((cells, row) =>
    order.map((at) => written(cells[at] ?? '', quotes > 0 && (row + at) % quotes === 0, delimiter)).join(delimiter),
  );
  const all = blank < 0 ? lines : lines.toSpliced(blank + 1, 0, '');
  const whole = `${bom ? '\ufeff' : ''}${all.join(newline)}${final ? newline : ''}`;
  return flaw ? flaw[0](whole, flaw[1] % Math.max(1, whole.length)) : whole;
}

/** Which parts of a plan are used: 0 means used. */
const asked = fc.record({
  missing: fc.nat(40),
  where: fc.nat(9),
  condition: fc.nat(9),
  wide: fc.nat(9),
  total: fc.nat(3),
  rest: fc.nat(3),
  rounded: fc.nat(2),
  lumps: fc.boolean(),
  shares: seldom(fc.constantFrom(100 as const, 1 as const), fc.constant(undefined), 6),
});

/** The text of a table and a plan for it. */
export const drawn = shape.chain(({ by, totals, cells }) => {
  const all = cells.map((_, i) => i);
  const whole = { minLength: cells.length, maxLength: cells.length };
  return fc
    .record({
      names: fc.shuffledSubarray(NAMES, whole),
      strange: seldom(of(STRANGE), fc.constant(undefined), 10),
      rows: fc.array(fc.tuple<string[]>(...cells), { maxLength: 12 }),
      order: fc.shuffledSubarray(all, whole),
      style,
      asked,
    })
    .map(
      ({
        names: usual,
        strange,
        rows,
        order,
        style: as,
        asked: { missing, where, condition, wide, total, rest, rounded, lumps, shares },
      }) => {
        const names = strange === undefined ? usual : usual.with(-1, strange);
        const [actor = '', value = '', stated] = names.slice(by);
        const plan: Plan = {
          by: names.slice(0, by),
          actor: missing === 0 ? 'nowhere' : actor,
          value,
          total: total === 0 && !totals ? 'World' : undefined,
          totalColumn: totals ? stated : undefined,
          rest: rest === 0 ? ['Other', '=1+1'] : [],
          lumps,
          shares: totals || total === 0 ? undefined : shares,
          where: new Map(where === 0 ? [[names[0] ?? '', ['2024', '', 'China']]] : []),
          ...(condition === 0 ? { conditions: [{ column: names[0] ?? '', kind: 'not', texts: ['2024', ''] }] } : {}),
          ...(condition === 1 ? { conditions: [{ column: names[0] ?? '', kind: '>=', bound: 2024 }] } : {}),
          ...(wide === 0 ? { unpivot: { name: 'new', chosen: [value] }, by: [...names.slice(0, by), 'new'] } : {}),
          reading: rounded === 0 ? 'rounded' : 'printed',
        };
        return { text: text([names, ...rows], order, as), plan };
      },
    );
});
