import { type Interval, point } from '../../domain/interval.js';
import type { ReadingPolicy } from '../../domain/reading.js';
import { HHI } from '../../market/measure/hhi.js';
import type { MeasureUnit } from '../../market/measure/measure.js';
import { FURTHER_MEASURES, MAIN_MEASURES } from '../../market/measures.js';
import type { Profile, Terms } from '../../market/profile-record.js';
import type { Explanation } from '../../market/settle.js';
import { full, plain, quantity, roundedDown } from '../../text/number.js';
import { count, list, sentenceCase } from '../../text/words.js';
import { type Bar, SHARE_BARS } from '../bar.js';
import { bandWords, figureText, percent, percentEnds, reasonWords } from '../figure-text.js';
import { ownLargestSentences } from '../largest.js';
import { notSharpSentence, sentence } from '../sentence.js';
import { lines, type Sheet } from '../sheet.js';
import { ownTargetSentences } from '../target.js';
import { titleOf } from '../title.js';
import type { TypedMarket } from './typed-market.js';
import { COMMAND_ADVICE, type MarketAdvice } from './words.js';

/** The screen of `reshare hhi`: suppliers and their holdings, the measures, what would settle them, remarks, and how to read it. */
export function hhiSheet(
  reading: ReadingPolicy,
  terms: Terms,
  market: TypedMarket,
  profile: Profile,
  explanation: Explanation | undefined,
  bar: Bar | undefined,
  advice: MarketAdvice = COMMAND_ADVICE,
): Sheet {
  const { suppliers, unit } = profile;
  const held = ['share', ...(unit === undefined ? [] : ['quantity']), ...(bar ? [''] : [])];
  const amounts = (p: { readonly sharePct: Interval; readonly quantity: Interval | undefined }): readonly string[] => [
    percent(p.sharePct),
    ...(unit !== undefined && p.quantity ? [quantity(p.quantity, unit).trim()] : []),
    ...(bar ? [bar(p.sharePct, 100)] : []),
  ];
  const holders = [
    ...suppliers.map((s) => [s.actor, ...amounts(s)]),
    ...(profile.rest ? [['the rest', ...amounts(profile.rest)]] : []),
    ...(profile.remaining ? [['what is left', ...amounts(profile.remaining)]] : []),
  ];
  const band = sentence({ code: 'band-convention', bands: terms.bands, subject: undefined, stage: undefined });
  return {
    title: titleOf(`A market with ${count(suppliers.length, 'known supplier')}`, reading, terms),
    tables: [
      [['supplier', ...held], ...holders],
      [['measure', 'value', ''], ...measureRows(profile, terms)],
    ],
    width: 80,
    lines: [
      ...lines('=', ownLargestSentences(profile.largest)),
      ...lines('=', ownTargetSentences(profile, terms)),
      ...lines('?', explanation ? settling(explanation) : []),
      ...lines('!', [...byRounding(market), ...remarks(profile, terms)]),
      ...lines('-', [
        ...inRest(market, terms, profile, advice),
        ...(profile.band ? [band] : []),
        ...(bar ? [SHARE_BARS] : []),
      ]),
    ],
  };
}

/** Sentences on what the rest includes: actors with an unknown holding, suppliers that are not named, and a typed lump, which bounds it only from below ([s2]). */
function inRest(
  { rest, unknown = [], lump, cap = 100, leader }: TypedMarket,
  { exclusions }: Terms,
  profile: Profile,
  { closed }: MarketAdvice,
): readonly string[] {
  const { unit } = profile;
  // no supplier has more than the cap, nor more than the leader
  const most = profile.suppliers.find((s) => s.actor === leader)?.sharePct.high ?? 100;
  const hidden = unknown.filter((actor) => !exclusions.some((e) => e.actor === actor));
  const amount = unit === undefined ? percent(point(rest.low)) : quantity(point(rest.low), unit).trim();
  return [
    ...(hidden.length > 0 ? [`The rest includes ${list(hidden)}.`] : []),
    ...(rest.low > 0 && rest.high === 'unbounded'
      ? [
          `The rest is all that the named suppliers do not hold. ${lump} (${amount}) is a part of it; Rest=... would be the whole.`,
        ]
      : []),
    ...(rest.low === 0 && rest.high === 'unbounded'
      ? notNamed(profile.rest?.sharePct, most === 'unbounded' ? cap : Math.min(cap, most), unknown.length > 0, closed)
      : []),
  ];
}

/** More than the rounding of a quotient of two shares: no supplier is counted for that. */
const SLACK = 1e-9;

/** A sentence on the suppliers that are not named, where nothing typed says what they hold together. None has more than `cap` percent; `closed` says how to say that there are none, where that makes a market. */
function notNamed(rest: Interval | undefined, cap: number, mayShare: boolean, closed: string): readonly string[] {
  if (!rest || rest.high === 0) return [];
  if (mayShare) return [`Suppliers that are not named may hold a part of the rest; ${closed}.`];
  const number =
    cap < rest.low
      ? `${Math.ceil(rest.low / cap - SLACK)} or more, each with at most ${percentEnds(point(cap))[1]}`
      : 'one, or any number of them';
  return rest.low > 0
    ? [`Suppliers that are not named hold the other ${percent(rest)}: ${number}.`]
    : [`Suppliers that are not named may hold up to ${percentEnds(rest)[1]}; ${closed}.`];
}

function measureRows(
  { measures, more, band, remaining, reasons }: Profile,
  { bands }: Terms,
): readonly (readonly string[])[] {
  const row = (label: string, path: string, unit: MeasureUnit, value: Interval | undefined, remark = '') => [
    label,
    value ? figureText(unit, value, bands) : 'NA',
    value ? remark : reasonWords(reasons.get(path)),
  ];
  const level = band ? bandWords(band) : '';
  return [
    ...MAIN_MEASURES.map(({ key, label, unit }) =>
      row(label, `measures.${key}`, unit, measures?.[key], key === HHI.key ? level : ''),
    ),
    ...(more ? FURTHER_MEASURES : []).map(({ key, label, unit }) => row(label, `measures.${key}`, unit, more?.[key])),
    ...(remaining
      ? [row(`${HHI.label} of what is left`, 'remaining.measures.hhi', HHI.unit, remaining.measures.hhi)]
      : []),
  ];
}

/** Sentences on how much one more fact would narrow the HHI, at least. */
function settling({ width, facts }: Explanation): readonly string[] {
  const of = plain(point(width), 0);
  const known = facts.map(({ fact, actor, narrowsBy }) => {
    const what = fact === 'holding' ? `what ${actor} holds` : 'the largest member of the rest';
    return narrowsBy >= width
      ? `Knowing ${what} leaves a single value of the HHI.`
      : `Knowing ${what} narrows the range of the HHI, ${of} points wide, by ${roundedDown(narrowsBy, 0)} or more.`;
  });
  return known.length > 0 ? known : [`No single fact is sure to narrow the ${of} points of the HHI.`];
}

/** That the shares exceed 100 percent by their rounding. Empty where they do not. */
const byRounding = ({ above }: TypedMarket): readonly string[] =>
  above === undefined
    ? []
    : [`The shares add up to ${full(above)} %, by no more than their rounding. So their sum is the total.`];

function remarks(profile: Profile, { exclusions }: Terms): readonly string[] {
  const unknown = exclusions.map((e) => e.actor).filter((actor) => !profile.suppliers.some((s) => s.actor === actor));
  const who = list(unknown);
  return [
    ...(unknown.length > 0
      ? [`What ${who} ${unknown.length === 1 ? 'holds' : 'hold'} is not known. It may be nothing or all of the rest.`]
      : []),
    ...(profile.gap === undefined ? [] : [sentenceCase(notSharpSentence(profile.gap))]),
  ];
}
