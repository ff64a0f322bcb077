const BLANKS = /[ \t\r\n]*/y;
const TOKEN = /[[\]{},:]|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y;
const ESCAPE = /\\(?:["\\/bfnrt]|u[\da-fA-F]{4})/y;

/** Where a string has no end: the end of its line, or of the text, be it within an escape. */
const ENDS = /^(?:[\r\n]|(?:\\(?:u[\da-fA-F]{0,3})?)?$)/;

/** What may come next in JSON. A list or object that was just opened may also be closed, and so may one after a value. */
type Next = 'value' | 'value-or-close' | 'key' | 'key-or-close' | 'colon' | 'comma-or-close';

/** A token of a JSON text: where it starts and ends, what was expected there, and the brackets around it before and after it. */
type Token = {
  readonly token: string;
  readonly start: number;
  readonly end: number;
  readonly next: Next;
  readonly around: number;
  readonly open: readonly string[];
};

/** The tokens of a JSON text one after another, as far as they fit. Returns the offset of what does not; it is the length of the text if the text ends too early. */
function* tokensOf(text: string): Generator<Token, number> {
  const open: string[] = [];
  let [at, next]: [number, Next] = [0, 'value'];
  while (true) {
    const start = matched(BLANKS, text, at).end;
    const isString = text[start] === '"';
    const { token, end } = isString ? stringToken(text, start) : matched(TOKEN, text, start);
    const around = open.length;
    const found = follow(token, next, open);
    // a string breaks where a character in it is not allowed; one without an end, at the latest in its line, where it starts
    const isBroken = isString && token === '' && follow('"', next, open) !== undefined;
    if (isBroken && !ENDS.test(text.slice(end, end + 6))) return end;
    if (start === text.length || found === undefined) return start;
    yield { token, start, end, next, around, open };
    [at, next] = [end, found];
  }
}

/**
 * Where a text stops being JSON: the offset of the first token that does not fit, or of the character that breaks a string.
 * It is the length of the text if the text ends too early. Messages of a parser differ between versions of Node, and some name no place.
 */
export function jsonBreak(text: string): number {
  const tokens = tokensOf(text);
  let step = tokens.next();
  while (!step.done) step = tokens.next();
  return step.value;
}

function matched(pattern: RegExp, text: string, at: number): { readonly token: string; readonly end: number } {
  pattern.lastIndex = at;
  const [token = ''] = pattern.exec(text) ?? [];
  return { token, end: at + token.length };
}

/** The string that starts at an offset, as a token; blank if it is not valid. */
function stringToken(text: string, start: number): { readonly token: string; readonly end: number } {
  let at = start + 1;
  while (at < text.length && text[at] !== '"') {
    const escaped = text[at] === '\\' ? matched(ESCAPE, text, at) : undefined;
    if (escaped?.token === '' || (text[at] ?? '') < ' ') return { token: '', end: at };
    at = escaped?.end ?? at + 1;
  }
  return { token: at < text.length ? '"' : '', end: at + 1 };
}

/** What may come after a token; undefined if it does not fit. Opens and closes the brackets in `open`, of which the last is the innermost. */
function follow(token: string, next: Next, open: string[]): Next | undefined {
  const innermost = open.at(-1);
  const closes = innermost !== undefined && token === (innermost === '{' ? '}' : ']');
  if (closes && next.endsWith('close')) {
    open.pop();
    return 'comma-or-close';
  }
  switch (next) {
    case 'value':
    case 'value-or-close':
      if (token === '{' || token === '[') {
        open.push(token);
        return token === '{' ? 'key-or-close' : 'value-or-close';
      }
      return /^["\-\dtfn]/.test(token) ? 'comma-or-close' : undefined;
    case 'key':
    case 'key-or-close':
      return token.startsWith('"') ? 'colon' : undefined;
    case 'colon':
      return token === ':' ? 'value' : undefined;
    case 'comma-or-close':
      return token === ',' && innermost !== undefined ? (innermost === '{' ? 'key' : 'value') : undefined;
  }
}

/** Where the value at a path starts in a valid JSON text. Where there is none, it is the start of the nearest list or object around it. */
export function jsonOffset(text: string, path: readonly PropertyKey[]): number {
  const here: (string | number)[] = [];
  let [found, depth] = [0, -1];
  for (const { token, start, end, next, around, open } of tokensOf(text)) {
    const [at, closes] = [around - 1, token === ']' || token === '}'];
    if (next.startsWith('key') && !closes) here[at] = JSON.parse(text.slice(start, end));
    else if (next.startsWith('value') && !closes && isPrefix(here, path) && here.length >= depth)
      [found, depth] = [start, here.length];
    if (token === '[') here.push(0);
    else if (token === '{') here.push('');
    else if (closes) here.pop();
    else if (token === ',' && open[at] === '[') here[at] = Number(here[at]) + 1;
  }
  return found;
}

/** The first key that an object of a valid JSON text has twice, and where it comes again; undefined if there is none. Readers of JSON disagree on which one counts. */
export function repeatedKey(text: string): { readonly key: string; readonly at: number } | undefined {
  const keys: Set<string>[] = [];
  for (const { token, start, end, next } of tokensOf(text)) {
    if (token === '{') keys.push(new Set());
    if (token === '}') keys.pop();
    if (!next.startsWith('key') || token !== '"') continue;
    const key = JSON.parse(text.slice(start, end));
    if (keys.at(-1)?.has(key)) return { key, at: start };
    keys.at(-1)?.add(key);
  }
  return undefined;
}

const isPrefix = (some: readonly PropertyKey[], path: readonly PropertyKey[]): boolean =>
  some.length <= path.length && some.every((key, i) => key === path[i]);
