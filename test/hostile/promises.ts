import { parse } from 'csv-parse/sync';
import { readXlsx } from 'hucre';
import type { Ran } from '../shell.js';

/** The ways in which a mutant is asked: the words of a command without its dataset, and the exit codes that it may give. */
export const CHANNELS = {
  check: { words: ['check'], exits: [0, 1, 3], form: 'text' },
  json: { words: ['stage', '--json'], exits: [0, 3], form: 'json' },
  csv: { words: ['stage', '--format', 'csv'], exits: [0, 3], form: 'csv' },
  markdown: { words: ['stage', '--format', 'markdown'], exits: [0, 3], form: 'text' },
  github: { words: ['check', '--format', 'github'], exits: [0, 1, 3], form: 'text' },
  stdin: {
    words: ['calc', '-', '--actor', 'actor', '--value', 'printed', '--keep-going', '--json'],
    exits: [0, 1, 2, 3],
    form: 'json',
  },
  xlsx: { words: ['stage', '--format', 'xlsx'], exits: [0, 3], form: 'xlsx' },
} as const satisfies Record<string, { words: readonly string[]; exits: readonly number[]; form: string }>;
/** The name of a channel. */
export type Channel = keyof typeof CHANNELS;

// tab and line feed are the only control characters that text for people may have
const RAW = /[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069\u200b\ufeff\ud800-\udfff]/u;
const ownLines = (text: string): string => text.replace(/[\n\t]/g, '');

/** What a run of a channel did that reshare promises never to do; empty if it kept all promises. */
export async function brokenPromises(channel: Channel, { code, out, err }: Ran): Promise<readonly string[]> {
  const { exits, form } = CHANNELS[channel];
  const allowed: readonly number[] = exits;
  const broken: string[] = [];
  const promise = (kept: boolean, what: string): void => {
    if (!kept) broken.push(what);
  };
  promise(allowed.includes(code), `exit code ${code}`);
  promise(!/internal error/i.test(err), 'an internal error');
  promise(!/^\s+at .*[:(]\d+/m.test(out + err), 'a stack trace');
  promise(!RAW.test(ownLines(err)), 'a raw control character on stderr');
  promise(!isCommand(err), 'a workflow command on stderr');
  promise(code < 2 || channel === 'check' || channel === 'github' || out === '', 'output beside a failure');
  promise(code !== 3 || err !== '' || out !== '', 'a failure without a word');
  // a cell may have such a text: then it is quoted
  promise(
    code < 2 || !/(?<!")\b(undefined|NaN|\[object Object\])\b(?!\\?")/.test(err),
    'a value of the program in a message',
  );
  if (form === 'text') {
    promise(!RAW.test(ownLines(out)), 'a raw control character on stdout');
    const plain = channel === 'github' ? out.replace(/^::(error|warning|notice) (file|title)=[^\n]*$/gm, '') : out;
    promise(!isCommand(plain), 'a workflow command on stdout');
  } else if (code === 0) {
    if (form === 'json') broken.push(...wrongNumbers(JSON.parse(out)));
    if (form === 'csv') parse(out, { columns: true });
    if (form === 'xlsx')
      promise((await readXlsx(Buffer.from(out, 'latin1'))).sheets.length > 0, 'a workbook without a sheet');
  }
  return broken;
}

const isCommand = (text: string): boolean => /^\s*::[a-z]|##\[/m.test(text.replaceAll('\r', '\n'));

/** What cannot be true of the intervals in an answer: ends that cross, shares or an HHI out of range. */
function wrongNumbers(json: unknown, key = ''): readonly string[] {
  if (typeof json !== 'object' || json === null) return [];
  if ('low' in json && 'high' in json && typeof json.low === 'number') {
    const high = typeof json.high === 'number' ? json.high : Number.POSITIVE_INFINITY;
    const most = key === 'hhi' ? 10_000 : /pct$/i.test(key) ? 100 : Number.POSITIVE_INFINITY;
    const isWrong = json.low > high || json.low < 0 || (Number.isFinite(high) && high > most);
    return isWrong ? [`${key} from ${json.low} to ${high}`] : [];
  }
  return Object.entries(json).flatMap(([name, value]) => wrongNumbers(value, Array.isArray(json) ? key : name));
}
