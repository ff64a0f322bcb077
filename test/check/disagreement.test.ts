import fc from 'fast-check';
import { expect, it } from 'vitest';
import { disagreement } from '../../src/check/rules/disagreement.js';
import { load } from '../../src/dataset/load.js';
import { sound } from '../../src/dataset/sound.js';
import { meet } from '../../src/domain/interval.js';
import type { Observation } from '../../src/domain/observation.js';
import { known } from '../../src/domain/observation.js';
import { METAL } from './found.js';

const metal = sound(await load(METAL));
const [claim] = metal.observations.filter((o) => o.observation === 'solder-peru');

/** Whether two claims of the same date share no value. */
function apart(a: Observation, b: Observation): boolean {
  const [left, right] = [known(a, 'rounded'), known(b, 'rounded')];
  const together = a.period === b.period || a.period === '' || b.period === '';
  return together && left !== undefined && right !== undefined && !meet(left, right);
}

it('disagreement finds the same claims as a comparison of all pairs of the same date', () => {
  const printed = fc.constantFrom('40%', 'about 45%', '40-50%', '50-60%', '>45%', 'nearly 50%', '<20%', 'NA');
  const claims = fc.array(fc.record({ printed, period: fc.constantFrom('', '2022', '2023') }), { maxLength: 6 });
  fc.assert(
    fc.property(claims, (drawn) => {
      const observations = drawn.flatMap((d, i) => (claim ? [{ ...claim, ...d, observation: `claim-${i}` }] : []));
      const expected = observations.filter((a) => observations.some((b) => apart(a, b))).map((o) => o.observation);
      const found = disagreement.find({ ...metal, observations });
      const named = found.flatMap(({ text }) => [...text.matchAll(/\((claim-\d)\)/g)].map(([, id]) => id));
      expect(named).toEqual(expected);
      expect(found).toHaveLength(expected.length > 0 ? 1 : 0);
    }),
    { numRuns: 500 },
  );
});
