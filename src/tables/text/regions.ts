import { wordSet } from './label-words.js';

/** Words that make a name one of a region: parts of the world, groups of states, and classes of income. */
const CORES = wordSet(
  'africa asia europe america americas oceania australasia eurasia caribbean pacific mideast saharan arab',
  'oecd opec cis asean brics g7 g20 gcc mercosur nafta usmca efta ecowas benelux comesa sadc caricom apec iea',
  'apac emea mena latam nordic income developed developing emerging advanced',
);

/** Words that may stand beside them. */
const BESIDE = wordSet(
  'north south east west central cent n s e w northern southern eastern western northeast southeast sub latin non',
  'high low upper lower middle least the and of to countries country economies members member states nations area world',
  'un classification',
);

/** What a region leaves out, as in "Asia (excl. China)". */
const WITHOUT = /[\s(]+(?:excl|excluding|ex|less|minus|without|outside)\b.*$/i;

/** Whether a name is that of a region or a group of countries, such as Sub-Saharan Africa, OECD members or "World excl. China". */
export function isRegion(name: string): boolean {
  const text = name.trim().toLowerCase();
  const whole = text.replace(WITHOUT, '');
  if (OF_UNION.test(text) || (whole !== text && /^(?:world|global)$/.test(whole))) return true;
  // a country with the name of a region
  if (text === 'south africa') return false;
  const words = whole.replace(/\b(?:middle|near|far) east\b/g, 'mideast').match(/[\p{L}\p{N}]+/gu) ?? [];
  return words.every((word) => CORES.has(word) || BESIDE.has(word)) && words.some((word) => CORES.has(word));
}

/** Trade within or outside of the European Union, as Eurostat names it. */
const OF_UNION = /^(?:ext|extra|int|intra)[-_ ]?(?:eu|ea)(?:\d\d|\b|_)/;

/** Whether a name is that of the European Union or of the euro area, in any extent. */
export const isUnion = (name: string): boolean =>
  /^(?:the )?(?:(?:eu|ea)(?:[- ]?\d\d)?(?![\p{L}\p{N}])|european union\b|euro ?area\b|eurozone\b)/iu.test(
    name.replaceAll('_', ' '),
  );

const NAMES =
  /^(?:austria|belgium|bulgaria|croatia|cyprus|czechia|czech republic|denmark|estonia|finland|france|germany|greece|hungary|ireland|italy|latvia|lithuania|luxembourg|malta|netherlands|poland|portugal|romania|slovakia|slovenia|spain|sweden)$/i;
const CODES = wordSet(
  'AT BE BG HR CY CZ DK EE FI FR DE EL GR HU IE IT LV LT LU MT NL PL PT RO SK SI ES SE',
  'AUT BEL BGR HRV CYP CZE DNK EST FIN FRA DEU GRC HUN IRL ITA LVA LTU LUX MLT NLD POL PRT ROU SVK SVN ESP SWE',
);

/** Whether a name or a code is that of a member of the European Union. */
export const isMember = (name: string): boolean => NAMES.test(name) || CODES.has(name);
