import { describe, expect, it } from 'vitest';
import { answers } from '../../src/answer/answer.js';
import { publications, underlying } from '../../src/answer/underlying.js';
import { DEFAULT_BANDS } from '../../src/market/band.js';
import { base, claim, table } from '../world.js';

const survey = base.sources[0];
const world = (title: string, relies_on: string, observations: readonly ReturnType<typeof claim>[]) => ({
  ...base,
  sources: survey ? [{ ...survey, title, relies_on }] : [],
  observations,
});
/** The publication that is found behind the answer on tin at digging: its title, or undefined. */
function behind(relies_on: string, title: string, own = table('t', { period: '2023' }), period = '2023') {
  const [subject, stage] = [base.subjects.find((s) => s.subject === 'tin'), base.stages[0]];
  const dataset = world('An article', relies_on, own);
  const [answer] =
    subject && stage
      ? answers(
          dataset,
          subject,
          stage,
          { period: undefined, reading: 'printed' },
          { exclusions: [], bands: DEFAULT_BANDS },
        )
      : [];
  const known = publications(world(title, '', table('s', { period })));
  return answer && underlying(dataset, answer, known)?.publication.title;
}

describe('the publication behind a table', () => {
  it('is one that the source names by its main title, with a table on the same market', () => {
    expect(behind('Bureau Metal Survey 2024', 'Metal Survey 2024, chapter Tin')).toBe('Metal Survey 2024, chapter Tin');
    expect(behind('p. 1: Metal Survey 2024', 'Metal Survey 2024 (version 2)')).toBe('Metal Survey 2024 (version 2)');
  });
  it.each<[string, string | undefined]>([
    ['another edition of it', behind('Metal Survey 2023', 'Metal Survey 2024, chapter Tin')],
    ['one that the source names at another place', behind('p. 2: Metal Survey 2024', 'Metal Survey 2024')],
    ['one without a table of this period', behind('Metal Survey 2024', 'Metal Survey 2024', undefined, '2022')],
    ['any, for statements', behind('Metal Survey 2024', 'Metal Survey 2024', [claim({ period: '2023' })])],
    ['any, for a source that relies on nothing', behind('', 'Metal Survey 2024')],
  ])('is not %s', (_what, found) => {
    expect(found).toBeUndefined();
  });
});
