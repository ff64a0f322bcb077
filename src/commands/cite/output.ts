import type { Cited } from '../../answer/cited.js';
import { shareOf } from '../../output/cells.js';
import type { JsonObject } from '../../output/fields.js';
import { intervalJson } from '../../output/json.js';
import { basisJson, editionJson, notesJson, subjectJson } from '../../output/report-json.js';
import { bibtex, datasetKey, sourceKey } from './bibtex.js';
import { type Citation, type Figure, remarks, statement } from './citation.js';
import { citeText } from './text.js';

/** The object that `reshare cite --json` prints: schema reshare.cite/1. */
export function citeJson(citation: Citation): JsonObject {
  const { edition, program, figure } = citation;
  return {
    schema: 'reshare.cite/1',
    dataset: { ...editionJson(edition), title: edition.title ?? null, key: datasetKey(edition) },
    program: { name: program.name, version: program.version, author: program.author, licence: program.license },
    figure: figure ? figureJson(figure) : null,
    sources: (figure?.sources ?? []).map((cited) => sourceJson(edition.name, cited)),
    notes: notesJson(remarks(citation)),
    text: citeText(citation),
    bibtex: bibtex(citation),
  };
}

function figureJson(figure: Figure): JsonObject {
  const { answer, reading, terms } = figure;
  const { evidence, profile } = answer;
  return {
    subject: subjectJson(evidence.subject),
    stage: evidence.stage.stage,
    period: evidence.period ?? null,
    reading,
    excluded: terms.exclusions.map((e) => ({ actor: e.actor, portionPct: e.portionPct })),
    status: evidence.status,
    basis: basisJson(evidence),
    sharePct: intervalJson(shareOf(profile, terms)),
    hhi: intervalJson(profile?.measures?.hhi),
    text: statement(figure),
  };
}

const sourceJson = (dataset: string, { source, observations }: Cited): JsonObject => ({
  key: sourceKey(dataset, source),
  source: source.source,
  title: source.title,
  publisher: source.publisher || null,
  published: source.published || null,
  published_note: source.published_note || null,
  observations: observations.map((o) => ({
    observation: o.observation,
    actor: o.actor,
    period: o.period || null,
    printed: o.printed || null,
    unit: o.unit,
    locator: o.locator,
  })),
});
