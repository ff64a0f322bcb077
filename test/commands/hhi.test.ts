import { describe, expect, it } from 'vitest';
import { answer, oneLine, reshare, written } from '../shell.js';

const hhi = async (...argv: string[]) => {
  const found = await answer('hhi', ...argv);
  return { ...found, hhi: written(found.measures?.hhi ?? null) };
};

describe('reshare hhi', () => {
  it('prints neither 100 % nor 0 % for a share that is only near it', async () => {
    const { out } = await reshare(['hhi', 'A=99.99999999999999999999']);
    expect(out).toMatch(/A +>99.999999 %\nthe rest +<0.000001 %/);
    expect(out).toMatch(/CR1\) +>99.999999 %/);
    const { out: small } = await reshare(['hhi', 'A=5e299', 'B=1e-300', '--total', '1e300']);
    expect(small).toMatch(/B +<0.000001 %/);
  });
  it.each<[string[], string]>([
    [['China=92'], '(8464, 8528]'],
    [['China=63%'], '(3969, 5338]'],
    [['China=100 percent'], '10000'],
    [['China=>69%'], '(4761, 10000]'],
    [['China=nearly 90%'], '(7225, 8200)'],
    [['China=85-90'], '(7225, 8200]'],
    [['A=40', 'B=30', 'C=20'], '(2900, 3000]'],
    [['A=40', 'B=30', 'C=20', '--rest-cap', '5'], '(2900, 2950]'],
    [['A=25-45', 'B=20-45', 'C=10-50', '--closed'], '[3333.33, 4150]'],
    [['A=30-40', '--largest', 'A'], '(900, 3600]'],
    [['China=270000', 'United States=45000', 'Burma=NA', '--total', '390000'], '(4926.04, 5295.86]'],
    [['A=60', 'B=30', 'Other=5'], '(4500, 4600]'],
    [['A=60', 'B=20-30', 'Rest=10-15'], '(4225, 4600]'],
  ])('%j', async (argv, expected) => {
    expect((await hhi(...argv)).hhi).toBe(expected);
  });
  it('finds [5555.56, 6250] without A for A 60-70, B 10-40 and C 10, closed', async () => {
    const { remaining, sharp } = await hhi('A=60-70', 'B=10-40', 'C=10', '--closed', '--exclude', 'A');
    expect([written(remaining.measures.hhi), written(remaining.sharePct), sharp]).toEqual([
      '[5555.56, 6250]',
      '[30, 40]',
      true,
    ]);
  });
  it('finds an exact low end inside the interval of A if half of A is excluded', async () => {
    const { remaining, sharp } = await hhi('A=60-70', 'B=10-40', 'C=10', '--closed', '--exclude', 'A=50');
    expect([written(remaining.measures.hhi), sharp]).toEqual(['[3873.87, 4082.84]', true]);
  });
  it('finds a CR1 of at most 50 for 25-45, 20-45 and 10-50, closed', async () => {
    expect(written((await hhi('A=25-45', 'B=20-45', 'C=10-50', '--closed')).measures.cr1Pct)).toBe('[33.33, 50]');
  });
  it('places 50 % above 2,500 and 42.5 % above 1,800 with certainty, but not 42.4 %', async () => {
    const of = async (value: string, bands: string) => (await hhi(`A=${value}`, '--bands', bands)).band;
    expect(await of('50', 'us2010')).toEqual({ lowest: 'high', highest: 'high', certain: true });
    expect(await of('42.5', 'us2023')).toEqual({ lowest: 'high', highest: 'high', certain: true });
    expect(await of('42.4', 'us2023')).toEqual({ lowest: 'moderate', highest: 'high', certain: false });
  });
  it('excludes nobody by default', async () => {
    const { excluded, remaining, reasons } = await hhi('China=92');
    expect([excluded, remaining, reasons.remaining]).toEqual([[], null, 'nobody-excluded']);
  });
  it('lets an excluded supplier of unknown share have the whole rest', async () => {
    const { remaining } = await hhi('China=92', 'Japan=NA', '--exclude', 'China', '--exclude', 'Japan');
    expect(written(remaining.sharePct)).toBe('[0, 8]');
  });
  it('names what would settle 92 %: the largest of the rest, worth 48 of 64 points', async () => {
    expect((await hhi('China=92')).explain).toEqual({
      widthPoints: 64,
      facts: [{ fact: 'largest-of-rest', actor: null, narrowsByPoints: 48 }],
    });
    expect((await hhi('A=60', 'B=40')).explain).toBeNull();
  });
  it('says how wide the range is before what a fact takes off it, in one plain sentence', async () => {
    const { out } = await reshare(['hhi', 'A=40-50', 'B=30', 'C=NA', '--closed', '--explain']);
    expect(out.replace(/\s+/g, ' ')).toMatch(
      /Knowing what A holds (?:narrows the range of the HHI, 400 points wide, by \d+ or more|leaves a single value of the HHI)\./,
    );
    expect(out).toContain('2.63-2.95');
  });
  it('adds the further measures with --measures all, and a reason for a missing one', async () => {
    const { measures, reasons } = await hhi('A=50', 'B=50', '--measures', 'all');
    const values = Object.entries(measures).map(([name, i]) => [name, (i as { low: number } | null)?.low]);
    expect(Object.fromEntries(values)).toMatchObject({
      hhi: 5000,
      effectiveSuppliers: 2,
      cr1Pct: 50,
      cr3Pct: 100,
      normalisedHhi: 0,
      cr5Pct: 100,
      entropyBits: 1,
      hill1: 2,
      hallTideman: 0.5,
      gini: 0,
    });
    const part = await hhi('A=50', '--measures', 'all');
    expect([part.reasons['measures.gini'], part.measures.entropyBits]).toEqual([
      'number-of-suppliers-unknown',
      { low: 1, high: null, lowOpen: false, highOpen: true },
    ]);
    const closed = async (...suppliers: string[]) =>
      (await hhi(...suppliers, '--closed', '--measures', 'all')).reasons['measures.gini'];
    expect([await closed('A=60-70', 'B=30-40'), await closed('A=60-100', 'B=0-40')]).toEqual([
      'shares-not-exact',
      'number-of-suppliers-unknown',
    ]);
    expect((await hhi('A=100', '--measures', 'all')).reasons).toMatchObject({
      'measures.normalisedHhi': 'one-supplier',
    });
    expect(reasons['measures.gini']).toBeUndefined();
  });
});

describe('suppliers that are not named', () => {
  it.each<[string[], string]>([
    [['A=60'], 'hold the other 40 %: one, or any number of them.'],
    [['A=60', '--rest-cap', '5'], 'hold the other 40 %: 8 or more, each with at most 5 %.'],
    [['A=30', '--largest', 'A'], 'hold the other 70 %: 3 or more, each with at most 30 %.'],
    [['A=60', '--rest-cap', '45'], 'hold the other 40 %: one, or any number of them.'],
  ])('are as many as their limit demands: %j', async (argv, text) =>
    expect(oneLine((await reshare(['hhi', ...argv])).out)).toContain(text),
  );
});

describe('an impossible market exits 2, prints nothing on stdout and names the reason', () => {
  it.each<[string[], RegExp]>([
    [
      ['A=60', 'B=50'],
      /^These shares cannot all be true: they add up to at least 110 %\. For quantities, add --total\.$/,
    ],
    [['A=>60', 'B=40'], /add up to more than 100 %\. If they are rounded, add --reading rounded\./],
    [
      ['A=60', 'B=40.00000001', 'C=NA'],
      /add up to at least 100\.00000001 %\. If they are rounded, add --reading rounded\./,
    ],
    [['A=60', 'B=40.000000000000000001', 'C=NA'], /add up to at least 100\.000000000000000001 %\./],
    [
      ['A=60', 'B=30', '--closed'],
      /at most 90 %, and nobody else may supply .*\. If others supply too, leave out --cl/,
    ],
    [['A=60', 'B=<40', '--closed'], /add up to less than 100 %, and nobody else may supply what is missing\. If they/],
    [['A=60', 'Rest=30'], /up to at most 90 %, and nobody else may .*\. If Rest is not all others, call it Other\.$/],
    [['A=60', '--rest-cap', '0'], /must hold the rest, but each may hold at most 0 %\. Change --rest-cap/],
    [['A=30', 'B=40', '--largest', 'A'], /^B holds at least 40 %, so A cannot be the largest\. Change --largest\.$/],
    [
      ['A=30', 'B=30.4', '--largest', 'A'],
      /holds at least 30\.4 %, so .* If they are rounded, add --reading rounded\./,
    ],
    [
      ['A=270', 'B=200', '--total', '390'],
      /^These quantities .*: they add up to at least 470, but the total is 390\.$/,
    ],
    [['A=20', 'B=10', '--total', '~41', '--closed'], /at most 30, but the total is ~41, and nobody else may/],
    [['top 3=86'], /^"top 3" is a share of several suppliers together\. Give them one by one\./],
    [['A=103%'], /^"103%" for A is more than 100 %\. Write a share from 0 to 100 %\. For quantities, add --total\./],
    [
      ['A=ca 90%'],
      /^Cannot read "ca 90%" for A\. Write 90%, ~90%, >90%, nearly 90% or 85-90%, or NA if it is unknown\. Other words that can be read: reshare help method$/,
    ],
    [
      ['A=lots', '--total', '100'],
      /^Cannot read "lots" for A\. Write 270000, ~270000, >270000, nearly 270000 or 250000-270000, or NA if it is unknown\. Other words .*: reshare help method$/,
    ],
    [['A>=60'], /^The sign of a value stands behind the "=": write "A=>=60"\.$/],
    [['A=>100%'], /^No number fits ">100%" for A\. Leave out the word or sign\./],
    [['A=90-85'], /^The range "90-85" for A is reversed\. Write the smaller number first\./],
    [['A=1e301', '--total', '100'], /^"1e301" for A is too large\. The largest number that can be read is 1e300\./],
    [['A=5%', '--total', '100'], /^"5%" for A is a share\. Write a quantity such as 270000\./],
    [['A=5', 'A=6'], /A is given twice\. Give each supplier once/],
    [['A=5', 'Other=5', 'Rest=5'], /Rest is given twice\./],
    [['Other=5'], /^No supplier is named\. Name one with its share/],
    [['A', '=', '50'], /^Write no blanks around "=", as in A=50\.$/],
    [['A=50,5'], /^A comma is no decimal sign here\. Write "A=50\.5"\.$/],
    [['A=50,', 'B=30'], /^Write no commas between suppliers: "A=50," ends with one\.$/],
    [['A=5k', '--total', '10'], /^If "k" in "A=5k" multiplies the number, write all its digits\.$/],
    [['A='], /^"A=" has no value\. .* If it is not known, write "A=NA"\.$/],
    [
      ['A=60', 'Total=100'],
      /cannot all be true.* "Total" is typed as a supplier\. If it is the total, leave it out\.$/,
    ],
    [['A b'], /^"A b" has no value\. Write "A b=92" or "A b=nearly 90%"\./],
    [['=5'], /^"=5" names no supplier\. Write "NAME=92"/],
    [['A=5', '--total', 'NA'], /^--total is "NA", not a quantity above 0\. Write one such as --total 390000\./],
    [['A=5', '--rest-cap', 'x'], /^--rest-cap is not a percentage from 0 to 100\. Write one such as --rest-cap 5\./],
    [['A=5', '--largest', 'B'], /^--largest B: no supplier of that name has a known value\. Those that have one: A\./],
    [['China=5', '--exclude', 'Chin'], /No supplier is called "Chin"\. Did you mean --exclude China\?/],
    [[], /missing required argument/],
  ])('%j', async (argv, message) => {
    const { code, out, err } = await reshare(['hhi', ...argv, '--json']);
    expect([code, out]).toEqual([2, '']);
    expect(JSON.parse(err).message).toMatch(message);
  });

  it.each([
    [['A=33.3', 'B=33.3', 'C=33.3', '--closed'], true],
    [['A=41,600', 'B=20', '--total', '41,600'], true],
    [['A=60', 'B=50'], false],
    [['A=20', 'B=30', '--closed'], false],
  ] as const)('names --reading rounded only where it makes a market: %j %s', async (argv, names) => {
    const { code, err } = await reshare(['hhi', ...argv]);
    expect([code, err.includes('add --reading rounded')]).toEqual([2, names]);
    expect((await reshare(['hhi', ...argv, '--reading', 'rounded'])).code).toBe(names ? 0 : 2);
  });

  it.each<[string[], string, string]>([
    [['China=0.92'], 'China=92', 'China=0.92%'],
    [['A=0.6', 'B=0.4', '--closed'], 'A=60 B=40', 'A=0.6% B=0.4%'],
    [['A=0.6-0.7', 'B=NA', 'Other=9e-2'], 'A=60-70 Other=9', 'A=0.6-0.7% Other=9e-2%'],
    [['United States=nearly 0.295'], '"United States=nearly 29.5"', '"United States=nearly 0.295%"'],
    [['A=>0.9', 'B=0'], '"A=>90" B=0', '"A=>0.9%" B=0%'],
    [['A=1'], 'A=100', 'A=1%'],
  ])('asks whether %j are fractions of 1', async (argv, meant, typed) => {
    const { code, err } = await reshare(['hhi', ...argv]);
    expect([code, err.replaceAll('\n', ' ').trim()]).toEqual([
      2,
      `reshare: Shares are in percent. Did you mean ${meant}? If not, write ${typed}.`,
    ]);
  });

  it.each([
    [['China=0.92%']],
    [['China=0.92 per cent', 'B=0.5%']],
    [['A=0']],
    [['A=NA']],
    [['A=0.5', 'B=1.1']],
    [['A=half', 'B=0.5']],
    [['A=0.5', '--total', '1']],
  ])('asks no such question for %j', async (argv) => {
    expect((await reshare(['hhi', ...argv])).code).toBe(0);
  });

  it.each<[string[], string | undefined]>([
    [
      ['A=60-70', 'B=10-20', 'C=15-25'],
      'Suppliers that are not named may hold up to 15 %; --closed says that there are none.',
    ],
    [['A=40', 'B=30'], 'Suppliers that are not named hold the other 30 %: one, or any number of them.'],
    [['A=40', 'B=NA'], 'Suppliers that are not named may hold a part of the rest; --closed says that there are none.'],
    [['A=100'], undefined],
    [['A=40', 'Other=30'], undefined],
    [['A=40', 'Rest=60'], undefined],
    [['A=60-70', 'B=30-40', '--closed'], undefined],
  ])('a note says who else may supply: %j', async (argv, note) => {
    const { code, out } = await reshare(['hhi', ...argv]);
    expect([code, /Suppliers that are not named[^.]*\./.exec(out.replaceAll('\n  ', ' '))?.[0]]).toEqual([0, note]);
    if (note?.includes('--closed')) expect((await reshare(['hhi', ...argv, '--closed'])).code).toBe(0);
  });

  it('a note says that an unknown holding and Other are part of the rest', async () => {
    const { out } = await reshare(['hhi', 'A=40', 'B=NA', 'Other=50']);
    expect(out).toMatch(/the rest +60 %/);
    expect(out.replaceAll('\n  ', ' ')).toMatch(
      /The rest includes B\.\nThe rest is all that the named suppliers do not hold\. Other \(50 %\) is a part of it/,
    );
    expect((await reshare(['hhi', 'A=40', 'B=NA', '--exclude', 'B'])).out).not.toMatch(/rest includes/);
    expect((await reshare(['hhi', 'A=40', 'Rest=60'])).out).not.toMatch(/part of it/);
  });

  it.each([
    [['A=40', 'B=40', '-x', 'largest'], 'The largest suppliers are A and B, equally large; one of them is left out.'],
    [['A=40', 'B=20', '-x', 'largest=50%'], 'The largest supplier may be A or one of the rest.'],
    [['A=60', '-x', 'largest'], 'The largest supplier is A.'],
    [['A=92', '--target', '65'], 'Others must add 41.5 % of the total to bring the largest share down to 65 %.'],
    [['A=63', '--target', '65%'], 'The largest share is not above 65 %.'],
    [['A=0-100', '--target', '65'], 'How much others must add for 65 % is not determined: nothing is ruled out.'],
  ])('%j says: %s', async (argv, words) => {
    expect((await reshare(['hhi', ...argv])).out.replaceAll('\n  ', ' ')).toContain(words);
  });

  it('a supplier that is called largest is left out by its name', async () => {
    const { remaining, largest } = await hhi('A=30', 'largest=20', '--exclude', 'largest');
    expect([written(remaining.sharePct), largest]).toEqual(['80', undefined]);
    expect((await hhi('A=30', 'B=20', '--closed', 'C=50', '--exclude', 'largest')).largest).toEqual({
      actors: ['C'],
      unnamed: false,
      equal: false,
    });
  });

  it('--exclude largest stands alone, and a target lies between 0 and 100', async () => {
    const { code, err } = await reshare(['hhi', 'A=40', '-x', 'largest', '-x', 'A']);
    expect([code, err]).toEqual([2, expect.stringContaining('--exclude largest stands alone')]);
    for (const line of ['0', '100', '-5', 'x']) expect((await reshare(['hhi', 'A=40', '--target', line])).code).toBe(2);
  });
});
