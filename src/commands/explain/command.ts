import { provenances } from '../../answer/provenance.js';
import { report } from '../../answer/report.js';
import { load } from '../../dataset/load.js';
import { sound } from '../../dataset/sound.js';
import { DEFAULT_BANDS } from '../../market/band.js';
import { command } from '../io.js';
import { chosenExclusions, chosenMarket } from '../names.js';
import { inputs, MARKET } from '../options.js';
import { SHOWING } from '../showing.js';
import { explainOutput } from './output.js';

/** `reshare explain`: from a number back to the paper. */
export const explainCommand = command({
  summary: 'from a number back to the printed words',
  description:
    'Shows how the figures of one market come about: the formulas with the figures in them, and every observation as printed, with its source and place.',
  options: { ...MARKET, ...SHOWING },
  examples: [
    [
      'reshare explain --element dysprosium --stage mining',
      'the HHI and what remains, by formula, and the printed words behind them',
    ],
    [
      'reshare explain --element ree --stage processing --format csv > evidence.csv',
      'the observations alone, for a spreadsheet',
    ],
  ],
  schemas: async () => ({ explain: (await import('./schema.js')).explainSchema }),
  run: async (options, _args, io) => {
    const dataset = sound(await load(options.dataset));
    const { subject, stage } = chosenMarket(dataset, options);
    const terms = { exclusions: chosenExclusions(dataset, options.exclude), bands: DEFAULT_BANDS };
    const found = report(dataset, [subject], [stage], options, terms);
    const origins = provenances(dataset, found, options.reading, terms.exclusions);
    const output = explainOutput(dataset, options.reading, terms, found, origins);
    await io.show(output, options, inputs(dataset));
  },
});
