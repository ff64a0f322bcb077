import { expect, it } from 'vitest';
import { step, stepText } from '../../src/output/step.js';
import { reshare } from '../shell.js';

it('a step that does not fit has its command below it, unbroken', () => {
  const newer = step('Newer', ['stage', '-e', 'ree'], 'mining 2025');
  expect(stepText(newer, 80)).toBe('Newer   mining 2025: reshare stage -e ree');
  expect(stepText(newer, 30)).toBe('Newer   mining 2025:\n  reshare stage -e ree');
  expect(stepText(step('Trace', ['explain', '-e', 'ree']), 20)).toBe('Trace\n  reshare explain -e ree');
});

it('no step is wider than a terminal of 60 columns where its command fits', async () => {
  for (const command of ['shares', 'explain', 'cite']) {
    const { out } = await reshare([command, '-e', 'dysprosium', '-s', 'mining'], { NO_COLOR: '1' }, 60);
    // a command that has a line to itself may be as long as it is
    const steps = out.split('\n').filter((line) => /\S.*reshare /.test(line));
    expect(steps.filter((line) => line.length > 60)).toEqual([]);
  }
});
