import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type ReleaseState, refusals, released } from '../scripts/release-notes.js';

const CHANGELOG = '# Changelog\n\n## Unreleased\n\n- A line.\n\n## 0.1.0 - 2025-11-01\n\n- Old.\n';
const READY: ReleaseState = {
  version: '0.2.0',
  date: '2026-01-31',
  present: '0.1.0',
  changelog: CHANGELOG,
  changed: [],
  tags: ['v0.1.0'],
};

describe('a release', () => {
  it('is possible in a clean clone with a changelog, a higher version and a day', () => {
    expect(refusals(READY)).toEqual([]);
    const changelog = readFileSync('CHANGELOG.md', 'utf8');
    expect(changelog).toMatch(/^## Unreleased$/m);
    expect(refusals({ ...READY, version: '0.10.0', present: '0.9.9' })).toEqual([]);
  });
  it.each<[string, Partial<ReleaseState>, RegExp]>([
    ['what is not committed', { changed: [' M src/index.ts'] }, /^1 files? .*M src\/index\.ts/],
    ['a changelog without the section', { changelog: '# Changelog\n\n## 0.1.0\n' }, /no section "## Unreleased"/],
    ['an empty section', { changelog: '## Unreleased\n\n## 0.1.0\n\n- Old.\n' }, /says nothing under "Unreleased"/],
    ['a tag that exists', { tags: ['v0.2.0'] }, /tag v0\.2\.0 exists/],
    ['the present version', { version: '0.1.0', tags: [] }, /0\.1\.0 is not above 0\.1\.0/],
    ['a lower version', { version: '0.9.0', present: '0.10.0' }, /0\.9\.0 is not above 0\.10\.0/],
    ['no version', { version: 'next' }, /"next" is no version/],
    ['no day', { date: '2026-02-30' }, /"2026-02-30" is no day/],
  ])('is refused for %s', (_what, state, reason) => {
    expect(refusals({ ...READY, ...state })).toEqual([expect.stringMatching(reason)]);
  });
  it('is refused with all reasons at once', () => {
    expect(refusals({ ...READY, version: '', date: '', changelog: '', changed: ['?? a'] })).toHaveLength(4);
  });
  it('puts what was unreleased under its version and day, below an empty section', () => {
    const after = released(CHANGELOG, '0.2.0', '2026-01-31');
    expect(after).toBe(CHANGELOG.replace('## Unreleased\n', '## Unreleased\n\n## 0.2.0 - 2026-01-31\n'));
    expect(refusals({ ...READY, version: '0.3.0', present: '0.2.0', changelog: after })).toEqual([
      expect.stringContaining('says nothing'),
    ]);
  });
});
