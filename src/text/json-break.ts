const BLANKS = /[ \t\r\n]*/y;
const TOKEN = /[[\]{},:]|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y;
const ESCAPE = /\\(?:["\\/bfnrt]|u[\da-fA-F]{4})/y;

/** What may come next in JSON. A list or object that was just opened may also be closed, and so may one after a value. */
type Next = 'value' | 'value-or-close' | 'key' | 'key-or-close' | 'colon' | 'comma-or-close';

/**
 * Where a text stops being JSON: the offset of the first token that does not fit. It is the length of the text if the text ends too early.
 * Messages of a parser differ between versions of Node, and some name no place.
 */
export function jsonBreak(text: string): number {
  let [at, next, open]: [number, Next, string] = [0, 'value', ''];
  while (true) {
    const start = matched(BLANKS, text, at).end;
    const { token, end } = text[start] === '"' ? stringToken(text, start) : matched(TOKEN, text, start);
    const found = follow(token, next, open);
    if (start === text.length || found === undefined) return start;
    at = end;
    [next, open] = found;
  }
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

/** What may come after a token, and the brackets that are then open; undefined if the token does not fit. */
function follow(token: string, next: Next, open: string): readonly [Next, string] | undefined {
  const closes = token === (open.endsWith('{') ? '}' : ']') && open !== '';
  if (closes && next.endsWith('close')) return ['comma-or-close', open.slice(0, -1)];
  switch (next) {
    case 'value':
    case 'value-or-close':
      if (token === '{') return ['key-or-close', `${open}{`];
      if (token === '[') return ['value-or-close', `${open}[`];
      return /^["\-\dtfn]/.test(token) ? ['comma-or-close', open] : undefined;
    case 'key':
    case 'key-or-close':
      return token.startsWith('"') ? ['colon', open] : undefined;
    case 'colon':
      return token === ':' ? ['value', open] : undefined;
    case 'comma-or-close':
      return token === ',' && open !== '' ? [open.endsWith('{') ? 'key' : 'value', open] : undefined;
  }
}

/** Where the value at a path starts in a valid JSON text. Where there is none, it is the start of the nearest list or object around it. */
export function jsonOffset(text: string, path: readonly PropertyKey[]): number {
  const here: (string | number)[] = [];
  let [at, next, open, found, depth]: [number, Next, string, number, number] = [0, 'value', '', 0, -1];
  while (true) {
    const start = matched(BLANKS, text, at).end;
    const { token, end } = text[start] === '"' ? stringToken(text, start) : matched(TOKEN, text, start);
    const after = follow(token, next, open);
    if (start === text.length || after === undefined) return found;
    const closes = token === ']' || token === '}';
    if (next.startsWith('key') && !closes) here[open.length - 1] = JSON.parse(text.slice(start, end));
    else if (next.startsWith('value') && !closes && isPrefix(here, path) && here.length >= depth)
      [found, depth] = [start, here.length];
    if (token === '[') here.push(0);
    else if (token === '{') here.push('');
    else if (closes) here.pop();
    else if (token === ',' && open.endsWith('[')) here[open.length - 1] = Number(here[open.length - 1]) + 1;
    at = end;
    [next, open] = after;
  }
}

const isPrefix = (some: readonly PropertyKey[], path: readonly PropertyKey[]): boolean =>
  some.length <= path.length && some.every((key, i) => key === path[i]);
