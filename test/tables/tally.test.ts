import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { interval, point } from '../../src/domain/interval.js';
import { ratio } from '../../src/domain/rational.js';
import { READINGS, read } from '../../src/domain/reading.js';
import { flow } from '../../src/tables/engine.js';
import {
  certainSum,
  exactTally,
  NOTHING,
  printedTally,
  type Tally,
  tallyInterval,
  tallyReadings,
  tallySum,
} from '../../src/tables/text/tally.js';
import { PLAN } from './plan.js';

const of = (text: string, count = 1n, reading: 'printed' | 'rounded' = 'printed'): Tally => {
  const tally = printedTally(text, count, reading, true);
  if (typeof tally === 'string') throw new Error(tally);
  return tally;
};

describe('the sum of printed quantities', () => {
  it('is exact in decimals: ten times 0.1 plus 0.2 is 1.2', () => {
    expect(tallyInterval(tallySum(of('0.1', 10n), of('0.2')))).toEqual(point(1.2));
    expect(tallyInterval([...Array(10)].map(() => of('0.1')).reduce(tallySum))).toEqual(point(1));
  });
  it('adds the ends of intervals, and is open if one of them is open', () => {
    expect(tallyInterval(tallySum(of('10-20'), of('5')))).toEqual(interval(15, 25));
    expect(tallyInterval(tallySum(of('<3'), of('5')))).toEqual(interval(5, 8, false, true));
    expect(tallyInterval(tallySum(of('>3'), of('5', 2n)))).toEqual(interval(13, 'unbounded', true));
    expect(tallyInterval(of('41,600', 2n, 'rounded'))).toEqual(interval(83_100, 83_300));
  });
  it('keeps printed digits that a double cannot hold, also with a qualifier', () => {
    expect(certainSum(of('9,007,199,254,740,993', 2n))).toEqual(ratio(18014398509481986n));
    expect(of('>9007199254740993').low).toEqual(ratio(9007199254740993n));
    expect(of('1e5').low).toEqual(ratio(100_000n));
  });
  it('has only a low end if a part is unknown, and is unknown if all parts are', () => {
    expect(tallyInterval(tallySum(of('5'), of('NA')))).toEqual(interval(5, 'unbounded'));
    expect(tallyInterval(tallySum(of('NA'), of('')))).toBeUndefined();
    expect(tallyInterval(NOTHING)).toBeUndefined();
    expect(tallyInterval(of('none'))).toEqual(point(0));
  });
  it('is certain if it is one number', () => {
    expect(certainSum(tallySum(of('5'), exactTally(ratio(25n, 100n))))).toEqual(ratio(525n, 100n));
    for (const text of ['NA', '1-2', '>3']) expect(certainSum(tallySum(of('5'), of(text)))).toBeUndefined();
    expect(certainSum(NOTHING)).toBeUndefined();
  });
  it('does not exist for text that cannot be read', () => {
    expect(printedTally('-5', 1n, 'printed', true)).toBe('not-a-value');
    expect(printedTally('5%', 1n, 'printed', true)).toBe('percent-of-quantity');
  });
});

describe('the readings of a sum', () => {
  const PRINTED = [
    '41600',
    '41,600',
    '0.50',
    '10.0',
    '0',
    '0.000001',
    '1,234,567.5',
    '900',
    '>540',
    '85-90',
    'nearly 390,000',
    '12345678901',
  ];
  it.each(PRINTED)('are those of the method, by both engines, for %s', async (printed) => {
    const expected = READINGS.map((reading) => {
      const found = read(printed, 'quantity', reading);
      return found.kind === 'known' ? found.interval : undefined;
    });
    const folder = mkdtempSync(join(tmpdir(), 'reshare-'));
    writeFileSync(join(folder, 'rows.csv'), `year,country,tonnes\n2023,World,"${printed}"\n2023,A,5\n`);
    for (const reading of READINGS)
      for (const engine of ['stream', 'duckdb'] as const) {
        const plan = { ...PLAN, total: 'World', reading };
        const options = { engine, encoding: 'utf-8', progress: () => {} } as const;
        const { groups } = await flow(join(folder, 'rows.csv'), plan, options);
        const tally = groups[0]?.actors.get('World') ?? NOTHING;
        const readings = tallyReadings(tally, reading);
        expect([readings?.printed, readings?.rounded]).toEqual(expected);
      }
  });
});
