import type { UsedSource } from '../../answer/used-sources.js';
import type { Edition } from '../../dataset/load.js';
import type { Composition } from '../../domain/composition.js';
import type { Observation } from '../../domain/observation.js';
import { type Citation, type CitedFigure, remarks } from '../../output/cite/citation.js';
import { quotableSentence, statement } from '../../output/cite/sentence.js';
import { citeText } from '../../output/cite/text.js';
import { basisJson, editionJson, excludedJson, intervalJson, notesJson, placeJson } from '../../output/json-parts.js';
import { bibtex, datasetKey, figureKey, sourceKey } from './bibtex.js';
import type { CiteComposition, CiteDocument, CiteFigure, CiteObservation, CiteSource } from './schema.js';

/** The object that `reshare cite --json` prints: schema reshare.cite/2. */
export function citeJson(citation: Citation): CiteDocument {
  const { edition, program, figure } = citation;
  return {
    schema: 'reshare.cite/2',
    dataset: {
      ...editionJson(edition),
      title: edition.title ?? null,
      licences: edition.licences,
      key: datasetKey(edition),
    },
    program: { name: program.name, version: program.version, author: program.author, licence: program.license },
    figure: figure ? citeFigure(figure, edition) : null,
    sources: (figure?.sources ?? []).map((cited) => citeSource(edition.name, cited)),
    notes: notesJson(remarks(citation)),
    text: citeText(citation),
    bibtex: bibtex(citation),
  };
}

function citeFigure(figure: CitedFigure, edition: Edition): CiteFigure {
  const { answer, reading, terms } = figure;
  const { evidence, profile, share } = answer;
  return {
    key: figureKey(edition, figure),
    ...placeJson(answer),
    reading,
    excluded: excludedJson(terms),
    status: evidence.status,
    basis: basisJson(answer),
    sharePct: intervalJson(share),
    remainingPct: intervalJson(profile?.remaining?.sharePct),
    hhi: intervalJson(profile?.measures?.hhi),
    ...(terms.largestPct === undefined ? {} : { largest: profile?.largest ?? null }),
    text: statement(figure),
    sentence: quotableSentence(figure, edition),
    command: figure.again.command,
  };
}

const citeSource = (dataset: string, { source, observations, compositions }: UsedSource): CiteSource => ({
  key: sourceKey(dataset, source),
  source: source.source,
  title: source.title,
  publisher: source.publisher || null,
  published: source.published || null,
  published_note: source.published_note || null,
  relies_on: source.relies_on || null,
  licence: source.licence || null,
  url: source.url || null,
  observations: observations.map(citeObservation),
  compositions: compositions.map(citeComposition),
});

const citeObservation = (o: Observation): CiteObservation => ({
  observation: o.observation,
  actor: o.actor,
  period: o.period || null,
  printed: o.printed || null,
  unit: o.unit,
  locator: o.locator,
});

const citeComposition = (c: Composition): CiteComposition => ({
  composition: c.composition,
  deposit: c.deposit,
  actor: c.actor,
  ore: c.ore,
  subject: c.subject,
  printed: c.printed || null,
  locator: c.locator,
});
