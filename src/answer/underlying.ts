import type { Dataset } from '../dataset/sound.js';
import { grouped } from '../domain/grouped.js';
import { tablesOf } from '../domain/observation.js';
import { reliance } from '../domain/source.js';
import type { Answer } from './answer.js';
import { isByOre } from './ores/ore-derivation.js';
import { type UsedSource, usedSources } from './used-sources.js';

/** A publication that an edition transcribes: its title, its tables by subject, stage and period, and the subjects that it leaves out. */
export type Publication = {
  readonly dataset: string;
  readonly version: string;
  readonly title: string;
  readonly tables: readonly (readonly [subject: string, stage: string, period: string])[];
  readonly excludes: readonly string[];
};

/** The publications whose tables an edition has. A table by ore is no publication's own: it takes what it splits from others. */
export function publications({ edition, sources, observations }: Dataset): readonly Publication[] {
  const bySource = new Map(grouped(observations, (o) => o.source).map((rows) => [rows[0].source, rows]));
  return sources.flatMap(({ source, title, excludes }) => {
    const own = tablesOf(bySource.get(source) ?? []).filter((table) => !isByOre(table));
    return own.length === 0
      ? []
      : [
          {
            dataset: edition.name,
            version: edition.version,
            title,
            tables: own.map(([{ subject, stage, period }]) => [subject, stage, period] as const),
            excludes,
          },
        ];
  });
}

/** What the table of an answer relies on, by the words of its source, and the publication among those known that has the same table. */
export type Underlying = { readonly words: string; readonly publication: Publication };

/**
 * The publication behind the table of an answer: the source says that it relies on it there, by its main title (up to a comma or a
 * bracket), or it is that publication and the table splits its figures by ore; and
 * the publication has a table on the same market. Undefined where no such publication is known, and for statements.
 */
export function underlying(dataset: Dataset, answer: Answer, known: readonly Publication[]): Underlying | undefined {
  const { evidence } = answer;
  if (evidence.status !== 'ok' || evidence.basis.measure === 'share') return undefined;
  const { subject } = evidence.basis.tonnageOf ?? evidence.basis.subject;
  const market = [subject, evidence.stage.stage, evidence.period ?? ''];
  for (const { source, observations } of tonnageSources(dataset, answer)) {
    const words = reliance(
      source,
      observations.map((o) => o.locator),
    );
    const byOre = isByOre(observations);
    const isBehind = ({ title }: Publication): boolean => isNamed(title, words) || (byOre && title === source.title);
    const publication = known.find(
      (p) => isBehind(p) && p.tables.some((table) => table.every((part, i) => part === market[i])),
    );
    if (publication) return { words: words || source.title, publication };
  }
  return undefined;
}

/**
 * The dataset whose statistic an answer rests on: that of the publication behind its table, or of one that the title of a source names,
 * or else its own ([r2]). Two datasets with sources of one title are one witness.
 */
export function statisticOf(dataset: Dataset, answer: Answer, known: readonly Publication[]): string {
  const titles = tonnageSources(dataset, answer).map(({ source }) => source.title);
  const named = known.find((p) => titles.some((title) => isNamed(p.title, title)));
  return (underlying(dataset, answer, known)?.publication ?? named)?.dataset ?? dataset.edition.name;
}

/** The sources of the observations that an answer uses. What ores hold is no statistic of supply. */
const tonnageSources = (dataset: Dataset, answer: Answer): readonly UsedSource[] =>
  usedSources(dataset, answer).filter(({ observations }) => observations.length > 0);

/** Whether words name a publication by its main title. */
const isNamed = (title: string, words: string): boolean => {
  const main = title.replace(/[,(].*/s, '').trim();
  return main !== '' && ` ${words} `.includes(` ${main} `);
};
