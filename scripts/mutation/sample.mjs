import { createHash } from 'node:crypto';
import { relative } from 'node:path';

/** One of so many declarations at the top of a file is mutated. Which ones depends on SEED and the source alone, so that a sample can be repeated, and another one drawn. */
const [every, seed] = [Number(process.env.SAMPLE ?? 1), process.env.SEED ?? '1'];

/** Leaves out a declaration that the sample does not hold, with all in it: a sample of a tenth takes a tenth of the time. */
function shouldIgnore({ node, parent, hub }) {
  if (every === 1 || parent?.type !== 'Program') return undefined;
  const place = [seed, relative('', hub?.file?.opts?.filename), node.start].join(' ');
  const drawn = createHash('sha256').update(place).digest().readUInt32BE() % every === 0;
  return drawn ? undefined : 'not in the sample';
}

export const strykerPlugins = [{ kind: 'Ignore', name: 'sample', value: { shouldIgnore } }];
