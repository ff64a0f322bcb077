export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/** An object as JSON text with two spaces. Refuses a number that JSON cannot hold: it would read as unknown. */
export const json = (value: Json): string => `${text(value, 2)}\n`;

/** An object as one line of JSON. */
export const line = (value: Json): string => `${text(value)}\n`;

function text(value: Json, indent?: number): string {
  checked(value);
  // what a terminal or the log of a workflow would obey or hide is spelt out: the same JSON
  return JSON.stringify(value, null, indent).replace(
    /[\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufeff]|(?<=#)#(?=\[)/g,
    (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/** Throws where a number is none. Not as a replacer: with one, text is made several times slower. */
function checked(value: Json): void {
  if (typeof value === 'number' && !Number.isFinite(value)) throw new Error(`${value} in JSON output`);
  if (typeof value === 'object' && value !== null) for (const held of Object.values(value)) checked(held);
}
