import { isLump } from '../../market/lump.js';
import { isMember, isRegion, isUnion } from './regions.js';
import { isSubtotalName, isTotalName } from './total-name.js';

/** What the name of a supplier may say that it is: a total, a sum of some others, a part of another, several suppliers, a region, a figure about the others, or the label of its column. */
export const ODD_KINDS = ['total', 'subtotal', 'part', 'lump', 'region', 'statistic', 'label'] as const;
/** What the name of a supplier may say that it is. */
export type OddKind = (typeof ODD_KINDS)[number];

/** Suppliers with names of one kind. */
export type OddNames = { readonly kind: OddKind; readonly actors: readonly string[] };

/** The suppliers that are perhaps none, by kind. `label` is that of their column. */
export function oddNames(suppliers: readonly string[], label: string): readonly OddNames[] {
  const short = suppliers.filter((actor) => actor.length <= LONGEST);
  const regions = short.filter(isRegion);
  // a table of regions has some that are not known here
  const isBeside = 2 * regions.length < suppliers.length;
  const kindOf = (actor: string): OddKind | undefined => {
    const name = actor.trim();
    if (name === label.trim()) return 'label';
    if (isTotalName(name) || WHOLE.test(name)) return 'total';
    if (FIRM.test(name)) return undefined;
    if (isSubtotalName(name)) return 'subtotal';
    if (PART.test(name)) return 'part';
    if (STATISTIC.test(name)) return 'statistic';
    if (!isLump(name) && LUMP.test(name)) return 'lump';
    if (isBeside && isRegion(name)) return 'region';
    return isUnion(name) && suppliers.some((other) => isMember(other.trim())) ? 'region' : undefined;
  };
  const found = new Map<OddKind, string[]>();
  for (const actor of short) {
    const kind = kindOf(actor);
    if (kind === undefined) continue;
    const actors = found.get(kind) ?? [];
    found.set(kind, actors);
    actors.push(actor);
  }
  return ODD_KINDS.flatMap((kind) => {
    const actors = found.get(kind);
    return actors ? [{ kind, actors }] : [];
  });
}

/** The most characters of a name that says so: longer ones would only take time. */
const LONGEST = 200;

/** Further names of a total, also in other languages, as statistics write them. */
const WHOLE =
  /^(?:global(?:ly)?|worldwide|wld|\(all\)|all|overall|sum|monde|mundo|mondo|welt|insgesamt|gesamt(?:ergebnis)?|summe|somme|totale|ensemble|\u4e16\u754c|\u5408\u8ba1|\u5408\u8a08|\u603b\u8ba1|\u5168\u7403|\u0438\u0442\u043e\u0433\u043e|\u0432\u0441\u0435\u0433\u043e|\u043c\u0438\u0440)$/iu;

const PART = /^(?:o\/w|of which|thereof|davon|darunter|dont|di cui|de los cuales)\b|^memo(?:randum)?(?: items?)?\s*:/i;

/** Figures about all suppliers that stand in a row below them. */
const STATISTIC =
  /^(?:(?:arithmetic |weighted )?(?:average|mean)|median|minimum|maximum|min|max|st(?:andar)?d\.? ?dev(?:iation)?\.?|hhi|herfindahl.*|cr ?\d+|(?:% |share )of .*(?:world|total|top).*|count)$/i;

/** Names for several suppliers together, or for those that nobody knows, as statistics write them. */
const LUMP =
  /^(?:(?:all )?others?|rest of|remaining|sonstige|andere|\u00fcbrige|autres?|otros?|altri|outros)\b|\bother$|^(?:small|various|regional|minor) |\b(?:not|n\.?) ?(?:elsewhere|e\.?) ?(?:specified|s\.?)(?!\p{L})|^(?:areas?|countries),? n\.?e\.?s|\bnes$|\bnot specified$|^statistical differences?$|^\(blank\)$|^(?:unspecified|unallocated|not specified|unknown|undisclosed|confidential|miscellaneous|misc\.?|various|bunkers|free zones|special categories|n\/?a|nan|null|none|-+)$/iu;

/** The end of the name of a firm. */
const FIRM =
  /[\s,](?:s\.?a\.?|ltd|limited|plc|inc|llc|gmbh|ag|n\.?v\.?|b\.?v\.?|s\.?p\.?a|corp(?:oration)?|company|co|group)\.?$/i;
