import { decimal, ratio, times, toNumber } from '../../domain/rational.js';
import { read } from '../../domain/reading.js';

const NUMBER = /\d+(?:\.\d+)?(?:e[+-]?\d{1,3})?/gi;

/**
 * The question whether percent were meant where shares were typed as fractions of 1, such as 0.92 for 92 %, and what to write.
 * `separator` stands between suppliers; between words of a command each is quoted where a shell needs it.
 * Undefined unless every typed number is at most 1, some number is above 0, and no share is in percent or in words.
 */
export function percentQuestion(
  pairs: readonly (readonly [name: string, value: string])[],
  separator = ' ',
): string | undefined {
  const numeric = pairs.filter(([, value]) => /\d/.test(value));
  const numbers = numeric.flatMap(([, value]) => value.match(NUMBER) ?? []).map(Number);
  if (!pairs.every(([, value]) => isSmall(value)) || !numbers.some((x) => x > 0) || numbers.some((x) => x > 1))
    return undefined;
  const percent = numeric.map(([name, value]) => word(name, value.replace(NUMBER, hundredfold), separator));
  const typed = numeric.map(([name, value]) => word(name, `${value.trim()}%`, separator));
  return `Shares are in percent. Did you mean ${percent.join(separator)}? If not, write ${typed.join(separator)}.`;
}

/** Whether a value is unknown, or a share without a percent sign that may be 1 percent or less. */
function isSmall(value: string): boolean {
  const reading = read(value, 'share', 'printed');
  if (reading.kind === 'unreadable' || /%|per ?cent/i.test(value)) return false;
  return reading.kind === 'unknown' || reading.interval.low <= 1;
}

const hundredfold = (digits: string): string => String(toNumber(times(decimal(digits.toLowerCase()), ratio(100n))));

/** A name and its value as they are typed, in quotes where a shell needs them. */
const word = (name: string, value: string, separator: string): string => {
  const text = `${name}=${value}`;
  return separator !== ' ' || /^[\w.=%+-]+$/.test(text) ? text : `"${text}"`;
};
