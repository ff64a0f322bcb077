import { wordSet } from './label-words.js';

/** Words that make a name one of a region, without accents: parts of the world, groups of states, and classes of income. */
const CORES = wordSet(
  'africa asia europe america americas oceania australasia eurasia caribbean pacific mideast saharan arab',
  'oecd opec cis asean brics g7 g20 gcc mercosur mercosul nafta usmca efta ecowas benelux comesa sadc caricom apec iea',
  'apac emea mena latam nordic income developed developing emerging advanced fsu',
  'afrique asie amerique oceanie afrika asien amerika europa ozeanien caraibes karibik caribe',
);

/** Words that may stand beside them. */
const BESIDE = wordSet(
  'north south east west central cent n s e w northern southern eastern western northeast southeast sub latin non',
  'high low upper lower middle least the and of to countries country economies members member states nations area world',
  'un classification region regions sahara',
  'nord sud est ouest du de la le et centrale latine latina und y sur sul norte este oeste oriental occidental do',
);

/** Parts of the world as one German word, without accents. That of South Africa is none. */
const COMPOUND =
  /^(?!sudafrika)(?:nord|sud|ost|west|mittel|zentral|latein|sudost|nordost)(?:afrika|amerika|asien|europa)$/;

/** Countries with the name of a region, without accents. */
const COUNTRIES: ReadonlySet<string> = new Set(['south africa', 'afrique du sud', 'africa do sul', 'africa del sur']);

/** What a region leaves out, as in "Asia (excl. China)". */
const WITHOUT = /[\s(]+(?:excl|excluding|ex|less|minus|without|outside)\b.*$/i;

/** What was the Soviet Union: its states are counted beside it. */
const FORMER = /^(?:former|fmr|ex)[ -](?:soviet union|u\.?s\.?s\.?r)|^(?:soviet union|ussr)[\s,(]+(?:former|ex)\b/;

/** A name in lower case without accents. */
function plain(name: string): string {
  const text = name.trim().toLowerCase();
  return /^[ -~]*$/.test(text) ? text : text.normalize('NFKD').replace(/\p{M}/gu, '');
}

/** Whether a name is that of a region or a group of countries, such as Sub-Saharan Africa, OECD members or "World excl. China". */
export function isRegion(name: string): boolean {
  const text = plain(name);
  const whole = text.replace(WITHOUT, '');
  if (OF_UNION.test(text) || FORMER.test(text) || (whole !== text && /^(?:world|global)$/.test(whole))) return true;
  if (COUNTRIES.has(text)) return false;
  const words =
    whole
      .replace(
        /\b(?:middle|near|far) east\b|\bmoyen[ -]orient\b|\bnaher osten\b|\b(?:oriente medio|medio oriente)\b/g,
        'mideast',
      )
      .match(/[\p{L}\p{N}]+/gu) ?? [];
  const isCore = (word: string): boolean => CORES.has(word) || COMPOUND.test(word);
  return words.every((word) => isCore(word) || BESIDE.has(word)) && words.some(isCore);
}

/** Trade within or outside of the European Union, as Eurostat names it. */
const OF_UNION = /^(?:ext|extra|int|intra)[-_ ]?(?:eu|ea)(?:\d\d|\b|_)/;

/** Whether a name is that of the European Union or of the euro area, in any extent. */
export const isUnion = (name: string): boolean =>
  /^(?:the )?(?:(?:eu|ea|ue)(?:[- ]?\d\d)?(?![\p{L}\p{N}])|european union\b|euro ?area\b|eurozone\b|union europeenne\b|europaische union\b|union europea\b|uniao europeia\b|unione europea\b)/u.test(
    plain(name).replaceAll('_', ' '),
  );

/** The members, in English and the larger ones in other languages, without accents. */
const NAMES: ReadonlySet<string> = new Set(
  [
    'austria,belgium,bulgaria,croatia,cyprus,czechia,czech republic,denmark,estonia,finland,france,germany,greece,hungary',
    'ireland,italy,latvia,lithuania,luxembourg,malta,netherlands,poland,portugal,romania,slovakia,slovenia,spain,sweden',
    'allemagne,autriche,belgique,espagne,finlande,grece,irlande,italie,pays-bas,pologne,roumanie,suede',
    'belgien,deutschland,finnland,frankreich,griechenland,irland,italien,niederlande,osterreich,polen,rumanien,schweden,spanien',
    'alemania,belgica,espana,finlandia,francia,grecia,irlanda,italia,paises bajos,polonia,rumania,suecia',
    'alemanha,espanha,franca,paises baixos,germania,paesi bassi,spagna,svezia',
  ].flatMap((line) => line.split(',')),
);
const CODES = wordSet(
  'AT BE BG HR CY CZ DK EE FI FR DE EL GR HU IE IT LV LT LU MT NL PL PT RO SK SI ES SE',
  'AUT BEL BGR HRV CYP CZE DNK EST FIN FRA DEU GRC HUN IRL ITA LVA LTU LUX MLT NLD POL PRT ROU SVK SVN ESP SWE',
);

/** Whether a name or a code is that of a member of the European Union. */
export const isMember = (name: string): boolean => NAMES.has(plain(name)) || CODES.has(name);
