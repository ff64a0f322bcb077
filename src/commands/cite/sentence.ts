import type { Answer } from '../../answer/answer.js';
import { claimPeriods, type Evidence } from '../../answer/evidence.js';
import type { UsedSource } from '../../answer/used-sources.js';
import type { Edition } from '../../dataset/load.js';
import { WORLD } from '../../domain/actor.js';
import type { Observation } from '../../domain/observation.js';
import { publication } from '../../domain/source.js';
import type { Terms } from '../../market/profile-record.js';
import { ownerName } from '../../output/actor-name.js';
import { actorList, excludedList } from '../../output/exclusions.js';
import { bandWords, pointsWords, shareWords } from '../../output/figure-text.js';
import { saidIn } from '../../output/place-of.js';
import { noEvidenceSentences, noOwnFigures, notEnteredSentence } from '../../output/sentence.js';
import { subjectName } from '../../output/subject-name.js';
import { quantity } from '../../text/number.js';
import { list, sentenceCase } from '../../text/words.js';
import type { CitedFigure } from './citation.js';

/**
 * One sentence to quote: whose share, of what, how much as printed and as read, by which sources and where they say so,
 * what this leaves, which no source says, and the dataset. Without a figure it says so.
 */
export function quotableSentence(figure: CitedFigure, edition: Edition): string {
  const dataset = `reshare dataset ${edition.name} ${edition.version}${edition.sealed ? '' : ' (not sealed)'}`;
  if (figure.answer.evidence.status !== 'ok') return `In the ${dataset}: ${gapSentence(figure.answer)}`;
  const sources = list(figure.sources.map((s) => sourcePart(s, figure)));
  const { left } = figuresOf(figure.answer);
  const leaves = left ? `; this leaves ${shareWords(left, figure.answer.approximate)}${without(figure.terms)}` : '';
  return `${clause(figure)}, ${isPrinted(figure) ? 'according to' : 'computed from'} ${sources}${leaves}; ${dataset}.`;
}

/** The figure in a few sentences, without its sources: the share, when it was said, what is left, and the HHI. */
export function statement({ answer, reading, terms, sources }: CitedFigure): string {
  const { evidence, profile, approximate } = answer;
  if (evidence.status !== 'ok') return gapSentence(answer);
  const { basis, stage } = evidence;
  const inherited = inheritedNote(answer);
  const { known, left, hhi } = figuresOf(answer);
  const time = timeWords(evidence);
  const level = hhi && profile?.band ? `${pointsWords(hhi)} points (${bandWords(profile.band)})` : 'not determined';
  return [
    ...(inherited ? [`${noOwnFigures(inherited)}.`] : []),
    `${sentenceCase(shareOf(terms))} of ${stage.name}${time.period}, for ${subjectName(basis.subject)}, is ${known ? shareWords(known, approximate) : 'not determined'}${printedPart(answer, sources, terms)}.`,
    ...(time.told === '' ? [] : [time.told]),
    ...(left ? [`${sentenceCase(shareWords(left, approximate))} is left${without(terms)}.`] : []),
    `The HHI is ${level}.`,
    ...(reading === 'rounded' ? ['Values are read as rounded.'] : []),
  ].join(' ');
}

/** The share, what is left and the HHI. They have no meaning where the shares cannot all be true. */
function figuresOf({ profile, share }: Answer) {
  if (!profile?.measures) return {};
  return { known: share, left: profile.remaining?.sharePct, hhi: profile.measures.hhi };
}

/** The note that the figures are a group's; undefined where they are the subject's. */
const inheritedNote = ({ notes }: Answer) => notes.find((n) => n.code === 'inherited');

/** Whose share, of what, and how much as printed and as read. */
function clause({ answer, terms, sources }: CitedFigure): string {
  const { evidence, approximate } = answer;
  if (evidence.status !== 'ok') throw new Error('without evidence there is no figure');
  const { basis, stage } = evidence;
  const inherited = inheritedNote(answer);
  const alone = inherited ? `${noOwnFigures(inherited)}; for ` : 'For ';
  const { known } = figuresOf(answer);
  return [
    `${alone}${subjectName(basis.subject)}, ${shareOf(terms)} of ${stage.name}`,
    timeWords(evidence).behind,
    known ? ` is ${shareWords(known, approximate)}` : ' is not determined',
    printedPart(answer, sources, terms),
  ].join('');
}

/** Without whom a share is left: ` without China`. */
const without = ({ exclusions }: Terms): string => ` without ${excludedList(exclusions)}`;

/** When a figure is of: `behind` the stage, the `period` alone, or `told` in a sentence where some statements are undated. */
function timeWords(evidence: Extract<Evidence, { status: 'ok' }>) {
  const { basis, period = '', said } = evidence;
  const dated = list((basis.measure === 'quantity' ? [period] : claimPeriods(evidence)).filter((p) => p !== ''));
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
function isPrinted({ answer: { evidence }, terms, sources }: CitedFigure): boolean {
  if (evidence.status !== 'ok' || evidence.basis.measure === 'quantity' || terms.exclusions.length !== 1) return false;
  const used = sources.flatMap((s) => s.observations).filter((o) => isCited(o, terms));
  return new Set(used.map((o) => o.printed)).size === 1;
}

/** Why there is no figure. */
function gapSentence({ notes }: Answer): string {
  const [note] = notes;
  if (note?.code === 'not-entered') return notEnteredSentence(note.stage.name, [note.subject.name]);
  if (note?.code === 'no-evidence') return noEvidenceSentences(note, subjectName(note.subject), note.stage.name);
  throw new Error('an answer without evidence says why');
}

/** Whether an observation is about the cited share: a value of the holder, or the total that it is a part of. */
const isCited = (o: Observation, { exclusions }: Terms): boolean =>
  exclusions.length === 0 || o.actor === WORLD || exclusions.some((e) => e.actor === o.actor);

/** The values as printed: `(printed "over 95%")`, or `(270,000 of 390,000 t REO)` in a table. */
function printedPart({ notes }: Answer, sources: readonly UsedSource[], terms: Terms): string {
  if (terms.exclusions.length === 0) return '';
  const used = sources.flatMap((s) => s.observations).filter((o) => isCited(o, terms));
  const [values, total] = [used.filter((o) => o.actor !== WORLD), used.find((o) => o.actor === WORLD)];
  if (values.length === 0) return '';
  if (total) {
    const held = list(values.map((o) => o.printed));
    const exceeding = notes.find((n) => n.code === 'rows-exceed-total');
    return exceeding
      ? ` (${held} of ${quantity(exceeding.sum, total.unit)}, the sum of the rows; the printed total is ${total.printed})`
      : ` (${held} of ${total.printed} ${total.unit})`;
  }
  return ` (printed ${list([...new Set(values.map((o) => `"${o.printed}"`))])})`;
}

/** A source with its date and the places of the cited values. */
function sourcePart({ source, observations }: UsedSource, { terms }: CitedFigure): string {
  const places = [...new Set(observations.filter((o) => isCited(o, terms)).map((o) => o.locator))];
  const when = publication(source);
  const date = source.published !== '' || when === '' ? when : `${when.replace('/', ' or ')}, day not printed`;
  const told = [[source.publisher, date].filter((part) => part !== '').join(', '), ...places];
  return `"${source.title}" (${told.filter((part) => part !== '').join('; ')})`;
}

/** Whose share is cited: of one actor, of several together, or of the largest supplier. */
function shareOf({ exclusions }: Terms): string {
  const [only, second] = exclusions;
  if (second) return `the joint share of ${actorList(exclusions.map((e) => e.actor))}`;
  return only ? `${ownerName(only.actor)} share` : "the largest supplier's share";
}
