import { jsonPiecesOf, jsonText, type Safe } from '../text/escape.js';

/** A value that JSON can hold. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/** A JSON object whose lists may be made while it is written. */
export type JsonDocument = { readonly [key: string]: Json | Iterable<Json> };

/** A value as JSON text, indented by two spaces. Throws on a number that JSON cannot hold, because null would read as unknown. */
export const json = (value: Json): Safe<'json'> => jsonText([value], 2);

/** A document as JSON text as `json` gives it, in pieces. */
export const jsonDocument = (value: JsonDocument): Iterable<Safe<'json'>> => jsonPiecesOf(value);

/** A document with all its lists made. */
export const wholeDocument = (value: JsonDocument): { readonly [key: string]: Json } =>
  JSON.parse([...jsonDocument(value)].join(''));

/** Values as lines of JSON. Throws as `json` does. */
export const ndjson = (values: readonly Json[]): Safe<'json'> => jsonText(values);
