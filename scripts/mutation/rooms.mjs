/**
 * The rooms whose source is changed to see whether a test notices. `least`: the share of mutants, in percent, that tests must notice.
 * `sample`: one declaration of so many is changed, so that a room takes at most half an hour on two processors.
 * `judges`: the file in this folder that imports the tests which judge. `all` is everything, with a small sample.
 */
export const ROOMS = {
  domain: { mutate: ['src/domain/**/*.ts'], judges: 'market', least: 90, sample: 2 },
  market: { mutate: ['src/market/**/*.ts'], judges: 'market', least: 90, sample: 8 },
  dataset: { mutate: ['src/dataset/**/*.ts'], judges: 'dataset', least: 85, sample: 4 },
  answer: { mutate: ['src/answer/**/*.ts'], judges: 'answer', least: 85, sample: 4 },
  check: { mutate: ['src/check/**/*.ts'], judges: 'check', least: 85, sample: 1 },
  all: { mutate: ['src/**/*.ts', '!src/page/**', '!src/cli/main.ts'], judges: 'all', least: 80, sample: 40 },
};
