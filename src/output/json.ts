import { jsonList, jsonPiecesOf, jsonText, type Safe } from '../text/escape.js';

/** A value that JSON can hold. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/** A value as JSON text, indented by two spaces. Throws on a number that JSON cannot hold, because null would read as unknown. */
export function json(value: Json): Safe<'json'> {
  checked(value);
  return jsonText([value], 2);
}

/** An object as JSON text as `json` gives it, in pieces: the list under `key`, which is empty in `value`, gets these items one by one. */
export function* jsonPieces(
  value: { readonly [key: string]: Json },
  key: string,
  items: Iterable<Json>,
): Generator<Safe<'json'>> {
  checked(value);
  const checkedItems = function* () {
    for (const item of items) {
      checked(item);
      yield item;
    }
  };
  yield* jsonList(value, key, checkedItems());
}

/** An object as JSON text as `json` gives it, in pieces. */
export function jsonDocument(value: { readonly [key: string]: Json }): Iterable<Safe<'json'>> {
  checked(value);
  return jsonPiecesOf(value);
}

/** Values as lines of JSON. Throws as `json` does. */
export function ndjson(values: readonly Json[]): Safe<'json'> {
  checked(values);
  return jsonText(values);
}

/** Throws on a number that is not finite. As a replacer of JSON.stringify this would make it several times slower. */
function checked(value: Json): void {
  if (typeof value === 'number' && !Number.isFinite(value)) throw new Error(`${value} in JSON output`);
  if (typeof value === 'object' && value !== null) for (const held of Object.values(value)) checked(held);
}
