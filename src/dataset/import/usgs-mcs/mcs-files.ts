import { type Actor, OTHER, WORLD } from '../../../domain/actor.js';
import type { Fact } from '../../../domain/fact.js';
import type { Observation } from '../../../domain/observation.js';
import type { Stage } from '../../../domain/stage.js';
import type { EditionName } from '../../edition.js';
import { datasetTexts } from '../dataset-texts.js';
import { oneLine } from '../slug.js';
import type { McsFile } from './mcs-file.js';
import type { PlacedRow } from './mcs-market.js';
import type { SourceOf } from './mcs-observation.js';
import { usualName } from './mcs-words.js';

/** What the files of an imported dataset are made from. */
export type Contents = {
  readonly files: readonly SourceFile[];
  readonly edition: EditionName;
  readonly sourceOf: SourceOf;
  readonly rows: readonly PlacedRow[];
  readonly stages: readonly Stage[];
  readonly observations: readonly Observation[];
  readonly facts: readonly Fact[];
};

/** A published file and the id of its source. */
type SourceFile = { readonly file: McsFile; readonly source: string };

/** The files of a dataset, path -> text: its unsealed descriptor, and the six CSV files. */
export function mcsFiles(contents: Contents): ReadonlyMap<string, string> {
  const { edition, stages, observations, facts } = contents;
  return datasetTexts({
    about: { ...edition, title: TITLE, description: described(edition), licenses: [LICENCE] },
    sources: contents.files.map((file) => sourceRow(file, edition)),
    subjects: subjectRows(contents),
    stages,
    actors: actorRows(observations),
    observations,
    facts,
  });
}

const TITLE = 'Mineral Commodity Summaries of the U.S. Geological Survey';
const LICENCE = { name: 'other-pd', title: 'public domain (U.S. Geological Survey)' };
const described = ({ version }: EditionName): string =>
  `World production, capacity and reserves, and United States import sources where they are printed, as the data files of the Mineral Commodity Summaries ${version.slice(0, 4)} have them, imported by reshare. Each combination of commodity, statistic, detail and unit is a market of its own; nothing is converted.`;

/** The row of a source. The file does not say when it was published; a user who knows may add the date. */
const sourceRow = ({ file, source }: SourceFile, { version }: EditionName) => ({
  source,
  title: `Mineral Commodity Summaries ${version.slice(0, 4)}, ${source.split('-').length > 2 ? file.name : 'commodities data'}`,
  publisher: 'U.S. Geological Survey',
  published: '',
  published_note: 'the file prints no date',
  relies_on: '',
  licence: LICENCE.title,
  note: `public domain; imported from ${file.name} (${file.encoding}), sha256 ${file.sha256}`,
});

/** The rows of the subjects. Every commodity is a `mineral`: it is no member of a group and inherits from no group. */
const subjectRows = ({ rows, sourceOf }: Contents) => {
  const first = new Map(rows.toReversed().map((p) => [p.subject, p]));
  return [...new Set(rows.map((p) => p.subject))].map((subject) => {
    const { name = subject, row } = first.get(subject) ?? {};
    const locator = `chapter ${oneLine(row?.chapter ?? '') || name}`;
    return {
      subject,
      kind: 'mineral',
      name,
      symbol: '',
      number: '',
      members: '',
      enters: '',
      controls: '',
      source: row === undefined ? '' : sourceOf(row),
      locator,
    };
  });
};

/** The countries as printed, in alphabetical order. A name printed with its second part first has the usual form as an alias. */
function actorRows(observations: readonly Observation[]) {
  const names = [...new Set(observations.map((o) => o.actor))].filter((a) => a !== WORLD && a !== OTHER).sort();
  const taken = new Set(names.map((name) => name.toLowerCase()));
  return names.map((actor): Record<keyof Actor, string> => {
    const said = usualName(actor);
    return { actor, iso3: '', aliases: taken.has(said.toLowerCase()) ? '' : said };
  });
}
