import type { Note } from '../answer/note.js';
import type { Interval } from '../domain/interval.js';
import type { Observation } from '../domain/observation.js';
import { type BandSet, LARGEST_SHARE_LINE, lineStanding, thresholds } from '../market/band.js';
import { whole } from '../text/number.js';
import { count, list, some } from '../text/words.js';

/** A claim with its actor and source: `China approximately 60% (control-firm)`. */
const claim = (o: Observation): string => `${o.actor} ${o.printed} (${o.source})`;
const claims = (all: readonly Observation[]): string => list(all.map(claim));

const GUIDELINES: Readonly<Record<BandSet, string>> = {
  us2023: 'US Merger Guidelines 2023',
  us2010: 'US Horizontal Merger Guidelines 2010',
};

/** A note in English. */
export const sentence = (note: Note): string => (note.stage === undefined ? caution(note) : remark(note));

/** A note on one subject at one stage. */
function remark(note: Extract<Note, { stage: string }>): string {
  const { stage } = note;
  switch (note.code) {
    case 'inherited': {
      const tied = note.tied.length > 0 ? ` (${list(note.tied.map((s) => s.subject))} is as narrow)` : '';
      return `${stage} is the figure of ${note.of.name} (${note.of.subject})${tied}, a proxy: ${note.subject}'s own share is not in the data.`;
    }
    case 'not-entered':
      return notEnteredSentence(stage, [note.subject]);
    case 'no-evidence':
      return `${stage}: the dataset has no evidence on ${note.subject}${note.period === undefined ? '' : ` in ${note.period}`}.`;
    case 'doubtful':
      return `${stage}: left out as doubtful (whatever is true of them is in the rest): ${list(note.cells.map((o) => `${o.actor} ${o.period} ${o.printed} ${o.unit} (${o.source})`))}.`;
    case 'conflict':
      return `${count(note.claims.length, 'claim')} ${note.claims.length === 1 ? 'contradicts' : 'contradict'} the table of ${stage}${note.period === undefined ? '' : ` ${note.period}`}: ${claims(note.claims)}.`;
    case 'disagreement':
      return `${stage}: the sources disagree, the interval holds them all: ${claims(note.claims)}.`;
    case 'inconsistent-shares':
      return `${stage}: these shares cannot all be true, so nothing is computed: ${claims(note.claims)}.`;
    case 'pooled-periods':
      return `${stage}: claims of several periods are pooled: ${list(note.periods.map((p) => p || 'undated'))}.`;
    case 'undated':
      return `${stage}: undated claims answer for ${note.period}.`;
    case 'excluded-actor-unknown':
      return `${stage}: what ${list(note.actors)} ${note.actors.length === 1 ? 'holds' : 'hold'} is not known: anything from nothing to the whole rest.`;
    case 'rows-exceed-total':
      return `${stage}: the rows add up to more than the stated total, so their sum is the total.`;
    case 'total-open-above':
      return `${stage}: the total is known only from below, so shares are known only from above and the HHI is not determined.`;
    case 'remainder-may-be-zero':
      return `${stage}: nothing may be left; the HHI of the remainder is that of the cases in which something is.`;
    case 'not-sharp':
      return `${stage}: too many unknown shares to search them all; the true HHI interval lies inside the one shown.`;
  }
}

/** The sentence if the dataset does not say that these subjects enter a stage. */
export const notEnteredSentence = (stage: string, who: readonly string[]): string =>
  `The dataset does not say that ${some(who)} ${who.length === 1 ? 'enters' : 'enter'} ${stage}.`;

/** A note on the whole answer. */
function caution(note: Exclude<Note, { stage: string }>): string {
  switch (note.code) {
    case 'unsealed':
      return 'This dataset is unsealed: without bytes and hashes nobody can tell whether it was changed.';
    case 'default-exclusion-absent':
      return `${note.actor} is no actor of this dataset: nobody is excluded. Name one with --exclude.`;
    case 'not-independent':
      return `Without ${list(note.actors)} is not independent of ${note.actors.length === 1 ? 'it' : 'them'}: other stages may still pass there.`;
    case 'chain-assumptions':
      return `Ceiling: one unit, equal losses, no stocks, no recycling${note.proxy ? '; proxy if inherited' : ''}${note.partial ? '; untouched by the part that was removed' : ''}.`;
    case 'band-convention': {
      const [moderate, high] = thresholds(note.bands);
      return `Bands: ${GUIDELINES[note.bands]} (${whole(moderate)}; ${whole(high)}), a convention, no measure of risk.`;
    }
    case 'yardstick':
      return yardstick(where(note));
  }
}

/** The sentence that compares the largest share of one market with LARGEST_SHARE_LINE. */
export const largestShareSentence = (cr1: Interval): string =>
  yardstick(`${lineStanding(cr1)} ${LARGEST_SHARE_LINE} %`);

/** The sentence on the line of the EU Critical Raw Materials Act, with what was found. */
const yardstick = (stands: string): string =>
  `Largest share ${stands}, a yardstick (EU Critical Raw Materials Act: of consumption, from one third country).`;

function where({ above, perhaps }: Extract<Note, { code: 'yardstick' }>): string {
  const parts = [
    ...(above.length > 0 ? [`above ${LARGEST_SHARE_LINE} % at ${list(above)}`] : []),
    ...(perhaps.length > 0 ? [`perhaps above ${LARGEST_SHARE_LINE} % at ${list(perhaps)}`] : []),
  ];
  return parts.length === 0 ? `nowhere above ${LARGEST_SHARE_LINE} %` : parts.join(', ');
}
