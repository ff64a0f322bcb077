import type { Answer } from '../../answer/answer.js';
import type { Provenance, SourcedWitness } from '../../answer/provenance.js';
import type { Report } from '../../answer/report.js';
import { lazyValue } from '../../dataset/lazy-value.js';
import { reliance } from '../../domain/source.js';
import type { Derivation, SquaredHolding } from '../../market/derivation.js';
import type { Terms } from '../../market/profile-record.js';
import { aboutJson, basisJson, intervalJson, notesJson, placeJson } from '../../output/json-parts.js';
import type { OutputOf } from '../../output/render.js';
import { remarksOf } from '../../output/sheet.js';
import { why } from '../../output/why.js';
import { formulaText } from './formula.js';
import { contentsJson, extremesJson, settlesJson } from './ores-output.js';
import type { ExplainFormula, ExplainHolding, ExplainMarket, ExplainRow, explainSchema } from './schema.js';
import { type ExplainView, explainSheet } from './sheet.js';

/** The output of `reshare explain`, by the schema reshare.explain/2. `origins` are the provenances of the report's answers. */
export function explainOutput(
  report: Report,
  origins: readonly Provenance[],
  view: ExplainView,
): OutputOf<typeof explainSchema> {
  const { reading, terms } = view;
  const { edition } = view.dataset;
  const about = { schema: 'reshare.explain/2', ...aboutJson(edition, reading, terms, report.notes) } as const;
  // a row for each value on the market: there can be very many, and a format needs rows, document or sheet
  const rows = {
    *[Symbol.iterator]() {
      for (const { answer, witnesses } of origins) for (const w of witnesses) yield explainRow(answer, w);
    },
  };
  const file = edition.files.get('observations');
  const sheet = lazyValue(() => explainSheet(report, origins, view));
  return {
    schema: async () => (await import('./schema.js')).explainSchema.row,
    about,
    rows,
    get document(): OutputOf<typeof explainSchema>['document'] {
      return {
        ...about,
        rows,
        markets: origins.map((origin) => market(origin, terms)),
        formulas: origins.flatMap(({ answer, derivations }) => derivations.map((d) => formula(answer, d))),
        file: file ? { path: file.label, sha256: file.sha256 } : null,
        notes: notesJson(report.notes),
      };
    },
    get sheet() {
      return sheet();
    },
    get notes() {
      return remarksOf(sheet());
    },
  };
}

const market = ({ answer, ores }: Provenance, { largestPct }: Terms): ExplainMarket => ({
  ...placeJson(answer),
  status: answer.evidence.status,
  basis: basisJson(answer),
  unit: answer.market?.unit ?? null,
  ...(largestPct === undefined ? {} : { largest: answer.profile?.largest ?? null }),
  contents: ores ? contentsJson(ores) : [],
  extremes: ores ? extremesJson(ores) : [],
  settles: ores?.share && ores.settlings ? settlesJson(ores.share, ores.settlings) : null,
});

const formula = (answer: Answer, d: Derivation): ExplainFormula => ({
  ...placeJson(answer),
  path: d.path,
  end: d.end,
  kind: d.kind,
  held: d.held.map(holding),
  divided: d.divided,
  total: d.total,
  unit: d.unit ?? null,
  value: d.value,
  text: formulaText(d),
});

const holding = ({ actor, value }: SquaredHolding): ExplainHolding => ({ actor: actor ?? null, value });

/** A row of `reshare explain`: one witness of an answer. */
function explainRow(answer: Answer, witness: SourcedWitness): ExplainRow {
  const { observation: o, role, value, source, line } = witness;
  return {
    ...placeJson(answer),
    observation: o.observation,
    role,
    why: why(witness, answer.evidence),
    actor: o.actor,
    printed: o.printed,
    unit: o.unit,
    value: intervalJson(value),
    source: o.source,
    title: source?.title ?? '',
    publisher: source?.publisher || null,
    published: source?.published || null,
    locator: o.locator,
    note: o.note || null,
    reliesOn: (source && reliance(source, [o.locator])) || null,
    sourceNote: source?.note || null,
    line: line ?? 0,
  };
}
