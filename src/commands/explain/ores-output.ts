import type { DepositContent } from '../../answer/ores/deposit.js';
import type { OreContent } from '../../answer/ores/ore-content.js';
import type { OreSettling, OreSettlings } from '../../answer/ores/ore-settling.js';
import type { OreExtreme, OreMix, OreShare } from '../../answer/ores/ore-share.js';
import type { OreProvenance } from '../../answer/provenance.js';
import { intervalJson } from '../../output/json-parts.js';
import type {
  ExplainContent,
  ExplainDeposit,
  ExplainExtreme,
  ExplainMix,
  ExplainOreRow,
  ExplainSettles,
  ExplainSettling,
} from './schema.js';

/** What each row of tonnage holds, as JSON. */
export const contentsJson = ({ contents, compositions }: OreProvenance): readonly ExplainContent[] =>
  contents.map((c) => contentJson(c, compositions));

const contentJson = (c: OreContent, compositions: OreProvenance['compositions']): ExplainContent => ({
  ...oreRowJson(c),
  printed: c.observation.printed,
  unit: c.observation.unit,
  tonnage: intervalJson(c.tonnage),
  percent: intervalJson(c.percent),
  content: intervalJson(c.content),
  deposits: c.from.map((d) => depositJson(d, compositions)),
});

/** The mixes that give the ends of the share, as JSON. */
export const extremesJson = ({ share, extremes }: OreProvenance): readonly ExplainExtreme[] =>
  extremes.map((e) => extremeJson(e, share?.actors ?? []));

const extremeJson = ({ end, sharePct, own, others }: OreExtreme, actors: readonly string[]): ExplainExtreme => ({
  end,
  actors,
  sharePct,
  mixes: [...own, ...others].map(mixJson),
});

const mixJson = ({ row, end, deposits }: OreMix): ExplainMix => ({
  ...oreRowJson(row),
  end,
  deposits: deposits.map((d) => d.deposit.deposit),
});

/** What would narrow a share, as JSON. */
export const settlesJson = ({ actors }: OreShare, { width, rows }: OreSettlings): ExplainSettles => ({
  actors,
  widthPoints: width,
  rows: rows.map(settlingJson),
});

const settlingJson = ({ row, narrowsBy }: OreSettling): ExplainSettling => ({
  ...oreRowJson(row),
  narrowsByPoints: intervalJson(narrowsBy),
});

const oreRowJson = ({ observation: o, basis }: OreContent): ExplainOreRow => ({
  observation: o.observation,
  actor: o.actor,
  ore: o.ore || null,
  basis,
});

function depositJson(
  { deposit, composition, percent, missing }: DepositContent,
  all: OreProvenance['compositions'],
): ExplainDeposit {
  const place = all.find((c) => c.composition === composition)?.place;
  return {
    composition: composition.composition,
    deposit: deposit.deposit,
    actor: deposit.actor,
    ore: deposit.ore,
    mineral: deposit.mineral,
    printed: composition.printed,
    percent: intervalJson(percent),
    missing,
    source: composition.source,
    locator: composition.locator,
    file: place?.file ?? null,
    line: place?.line ?? null,
  };
}
