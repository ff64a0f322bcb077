import { report } from '../../answer/report.js';
import { shareTables } from '../../answer/share-tables.js';
import { isFolder } from '../../dataset/load.js';
import { DEFAULT_BANDS } from '../../market/band.js';
import { printedEvidence } from '../../output/evidence-table.js';
import { quotableAnswers } from '../../output/quotable.js';
import { command } from '../io.js';
import { chosenMarket, typedExclusions } from '../names.js';
import { newestBuiltIn } from '../newest.js';
import { excludeOption, MARKET, targetOption, targetTerm } from '../options.js';
import { SHOWING } from '../showing.js';
import { typedTerms } from '../steps.js';
import { SUPPOSED, supposedDataset, tellingSupposed } from '../supposed.js';
import { sharesOutput } from './output.js';
import { sharesSteps } from './steps.js';

/** `reshare shares`: one market as a country table. */
export const sharesCommand = command({
  summary: 'who supplies how much at one stage, as a table',
  description:
    'Shows who supplies how much at one stage: quantities, shares, and what each supplier adds to the HHI. Unlike stage, it leaves nobody out by default.',
  options: {
    ...MARKET,
    exclude: { ...excludeOption, description: `${excludeOption.description} (default: nobody)` },
    target: targetOption,
    ...SUPPOSED,
    ...SHOWING,
  },
  examples: [
    ['reshare shares --element ree --stage mining', 'who mines how much, and what each adds to the HHI'],
    [
      'reshare shares --element ree --stage mining --period 2023 --exclude China',
      'who supplies what is left without China',
    ],
    [
      'reshare shares --element ree --stage mining --format csv --fields actor,sharePct',
      'two columns for a spreadsheet',
    ],
  ],
  schemas: async () => ({ shares: (await import('./schema.js')).sharesSchema }),
  run: async (options, _args, io, typed) => {
    const { reading } = options;
    const { dataset, notes, read } = await supposedDataset(options);
    const { subject, stage } = chosenMarket(dataset, options);
    const terms = {
      ...typedExclusions(dataset, options.exclude ?? []),
      bands: DEFAULT_BANDS,
      ...targetTerm(options.target),
    };
    const found = tellingSupposed(report(dataset, [subject], [stage], options, terms), notes);
    const known = isFolder(options.dataset) ? [] : await newestBuiltIn();
    const output = sharesOutput(found, shareTables(found, terms), {
      edition: dataset.edition,
      reading,
      terms,
      bar: io.bar(options),
      steps: sharesSteps(found, typedTerms(options, typed), dataset.edition, known),
    });
    io.quote(() => quotableAnswers([[dataset, found.answers]], reading, terms, notes));
    await io.show(output, options, read, async () => printedEvidence([[dataset, found.answers]]));
  },
});
