import { isMultiplier } from '../../tables/text/multiplier.js';
import { oddNames } from '../../tables/text/odd-names.js';
import { list, quote } from '../../text/words.js';

/** What is wrong with words that were typed as suppliers, where it is a slip that the reading of values cannot explain; undefined where there is none. */
export function typingSlip(words: readonly string[]): string | undefined {
  const spaced = words.findIndex((word, i) => word === '=' || (word.startsWith('=') && i > 0));
  if (spaced >= 0) {
    const pair = [words[spaced - 1] ?? '', ...words.slice(spaced, words[spaced] === '=' ? spaced + 2 : spaced + 1)];
    return `Write no blanks around "=", as in ${pair.join('')}.`;
  }
  for (const word of words) {
    const [, name = '', value = ''] = /^([^=]+)=(.*)$/s.exec(word) ?? [];
    if (/\d[%\s]*,$/.test(value)) return `Write no commas between suppliers: ${quote(word)} ends with one.`;
    if (/^\d+,\d{1,2}\s*%?$/.test(value))
      return `A comma is no decimal sign here. Write ${quote(`${name}=${value.replace(',', '.')}`)}.`;
    const [, factor] = /\d\s?(\p{L}+)$/u.exec(value) ?? [];
    if (factor !== undefined && isMultiplier(factor))
      return `If ${quote(factor)} in ${quote(word)} multiplies the number, write all its digits.`;
  }
  return undefined;
}

/** That suppliers are called like a total; undefined where none is. */
export function totalTyped(names: readonly string[]): string | undefined {
  const totals = oddNames(names, '').find(({ kind }) => kind === 'total')?.actors ?? [];
  const one = totals.length === 1;
  return totals.length === 0
    ? undefined
    : `${list(totals.map((name) => quote(name)))} ${one ? 'is typed as a supplier. If it is the total' : 'are typed as suppliers. If they are totals'}, leave ${one ? 'it' : 'them'} out.`;
}
