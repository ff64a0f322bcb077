const under = (...folders) => folders.map((folder) => `test/${folder}/**/*.test.ts`);
const commands = (...names) => names.map((name) => `test/commands/${name}.test.ts`);
const MEASURED = [...under('domain', 'market', 'answer'), ...commands('method')];

/**
 * The rooms whose source is changed to see whether a test notices. `least`: the share of mutants, in percent, that tests must notice.
 * `sample`: one declaration of so many is changed, so that a room takes at most half an hour on two processors.
 * `judges`: the tests that judge. `whole`: the whole source is loaded before the tests. `all` is everything, with a small sample.
 */
export const ROOMS = {
  domain: { mutate: ['src/domain/**/*.ts'], judges: MEASURED, least: 90, sample: 2 },
  market: { mutate: ['src/market/**/*.ts'], judges: MEASURED, least: 90, sample: 8 },
  dataset: {
    mutate: ['src/dataset/**/*.ts'],
    judges: [...under('dataset'), 'test/check/fixtures.test.ts', ...commands('import', 'import-table', 'files')],
    least: 85,
    sample: 4,
  },
  answer: {
    mutate: ['src/answer/**/*.ts'],
    judges: [
      ...under('answer'),
      ...commands('method', 'golden', 'diff', 'compare', 'explain', 'largest', 'shares', 'list', 'truth', 'mcp'),
    ],
    least: 85,
    sample: 12,
  },
  check: { mutate: ['src/check/**/*.ts'], judges: [...under('check'), ...commands('check')], least: 85, sample: 2 },
  all: {
    mutate: ['src/**/*.ts', '!src/page/**', '!src/cli/main.ts'],
    judges: ['test/**/*.test.ts', '!test/program/**', '!test/*.test.ts', '!test/picture/label.test.ts'],
    whole: true,
    least: 80,
    sample: 200,
  },
};
