/** A value that JSON can hold. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/** A value as JSON text, indented by two spaces. Throws on a number that JSON cannot hold, because null would read as unknown. */
export const json = (value: Json): string => `${text(value, 2)}\n`;

/** An object as JSON text as `json` gives it, in pieces: the list under `key`, which is empty in `value`, gets these items one by one. */
export function* jsonPieces(
  value: { readonly [key: string]: Json },
  key: string,
  items: Iterable<Json>,
): Generator<string> {
  const [start = '', end = ''] = json(value).split(`\n  ${JSON.stringify(key)}: []`);
  let between = '';
  yield `${start}\n  ${JSON.stringify(key)}: [`;
  for (const item of items) {
    yield `${between}\n    ${text(item, 2).replaceAll('\n', '\n    ')}`;
    between = ',';
  }
  yield `${between === '' ? '' : '\n  '}]${end}`;
}

/** A value as one line of JSON. Throws as `json` does. */
export const line = (value: Json): string => `${text(value)}\n`;

function text(value: Json, indent?: number): string {
  checked(value);
  // characters that a terminal or the log of a workflow would obey or hide are spelt out; the JSON means the same
  return JSON.stringify(value, null, indent).replace(
    /[\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufeff]|(?<=#)#(?=\[)/g,
    (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/** Throws on a number that is not finite. As a replacer of JSON.stringify this would make it several times slower. */
function checked(value: Json): void {
  if (typeof value === 'number' && !Number.isFinite(value)) throw new Error(`${value} in JSON output`);
  if (typeof value === 'object' && value !== null) for (const held of Object.values(value)) checked(held);
}
