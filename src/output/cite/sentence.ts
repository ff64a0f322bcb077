import type { Answer } from '../../answer/answer.js';
import { claimPeriods, type Evidence, outsideOf } from '../../answer/evidence.js';
import { isNarrowed, shareReason } from '../../answer/excluded-share.js';
import type { UsedSource } from '../../answer/used-sources.js';
import type { Edition } from '../../dataset/load.js';
import { WORLD } from '../../domain/actor.js';
import type { Interval } from '../../domain/interval.js';
import { known, type Observation } from '../../domain/observation.js';
import { isComputed, type ReadingPolicy } from '../../domain/reading.js';
import { publication, reliance } from '../../domain/source.js';
import { isSupply } from '../../domain/stage.js';
import { onlyLargest } from '../../market/largest.js';
import type { Exclusion } from '../../market/market.js';
import type { Terms } from '../../market/profile-record.js';
import { full } from '../../text/number.js';
import { list, sentenceCase, some } from '../../text/words.js';
import { ownerName } from '../actor-name.js';
import { actorList, excludedWords, ownedPart, wholeFirst } from '../exclusions.js';
import { bandWords, NOTHING_RULED_OUT, pointsWords, quantityWords, reasonWords, shareWords } from '../figure-text.js';
import { knownLargest, largestOwners } from '../largest.js';
import { saidIn } from '../place-of.js';
import { noEvidenceSentences, noOwnFigures, notEnteredSentence, printedWords } from '../sentence.js';
import { subjectName } from '../subject-name.js';
import type { QuotedFigure } from './citation.js';

/**
 * One sentence to quote: whose share, of what, how much as printed and as read, by which sources and where they say so,
 * what this leaves, which no source says, and the dataset. Without a figure it says so.
 */
export function quotableSentence(figure: QuotedFigure, edition: Edition): string {
  const marks = [
    ...(edition.sealed ? [] : ['not sealed']),
    ...(edition.unlikeBuiltIn.length > 0 ? ['other contents than the built-in edition'] : []),
  ];
  const dataset = `reshare dataset ${edition.name} ${edition.version}${marks.length > 0 ? ` (${marks.join(', ')})` : ''}`;
  const { answer, reading, terms } = figure;
  if (answer.evidence.status !== 'ok') return gapSentence(answer, `The ${dataset}`);
  const of = restsOnOthers(figure) ? [] : holders(figure);
  const sources = list(figure.sources.map((s) => sourcePart(s, figure, of)));
  const { left } = figuresOf(figure);
  const other = conflictPart(figure);
  const leaves = left ? `; this leaves ${shareWords(left, answer.approximate)}${without(terms)}` : '';
  const rounded = reading === 'rounded' ? ', with values read as rounded' : '';
  const by = answer.share ? (isPrinted(figure) ? 'according to' : 'computed from') : 'by the figures of';
  return `${clause(figure)}, ${by} ${sources}${rounded}${leaves}${other}; ${dataset}.`;
}

/** The figure in a few sentences, without its sources: the share, when it was said, what is left, and the HHI. */
export function statement(figure: QuotedFigure): string {
  const { answer, reading, terms } = figure;
  const { evidence, profile, approximate } = answer;
  if (evidence.status !== 'ok') return gapSentence(answer);
  const { basis, stage } = evidence;
  const inherited = inheritedNote(answer);
  const { known, left, hhi } = figuresOf(figure);
  const time = timeWords(evidence);
  const stated = unusedTotal(figure);
  const level =
    hhi && profile?.band ? `${pointsWords(hhi, terms.bands)} points (${bandWords(profile.band)})` : 'not determined';
  return [
    ...(inherited ? [`${noOwnFigures(inherited)}.`] : []),
    `${sentenceCase(stage.name)}${time.period}, for ${subjectName(basis.subject)}: ${shareOf(figure)} of ${wholeOf(evidence)} is ${known ? shareWords(known, approximate) : 'not determined'}${printedPart(figure)}.`,
    ...(stated === undefined ? [] : [`${sentenceCase(stated)}.`]),
    ...(time.told === '' ? [] : [time.told]),
    ...(left ? [`${sentenceCase(shareWords(left, approximate))} is left${without(terms)}.`] : []),
    `The HHI of ${basis.outside.length > 0 ? 'that' : 'the'} whole market is ${level}.`,
    ...(reading === 'rounded' ? ['Values are read as rounded.'] : []),
  ].join(' ');
}

/** The share, what is left and the HHI. They have no meaning where the shares cannot all be true. All is left of a world without those excluded, which is not told. */
function figuresOf({ answer: { profile, share, evidence }, terms: { exclusions } }: QuotedFigure) {
  if (!profile?.measures) return {};
  const outside = outsideOf(evidence);
  const isLess = exclusions.length === 0 || exclusions.some((e) => !outside.includes(e.actor));
  return { known: share, left: isLess ? profile.remaining?.sharePct : undefined, hhi: profile.measures.hhi };
}

/** The note that the figures are a group's; undefined where they are the subject's. */
const inheritedNote = ({ notes }: Answer) => notes.find((n) => n.code === 'inherited');

/** Whose share, of what, and how much as printed and as read. */
function clause(figure: QuotedFigure): string {
  const { answer } = figure;
  const { evidence, approximate } = answer;
  if (evidence.status !== 'ok') throw new Error('without evidence there is no figure');
  const { basis, stage } = evidence;
  const inherited = inheritedNote(answer);
  const alone = inherited ? `${noOwnFigures(inherited)}; for ` : 'For ';
  const { known } = figuresOf(figure);
  const stated = unusedTotal(figure);
  return [
    `${alone}${subjectName(basis.subject)}, ${shareOf(figure)} of ${wholeOf(evidence)}${isSupply(stage) ? ` at the ${stage.name} stage` : ''}`,
    timeWords(evidence).behind,
    known ? ` is ${shareWords(known, approximate)}` : ` is not determined${reasonPart(answer)}`,
    printedPart(figure, stated === undefined ? [] : [stated]),
  ].join('');
}

/** Why a figure is not determined: `, because Peru "55%" and Bolivia "50%" cannot both be true`, or the reason in a few words. */
function reasonPart(answer: Answer): string {
  const claims = answer.notes.flatMap((n) => (n.code === 'inconsistent-shares' ? n.claims : []));
  if (claims.length > 0)
    return `, because ${list(claims.map(printedWords))} cannot ${claims.length === 2 ? 'both' : 'all'} be true`;
  const reason = shareReason(answer);
  return reason === undefined ? '' : `, because ${reason === 'unidentified' ? NOTHING_RULED_OUT : reasonWords(reason)}`;
}

/** Statements of the same market that contradict a table or differ from it, for a sentence to quote. */
function conflictPart(figure: QuotedFigure): string {
  const of = holders(figure);
  const others = figure.answer.notes
    .flatMap((n) => (n.code === 'conflict' ? n.claims : []))
    .filter((o) => isCited(o, of));
  if (others.length === 0) return '';
  const [verb, share] = others.length === 1 ? ['differs', 'its share'] : ['differ', 'the shares'];
  return `; the dataset also has ${some(others.map(printedWords))}, which ${verb} from ${of.length === 1 ? 'that share' : `${share} in the table`}`;
}

/**
 * What a share is a part of: `world supply`, a stock or a capacity such as `world reserves`, or a trade by its name, which says whose it is.
 * Suppliers that the total leaves out are named.
 */
function wholeOf({ stage, basis: { outside } }: Extract<Evidence, { status: 'ok' }>): string {
  const whole = isSupply(stage) ? 'world supply' : stage.kind === 'trade' ? stage.name : `world ${stage.name}`;
  return outside.length > 0 ? `${whole} outside ${actorList(outside)}` : whole;
}

/** Without whom a share is left: ` without China`. */
const without = (terms: Terms): string => ` without ${excludedWords(terms)}`;

/** Those whose share is cited: who is left out, or the largest supplier where it is certainly this one. Empty where it may be several. */
function holders({ answer, terms: { exclusions, largestPct = 100 } }: QuotedFigure): readonly Exclusion[] {
  if (exclusions.length > 0) return exclusions;
  const actor = onlyLargest(leader(answer));
  return actor === undefined ? [] : [{ actor, portionPct: largestPct }];
}

/** Who the largest supplier is; undefined where it may be several, also because of values printed with a word such as about. */
const leader = ({ profile, approximate }: Answer) =>
  profile?.largest ?? (approximate ? undefined : knownLargest(profile));

/** When a figure is of: `behind` the stage, the `period` alone, or `told` in a sentence where some statements are undated. */
function timeWords(evidence: Extract<Evidence, { status: 'ok' }>) {
  const { basis, period = '', said } = evidence;
  const dated = list((basis.measure !== 'share' ? [period] : claimPeriods(evidence)).filter((p) => p !== ''));
  const within = dated === '' ? '' : ` in ${dated}`;
  if (said.length === 0) return { behind: within, period: within, told: '' };
  const when = saidIn(said);
  if (dated === '')
    return {
      behind: `, ${when},`,
      period: '',
      told: when === 'undated' ? 'Its date is not known.' : `This was ${when}.`,
    };
  const both = `statements of ${dated} and undated ones${when === 'undated' ? '' : ` ${when}`}`;
  return { behind: `, by ${both},`, period: '', told: `It rests on ${both}.` };
}

/** Whether the sources print the share itself: in one way, and not as quantities or as shares of others. */
function isPrinted(figure: QuotedFigure): boolean {
  const { answer, sources, reading } = figure;
  const { evidence } = answer;
  const of = holders(figure);
  if (evidence.status !== 'ok' || evidence.basis.measure !== 'share' || of.length !== 1 || restsOnOthers(figure))
    return false;
  const used = sources.flatMap((s) => s.observations).filter((o) => isCited(o, of) && known(o, reading));
  return new Set(used.map((o) => o.printed)).size === 1;
}

/** Whether a printed share is narrowed by the shares of other suppliers, or only these are known. */
function restsOnOthers(figure: QuotedFigure): boolean {
  const { answer, sources, reading } = figure;
  const isShare = answer.evidence.status === 'ok' && answer.evidence.basis.measure === 'share';
  const observations = sources.flatMap((s) => s.observations);
  return isShare && isNarrowed(observations, answer.share, reading, { exclusions: holders(figure) });
}

/** Why there is no figure. */
function gapSentence({ notes }: Answer, dataset?: string): string {
  const [note] = notes;
  if (note?.code === 'not-entered') return notEnteredSentence(note.stage.name, [note.subject.name], dataset);
  if (note?.code === 'no-evidence')
    return noEvidenceSentences(note, subjectName(note.subject), note.stage.name, dataset);
  throw new Error('an answer without evidence says why');
}

/** Whether an observation is about the cited share: a value of the holder, or the total that it is a part of. */
const isCited = (o: Observation, of: readonly Exclusion[]): boolean =>
  of.length === 0 || o.actor === WORLD || of.some((e) => e.actor === o.actor);

/**
 * The values as printed that the share is computed from: `(printed "over 95%")`, or `(270,000 of 390,000 t REO)` in a table.
 * Values of several suppliers say whose they are. One without a value that is used is named. `more` stands behind the total.
 */
function printedPart(figure: QuotedFigure, more: readonly string[] = []): string {
  const { sources, reading } = figure;
  const of = holders(figure);
  if (figure.answer.derivation) return ' (worked out from tonnes by ore and what the ores hold)';
  if (of.length === 0) return '';
  const used = sources.flatMap((s) => s.observations);
  const stated = used.find((o) => o.actor === WORLD);
  const held = wholeFirst(of).map((e) => ({
    ...e,
    values: used.filter((o) => o.actor === e.actor && known(o, reading)).map((o) => o.printed),
  }));
  const parts = held.flatMap(({ actor, portionPct, values }) => {
    const texts = [...new Set(values)].map((text) => (stated ? shortened(text) : `"${text}"`));
    if (texts.length === 0) return [];
    if (held.length === 1) return [list(texts)];
    return [`${ownedPart({ actor, portionPct })} ${list(texts)}`];
  });
  const missing = held.filter(({ values }) => values.length === 0).map(({ actor }) => actor);
  const gap = missing.length === 0 ? [] : [`no value used for ${actorList(missing)}`];
  const others = restsOnOthers(figure);
  if (parts.length === 0 && others) return ' (what the printed shares of others leave)';
  if (parts.length === 0) return missing.some((actor) => used.some((o) => o.actor === actor)) ? ` (${gap[0]})` : '';
  const values = stated ? `${list(parts)} of ${totalWords(stated, figure)}` : `printed ${list(parts)}`;
  const isRounded = stated && [stated.printed, ...held.flatMap((h) => h.values)].some(isComputed);
  const disagree = figure.answer.notes.some(
    (n) => n.code === 'disagreement' && n.claims.some((o) => of.some((e) => e.actor === o.actor)),
  );
  const said = [
    isRounded ? `${values}, rounded` : disagree ? `${values}, not all of which agree` : values,
    ...(others ? ['narrowed by the shares of others'] : []),
  ];
  return ` (${[...said, ...more, ...gap].join('; ')})`;
}

/** A printed value for a sentence: a number that a program computed with four digits, any other as printed. */
const shortened = (printed: string): string =>
  isComputed(printed) ? full(Number(Number(printed).toPrecision(4))) : printed;

/** The total of a table: as printed, or the sum of the rows or the printed total by its rounding where shares are taken of that ([s1]). */
function totalWords(stated: Observation, { answer, reading }: QuotedFigure): string {
  const { total } = answer;
  if (!total || isTotalOf(stated, total, reading)) return `${shortened(stated.printed)} ${stated.unit}`;
  const byRounding = answer.notes.some((n) => n.code === 'total-by-rounding');
  return `${quantityWords(total, stated.unit)}, ${byRounding ? 'the total by its rounding' : 'the sum of the rows'}`;
}

/** The printed total of a table, where the share is not taken of it; undefined elsewhere. */
function unusedTotal(figure: QuotedFigure): string | undefined {
  const { sources, reading } = figure;
  const stated = sources.flatMap((s) => s.observations).find((o) => o.actor === WORLD);
  if (!stated || holders(figure).length === 0 || isTotalOf(stated, figure.answer.total, reading)) return undefined;
  return `the printed total is ${stated.printed} ${stated.unit}`;
}

/** Whether shares are taken of a total as it is printed. */
function isTotalOf(stated: Observation, total: Interval | undefined, reading: ReadingPolicy): boolean {
  const read = known(stated, reading);
  return !total || (read !== undefined && total.low <= read.low && total.high === read.high);
}

/** A source with its date, the places of the values of those whose share is cited, and what it relies on there. */
function sourcePart(
  { source, observations, compositions }: UsedSource,
  figure: QuotedFigure,
  of: readonly Exclusion[],
): string {
  const cited = observations.filter((o) => isCited(o, of)).map((o) => o.locator);
  const all = [...observations, ...compositions].map((o) => o.locator);
  // a derived share rests on all rows, so that only what their places share is named
  const places = figure.answer.derivation ? sharedPlace(all) : [...new Set(cited)];
  const when = publication(source);
  const date = source.published !== '' || when === '' ? when : `${when.replace('/', ' or ')}, day not printed`;
  const told = [[source.publisher, date].filter((part) => part !== '').join(', '), ...places];
  const basis = reliance(source, places);
  const relies = basis === '' ? [] : [`it relies on ${basis}`];
  return `"${source.title}" (${[...told, ...relies].filter((part) => part !== '').join('; ')})`;
}

/** The first parts that all places have, up to a comma: `Table 2` of `Table 2, upper pit` and `Table 2, lower pit`. Empty where they differ. */
function sharedPlace(places: readonly string[]): readonly string[] {
  const [first = [], ...more] = places.map((place) => place.split(', '));
  const differs = first.findIndex((part, i) => more.some((other) => other[i] !== part));
  const shared = first.slice(0, differs < 0 ? first.length : differs).join(', ');
  return shared === '' ? [] : [shared];
}

/** Whose share is cited: of one actor, of several or of parts of them together, or of the largest supplier, with its name. */
export function shareOf({ answer, terms: { exclusions } }: QuotedFigure): string {
  const [only, second] = exclusions;
  const largest = leader(answer);
  if (exclusions.length > 1 && exclusions.some((e) => e.portionPct < 100))
    return `the sum of ${list(wholeFirst(exclusions).map((e) => `${ownedPart(e)} share`))}`;
  if (second) return `the joint share of ${actorList(exclusions.map((e) => e.actor))}`;
  if (only) return `${ownerName(only.actor)} share`;
  return `the largest supplier's share${largest ? ` (${largestOwners(largest)})` : ''}`;
}
