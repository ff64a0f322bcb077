import { provenances } from '../../answer/provenance.js';
import { report } from '../../answer/report.js';
import { isFolder } from '../../dataset/load.js';
import { DEFAULT_BANDS } from '../../market/band.js';
import { printedEvidence } from '../../output/evidence-table.js';
import { quotableAnswers } from '../../output/quotable.js';
import { command } from '../io.js';
import { chosenExclusions, chosenMarket } from '../names.js';
import { MARKET } from '../options.js';
import { SHOWING } from '../showing.js';
import { typedTerms } from '../steps.js';
import { SUPPOSED, supposedDataset, tellingSupposed } from '../supposed.js';
import { builtInPublications, underlyingSteps } from '../underlying.js';
import { explainOutput } from './output.js';
import { explainSteps } from './steps.js';

/** The options for showing rows. Printed values have no bars. */
const { bars: _, ...showing } = SHOWING;

/** `reshare explain`: from a number back to the paper. */
export const explainCommand = command({
  summary: 'from a number back to the printed values, each with its place',
  description:
    'Shows where the figures of one market come from: the formulas, then every printed value with its source, its place there and its note.',
  options: { ...MARKET, ...SUPPOSED, ...showing },
  examples: [
    [
      'reshare explain --element dysprosium --stage mining',
      'the HHI and what is left, by formula, and the printed words behind them',
    ],
    [
      'reshare explain --element ree --stage processing --format csv > evidence.csv',
      'the printed values alone, for a spreadsheet',
    ],
  ],
  schemas: async () => ({ explain: (await import('./schema.js')).explainSchema }),
  run: async (options, _args, io, typed) => {
    const { dataset, notes, read } = await supposedDataset(options);
    const { subject, stage } = chosenMarket(dataset, options);
    const terms = { ...chosenExclusions(dataset, options.exclude), bands: DEFAULT_BANDS };
    const found = tellingSupposed(report(dataset, [subject], [stage], options, terms), notes);
    const origins = provenances(dataset, found, options.reading, terms);
    const asked = typedTerms(options, typed);
    const known = isFolder(options.dataset) ? [] : await builtInPublications();
    const output = explainOutput(found, origins, {
      dataset,
      reading: options.reading,
      terms,
      steps: [
        ...explainSteps(found, origins, asked),
        ...underlyingSteps('explain', dataset, found.answers, asked, known),
      ],
    });
    io.quote(() => quotableAnswers([[dataset, found.answers]], options.reading, terms, notes));
    await io.show(output, options, read, async () => printedEvidence([[dataset, found.answers]]));
  },
});
