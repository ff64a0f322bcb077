import { basisByDeposits, deposits } from '../../answer/ores/deposit.js';
import { rule } from '../rule.js';

/** Rows whose basis the deposits contradict ([d2]): none is listed where the row says so, or one is listed although it says that none is. */
export const basisContradicted = rule({
  code: 'basis-contradicted',
  severity: 'warning',
  meaning: 'How a row says that its ore is known does not fit the deposits that are listed.',
  find: ({ observations, compositions, at }) => {
    const listed = deposits(compositions);
    return observations
      .filter((o) => o.basis !== '' && o.basis !== basisByDeposits(o, listed))
      .map((o) => ({
        place: at('observations', o.observation, 'basis'),
        key: o.observation,
        actor: o.actor,
        found: o.basis,
        expected: basisByDeposits(o, listed),
      }));
  },
  words: ({ actor, found, expected }) =>
    `The basis for ${actor} is "${found}", but by the deposits in compositions.csv it is "${expected}". Correct it, or add the deposits.`,
});
