import { unmarked } from '../../domain/alike-names.js';
import { isLump } from '../../market/lump.js';
import { labelWords, wordSet } from './label-words.js';
import { isMember, isRegion, isUnion } from './regions.js';
import { isSubtotalName, isTotalName } from './total-name.js';

/** What the name of a supplier may say that it is: a total, a sum of some others, a part of another, several suppliers, a region, a figure about the others, or the label of its column. */
export const ODD_KINDS = ['total', 'subtotal', 'part', 'lump', 'region', 'statistic', 'label'] as const;
/** What the name of a supplier may say that it is. */
export type OddKind = (typeof ODD_KINDS)[number];

/** Suppliers with names of one kind. */
export type OddNames = { readonly kind: OddKind; readonly actors: readonly string[] };

/** The suppliers that are perhaps none, by kind. Marks of notes in their names do not count. `label` is that of their column: of firms fewer names are odd. */
export function oddNames(suppliers: readonly string[], label: string): readonly OddNames[] {
  const short = suppliers.filter((actor) => actor.length <= LONGEST);
  const regions = new Set(short.filter((actor) => isRegion(unmarked(actor))));
  // a table of regions has some that are not known here
  const isBeside = 2 * regions.size < suppliers.length;
  const areFirms =
    labelWords(label).some((word) => FIRMS.has(word)) && !/countr|region|nation/i.test(label) && !short.some(isMember);
  const kindOf = (actor: string): OddKind | undefined => {
    if (actor.trim() === label.trim()) return 'label';
    const name = unmarked(actor);
    if (isTotalName(name) || WHOLE.test(name) || SUM_OF_ALL.test(name) || (areFirms && /^industry$/i.test(name)))
      return 'total';
    if (FIRM.test(name)) return undefined;
    if (isSubtotalName(name) || SUBTOTAL.test(name)) return 'subtotal';
    if (PART.test(name)) return 'part';
    if (STATISTIC.test(name) && !(areFirms && FIRM_TOO.test(name))) return 'statistic';
    if (!isLump(actor) && (isLump(name) || LUMP.test(name)) && !(areFirms && isOtherFirm(name))) return 'lump';
    if (isBeside && !areFirms && regions.has(actor)) return 'region';
    return isUnion(name) && suppliers.some((other) => isMember(unmarked(other))) ? 'region' : undefined;
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

/** What columns of firms are called. */
const FIRMS = wordSet(
  'company companies firm firms supplier suppliers producer producers manufacturer manufacturers vendor vendors brand brands',
  'operator operators corporation enterprise firma unternehmen hersteller entreprise fabricant empresa fabricante azienda',
);

/** Further names of a total, also in other languages, as statistics write them. */
const WHOLE =
  /^(?:global(?:ly)?|worldwide|wld|\(all\)|all|overall|sum|(?:grand )?totals|market|\u03a3|monde(?: entier)?|mundo|mondo|welt(?: gesamt)?|insgesamt|gesamt(?:ergebnis|summe)?|summe(?: gesamt)?|zusammen|somme|suma|totale|totaa?lt?|ensemble|razem|og\u00f3\u0142em|celkem|toplam|\u0438\u0442\u043e\u0433\u043e|\u0432\u0441\u0435\u0433\u043e|\u043c\u0438\u0440|\u0627\u0644\u0645\u062c\u0645\u0648\u0639|(?:\ucd1d|\ud569)\uacc4|(?:\u4e16\u754c|\u5168\u56fd|\u5168\u7403|\u5168\u4e16\u754c)?[\u5408\u603b\u7e3d\u7dcf\u5171]?[\u8ba1\u8a08]|\u4e16\u754c|\u5168\u7403|\u5168\u4e16\u754c)$/iu;

/** What is added up over all countries or suppliers, in words. */
const SUM_OF_ALL = new RegExp(
  `^(?:${[
    '(?:the |whole |entire |all )?(?:world(?:wide)?|global|market|industry|overall|all countries)[, ]+totals?',
    '(?:grand )?total(?:e|s)?[,:]? (?:general|g\u00e9n\u00e9ral|generale|geral|world(?:wide)?|global|mundial|mondiale?|market|industry|all (?!other)\\p{L}+)',
    '(?:world(?:wide)?|global|total)(?: (?:mine|mined|refinery|refined|smelter|primary|crude|annual|industry|metal))? (?:production|output|supply|demand|consumption|capacity|reserves|exports|imports|sales|market)',
    'all (?:the )?(?:countries|suppliers|producers|companies|firms|partners|reporters|exporters|importers|vendors|regions|sources)',
    '(?:production|producci\u00f3n|produ\u00e7\u00e3o|produzione) (?:mondiale|mundial)|weltproduktion',
  ].join('|')})$`,
  'iu',
);

/** Further names of a sum of some others. */
const SUBTOTAL = /^(?:sous[- ]total|zwischensumme|[\u5c0f\uc18c][\u8ba1\u8a08\uacc4])(?!\p{L})/iu;

const PART = /^(?:o\/w|of which|thereof|davon|darunter|dont|di cui|de los cuales)\b|^memo(?:randum)?(?: items?)?\s*:/i;

/** Figures about all suppliers that stand in a row below them. */
const STATISTIC =
  /^(?:(?:arithmetic |weighted )?(?:average|mean)|median|minimum|maximum|min|max|st(?:andar)?d\.? ?dev(?:iation)?\.?|hhi|herfindahl.*|cr ?\d+|(?:% |share )of .*(?:world|total|top).*|count)$/i;

/** Figures that are also names of firms, such as Max. */
const FIRM_TOO = /^(?:max|min|mean|median|count)$/i;

/** Names for several suppliers together, or for those that nobody knows, as statistics write them. */
const LUMP = new RegExp(
  [
    // what may go on
    '^(?:(?:all )?others?|(?:all the )?rest of|remaining|sonstige|andere|\u00fcbrige|autres?|otr[oa]s?|altri|altre|outr[oa]s|demais|overige|\u00f6vriga|\u00f8vrige|di\u011fer|\u043f\u0440\u043e\u0447\u0438\u0435|\u0434\u0440\u0443\u0433\u0438\u0435|\u043e\u0441\u0442\u0430\u043b\u044c\u043d\u044b\u0435|everyone else|everybody else|all else)(?!\\p{L})',
    '^(?:rest|row)\\s*[,(]|^rest d(?:er|es)(?!\\p{L})|^reste d[ue](?!\\p{L})|^resto d(?:el?|o|i)(?!\\p{L})|\\bother$',
    '^(?:\u5176[\u4ed6\u5b83]|\u305d\u306e\u4ed6)|^\uae30\ud0c0(?: ?\uad6d\uac00)?$',
    '^(?:small|various|regional|minor) (?:\\p{L}+ )*(?:countries|states|regions|sources|suppliers|producers|companies|firms|players|vendors|brands|operators|manufacturers|exporters|importers|mines|miners|others)$',
    '\\b(?:not|n\\.?) ?(?:elsewhere|e\\.?) ?(?:specified|classified|s\\.?)(?!\\p{L})|\\bn\\.e\\.c(?!\\p{L})|^(?:areas?|countries),? n\\.?e\\.?s|\\bnes$|\\bnot specified$|^not (?:classified|specified) elsewhere$|^statistical differences?$',
    "^\\((?:blank|others?)\\)$|^(?:do not|don['\u2019]?t) know(?!\\p{L})|^none of the above$",
    '^(?:all the rest|long tail|independents|inne|unspecified|unallocated|not specified|unknown|undisclosed|confidential|refused|miscellaneous|misc\\.?|various|bunkers|free zones|special categories|n\\/?a|nan|null|none|-+)$',
  ].join('|'),
  'iu',
);

/** Whether the name of a firm only begins like one for several: it is no plural and no region, as in Other Lab. */
const isOtherFirm = (name: string): boolean => /^other (?!.*s$)/i.test(name) && !isRegion(name.replace(/^other /i, ''));

/** The end of the name of a firm. */
const FIRM =
  /[\s,](?:s\.?a\.?|ltd|limited|plc|inc|llc|gmbh|ag|n\.?v\.?|b\.?v\.?|s\.?p\.?a|corp(?:oration)?|company|co|group)\.?$/i;
