import fc from 'fast-check';
import type { Answer } from '../../src/answer/answer.js';
import { excludedShare } from '../../src/answer/excluded-share.js';
import type { Report } from '../../src/answer/report.js';
import { contradiction } from '../../src/market/contradiction.js';
import type { Market } from '../../src/market/market.js';
import { profile } from '../../src/market/profile.js';
import type { Terms } from '../../src/market/profile-record.js';
import { market } from '../../src/market/typed.js';
import { chainChart } from '../../src/picture/chain-chart.js';
import type { Chart } from '../../src/picture/chart.js';
import { marketChart } from '../../src/picture/market-chart.js';
import { base, group } from '../world.js';

/** Names as datasets have them, and as nobody wants them: long, in other scripts, or markup. */
export const NAMES = [
  'China',
  'United States',
  'Burma',
  'Congo (Kinshasa)',
  'Bosnia and Herzegovina',
  '<script>alert(1)</script>',
  '" onload="alert(1)',
  ']]>',
  '中国',
  '\u202egnp.exe',
  'W'.repeat(70),
  'The united and sovereign states of the northern and the southern islands, with their territories',
];

const whole = (most: number) => fc.integer({ min: 1, max: most });

/** A printed share of at most `most` percent. */
const share = (most: number): fc.Arbitrary<string> =>
  fc.oneof(
    whole(most).map((n) => `${n}%`),
    whole(most).map((n) => `>${n - 1}%`),
    whole(most).map((n) => `<${n}%`),
    whole(most).map((n) => `~${n}%`),
    fc.tuple(whole(most), whole(most)).map(([a, b]) => (a === b ? `${a}%` : `${Math.min(a, b)}-${Math.max(a, b)}%`)),
    fc.constant('NA'),
  );

/** A market of up to 24 suppliers with shares that can be true together. */
const typedMarket: fc.Arbitrary<Market> = fc
  .tuple(
    fc.uniqueArray(fc.oneof(fc.constantFrom(...NAMES), fc.string({ unit: 'grapheme', minLength: 1, maxLength: 24 })), {
      minLength: 1,
      maxLength: 24,
    }),
    fc.array(share(60), { minLength: 24, maxLength: 24 }),
  )
  .map(([names, shares]) =>
    names
      .map((name) => name.trim())
      .filter(
        (name, i, all) =>
          name !== '' &&
          all.indexOf(name) === i &&
          !/^(others?|rest|row|residual|n\.e\.s\.|top|largest|cr)/i.test(name),
      )
      .map((name, i): [string, string] => [name, i < 3 ? (shares[i] ?? 'NA') : (shares[i] ?? '').replace(/\d+/g, '1')]),
  )
  .filter((holdings) => holdings.length > 0)
  .map((holdings) => {
    try {
      return market(holdings);
    } catch {
      return undefined;
    }
  })
  .filter((found) => found !== undefined)
  .filter((found) => contradiction(found) === undefined);

/** The answer that a market gives at a stage. */
function answerOf(of: Market, at: number, name: string, terms: Terms): Answer {
  const measured = profile(of, terms);
  const subject = group('metal', ['tin', 'lead']);
  return {
    evidence: {
      status: 'ok',
      subject,
      stage: { stage: `s${at}`, kind: 'chain', position: `${at}`, name, note: '' },
      period: '2024',
      basis: {
        subject,
        tied: [],
        inherited: false,
        measure: 'quantity',
        tonnageOf: undefined,
        agreement: 'single',
        outside: [],
      },
      said: [],
      leftOut: { claims: [], said: [], differing: [] },
      witnesses: [],
      involved: [],
    },
    derivation: undefined,
    market: of,
    profile: measured,
    total: measured.total,
    share: excludedShare(measured, of, terms, []),
    approximate: false,
    notes: [],
  };
}

/** Pictures of generated markets: chains of one to four stages, and single markets. The same seed gives the same pictures. */
export function generatedCharts(number: number, seed: number): readonly Chart[] {
  const content = fc.tuple(
    fc.array(typedMarket, { minLength: 1, maxLength: 4 }),
    fc.constantFrom(...NAMES),
    fc.constantFrom(100, 50, 0),
    fc.boolean(),
  );
  return fc.sample(content, { numRuns: number, seed }).map(([markets, label, portionPct, single]): Chart => {
    const [first] = markets[0]?.suppliers ?? [];
    const exclusions = first && portionPct > 0 ? [{ actor: first.actor, portionPct }] : [];
    const terms: Terms = { exclusions, bands: 'us2023' };
    const answers = markets.map((of, at) => answerOf(of, at, at === 0 ? label : `stage ${at}`, terms));
    const [subject] = answers.map((a) => a.evidence.subject);
    const report: Report = {
      answers: answers.map((a) => ({ ...a, evidence: { ...a.evidence, subject: subject ?? a.evidence.subject } })),
      ceilings: [],
      notes: [],
    };
    const chartTerms = { edition: base.edition, reading: 'printed', terms } as const;
    return single || !subject ? marketChart(report, chartTerms) : chainChart(report, [subject], chartTerms);
  });
}
