import { expect, it } from 'vitest';
import { shareReason } from '../../src/answer/excluded-share.js';
import { interval, point } from '../../src/domain/interval.js';
import { profile } from '../../src/market/profile.js';
import type { Reason } from '../../src/market/reasons.js';
import { percents } from '../market/worked.js';

const of = (reasons: readonly (readonly [string, Reason])[]) => ({
  ...profile(percents(['[20, 40]'])),
  reasons: new Map(reasons),
});

it.each<[string, readonly (readonly [string, Reason])[], Reason | undefined]>([
  [
    'its own reason',
    [
      ['measures', 'nothing-supplied'],
      ['sharePct', 'outside-total'],
    ],
    'outside-total',
  ],
  ['that of all measures', [['measures', 'nothing-supplied']], 'nothing-supplied'],
  ['that of the largest share', [['measures.cr1Pct', 'unidentified']], 'unidentified'],
  ['none, where nothing says why', [['band', 'unidentified']], undefined],
])('a share that is missing has %s', (_what, reasons, reason) =>
  expect(shareReason({ profile: of(reasons), share: undefined })).toBe(reason),
);
it('a share that is there has no reason, and one without a profile has none', () => {
  const reasons = [['sharePct', 'outside-total']] as const;
  expect(shareReason({ profile: of(reasons), share: interval(20, 40) })).toBeUndefined();
  expect(shareReason({ profile: of(reasons), share: point(0) })).toBeUndefined();
  expect(shareReason({ profile: undefined, share: undefined })).toBeUndefined();
});
