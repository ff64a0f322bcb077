import type { Market } from '../../market/market.js';
import { profile } from '../../market/profile.js';
import { settle } from '../../market/settle.js';
import type { Typed } from '../../market/typed.js';
import { type EvidenceTable, inputCell } from '../../output/evidence-table.js';
import { type TypedMarket, type TypedPair, typedMarket, typedPair } from '../../output/hhi/typed-market.js';
import { COMMAND_ADVICE } from '../../output/hhi/words.js';
import { quotableTyped } from '../../output/quotable.js';
import type { OptionTable, OptionValues } from '../declaration.js';
import { command } from '../io.js';
import { exclusionsAmong, isLargest, largestExcluded } from '../names.js';
import { bandsOption, excludeOption, measuresOption, readingOption, targetOption, targetTerm } from '../options.js';
import { rowFormatName, SHOWING } from '../showing.js';
import { UsageError } from '../usage.js';
import { hhiOutput } from './output.js';
import { totalTyped, typingSlip } from './slips.js';

const OPTIONS = {
  total: { flags: '-t, --total <quantity>', description: 'the total, if quantities are typed instead of shares' },
  closed: { flags: '--closed', description: 'nobody else supplies' },
  restCap: { flags: '--rest-cap <percent>', description: 'no other supplier has more than this share' },
  largest: { flags: '--largest <name>', description: 'no supplier is larger than this one' },
  exclude: { ...excludeOption, flags: '-x, --exclude <name[=percent]>' },
  target: targetOption,
  measures: measuresOption,
  explain: { flags: '--explain', description: 'say which missing fact would narrow the HHI most' },
  reading: readingOption,
  bands: bandsOption,
  ...SHOWING,
} as const satisfies OptionTable;

type Options = OptionValues<typeof OPTIONS>;

/** `reshare hhi`: the measures of a market that the user types. */
export const hhiCommand = command({
  summary: 'HHI and other measures of a market that you type',
  description:
    'Computes the HHI and other measures of a market that you type, and what is left without some suppliers. It is enough to know some of the shares.',
  arguments: {
    suppliers: {
      usage: '<name=value...>',
      description:
        'suppliers with their shares in percent, or quantities with --total; Rest is all others; Other, RoW and the like are a part of them',
    },
  },
  options: OPTIONS,
  examples: [
    ['reshare hhi China=92', 'one share is known, of the other 8 percent nothing'],
    [
      'reshare hhi "China=nearly 90%" Malaysia=4 --exclude China',
      'printed words are read as they say; what remains without China',
    ],
    [
      'reshare hhi China=270000 "United States"=45000 Burma=NA --total 390000',
      'quantities and a total; what Burma holds of the rest is not known',
    ],
    ['reshare hhi A=60-70 B=10-20 C=15-25 --closed --explain', 'nobody else supplies; what would settle the interval'],
  ],
  schemas: async () => ({ hhi: (await import('./schema.js')).hhiSchema }),
  run: async (options, { suppliers }, io) => {
    const { reading, bands, measures } = options;
    const typed = marketOf(suppliers, options);
    const actors = [...typed.suppliers.map((s) => s.actor), ...(typed.unknown ?? [])];
    const known = actors.map((actor) => ({ actor, iso3: '', aliases: [] }));
    const { exclude = [] } = options;
    // a supplier that was typed under that name is meant by it
    const largest = actors.some(isLargest) ? undefined : largestExcluded(exclude);
    const terms = {
      ...(largest ?? { exclusions: exclusionsAmong(known, exclude) }),
      bands,
      all: measures === 'all',
      ...targetTerm(options.target),
    };
    const found = profile(typed, terms);
    const format = rowFormatName(options);
    const explanation = options.explain || format === 'json' || format === 'ndjson' ? settle(typed) : undefined;
    const output = hhiOutput(reading, terms, typed, found, explanation, io.bar(options));
    io.quote(() => quotableTyped(suppliers, conditionsOf(options), found, terms));
    await io.show(output, options, [], async () => typedEvidence(suppliers, options, typed));
  },
});

/** The market that was typed. Throws a UsageError where it is not one, or where its shares cannot all be true. */
function marketOf(words: readonly string[], options: Options): TypedMarket {
  const slip = typingSlip(words);
  if (slip !== undefined) throw new UsageError(slip);
  const pairs = pairsOf(words);
  const made = typedMarket(pairs, termsOf(options), COMMAND_ADVICE);
  const total = totalTyped(pairs.map(([name]) => name));
  return orUsageError(typeof made === 'string' && total !== undefined ? `${made} ${total}` : made);
}

/** Names and values as they were typed. Throws a UsageError for any other word. */
const pairsOf = (words: readonly string[]): readonly TypedPair[] => words.map((word) => orUsageError(typedPair(word)));

/** What was found. Throws what is wrong as a UsageError. */
function orUsageError<Found>(found: Found | string): Found {
  if (typeof found === 'string') throw new UsageError(found);
  return found;
}

/** The market as it was typed: the suppliers with what their values mean, and the options that describe the market. */
function typedEvidence(
  words: readonly string[],
  { total, closed, restCap, largest }: Options,
  { suppliers }: Market,
): EvidenceTable {
  const described = [
    ['--total', total],
    ['--closed', closed ? 'yes' : undefined],
    ['--rest-cap', restCap],
    ['--largest', largest],
  ] as const;
  return {
    columns: ['name', 'typed', 'low', 'high'],
    rows: [
      ...pairsOf(words).map(([name, value]) => {
        const read = suppliers.find((s) => s.actor === name)?.value;
        return [name, inputCell(value), read?.low, read?.high === 'unbounded' ? 'inf' : read?.high];
      }),
      ...described.flatMap(([name, value]) => (value === undefined ? [] : [[name, inputCell(value)]])),
    ],
    sources: [],
    remarks: ['What was typed, and the ends of what it means.'],
  };
}

/** What the options say about the market, as clauses of a sentence. */
const conditionsOf = ({ total, closed, restCap, largest, reading }: Options): readonly string[] => [
  ...(total === undefined ? [] : [`of a total of ${total}`]),
  ...(closed ? ['nobody else supplies'] : []),
  ...(restCap === undefined ? [] : [`no other supplier has more than ${restCap.replace(/\s*%?$/, ' %')}`]),
  ...(largest === undefined ? [] : [`no supplier is larger than ${largest}`]),
  ...(reading === 'rounded' ? ['with values read as rounded'] : []),
];

/** What the options say about the market. */
const termsOf = ({ total, closed, restCap, largest, reading }: Options): Typed => ({
  reading,
  ...(total === undefined ? {} : { total }),
  ...(closed === undefined ? {} : { closed }),
  ...(restCap === undefined
    ? {}
    : { cap: /^\d+(\.\d+)?\s*%?$/.test(restCap) ? Number.parseFloat(restCap) : Number.NaN }),
  ...(largest === undefined ? {} : { leader: largest }),
});
