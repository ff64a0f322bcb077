import { describe, expect, it } from 'vitest';
import { answer, reshare, written } from '../shell.js';

const hhi = async (...argv: string[]) => {
  const found = await answer('hhi', ...argv);
  return { ...found, hhi: written(found.measures?.hhi ?? null) };
};

describe('reshare hhi', () => {
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
    expect((await hhi('A=100', '--measures', 'all')).reasons).toMatchObject({
      'measures.normalisedHhi': 'one-supplier',
    });
    expect(reasons['measures.gini']).toBeUndefined();
  });
});

describe('an impossible market exits 2, prints nothing on stdout and names the reason', () => {
  it.each<[string[], RegExp]>([
    [['A=60', 'B=50'], /add up to at least 110, and that leaves no room in the total of 100/],
    [['A=>60', 'B=40'], /add up to at least 100/],
    [['A=60', 'B=30', '--closed'], /add up to at most 90, short of the total of 100/],
    [['A=60', '--rest-cap', '0'], /nobody may hold more than 0 %/],
    [['A=30', 'B=40', '--largest', 'A'], /B holds at least 40, more than A can/],
    [['A=270', 'B=200', '--total', '390'], /at least 470.*total of 390/],
    [['top 3=86'], /"top 3" is no supplier/],
    [['A=103%'], /A is "103%": a share above 100 percent/],
    [['A=lots'], /A is "lots": no printed value/],
    [['A=5%', '--total', '100'], /a percentage where a quantity is expected/],
    [['A=5', 'A=6'], /A is given twice/],
    [['A=5', 'Other=5', 'Rest=5'], /Rest is given twice/],
    [['Other=5'], /name at least one supplier/],
    [['A'], /"A" is no NAME=VALUE; write China=92/],
    [['=5'], /no NAME=VALUE/],
    [['A=5', '--total', 'NA'], /the total "NA" is not a quantity above 0/],
    [['A=5', '--rest-cap', 'x'], /--rest-cap NaN|expected a percentage/],
    [['A=5', '--largest', 'B'], /--largest B: no supplier of that name.*known are A/],
    [['China=5', '--exclude', 'Chin'], /unknown actor "Chin": did you mean China\?/],
    [[], /missing required argument/],
  ])('%j', async (argv, message) => {
    const { code, out, err } = await reshare(['hhi', ...argv, '--json']);
    expect([code, out]).toEqual([2, '']);
    expect(JSON.parse(err).message).toMatch(message);
  });

  it('a note says that an unknown holding and Other are part of the rest', async () => {
    const { out } = await reshare(['hhi', 'A=40', 'B=NA', 'Other=50']);
    expect(out).toMatch(/the rest +60 %/);
    expect(out.replaceAll('\n  ', ' ')).toMatch(
      /What B holds is in the rest\.\n- Other \(50 %\) is a part of the rest/,
    );
    expect((await reshare(['hhi', 'A=40', 'B=NA', '--exclude', 'B'])).out).not.toMatch(/in the rest/);
    expect((await reshare(['hhi', 'A=40', 'Rest=60'])).out).not.toMatch(/part of the rest/);
  });
});
