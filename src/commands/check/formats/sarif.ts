import type { Checked, Judged } from '../../../check/check.js';
import { CODES } from '../../../check/codes.js';
import type { Verdict } from '../../../check/verdict.js';
import { SEVERITIES } from '../../../domain/finding.js';
import { type Json, json } from '../../../output/json.js';
import { terminal } from '../../../text/escape.js';
import { whole } from '../../../text/number.js';
import { nameOf } from './text.js';

type Found = Verdict['findings'][number];

/** The largest number of results in a run that GitHub accepts. */
const MOST = 25_000;

/** A verdict as SARIF 2.1.0, with only the worst results if there are too many. Acknowledged findings are suppressed, with the reason. */
export function checkSarif({ findings }: Verdict, version: string): string {
  const seen = new Map<string, number>();
  const kept = worst(findings);
  const results = kept.map(({ of, finding }) => {
    const mark = fingerprint(of, finding);
    const nth = (seen.get(mark) ?? 0) + 1;
    seen.set(mark, nth);
    return result(finding, `${mark}:${nth}`);
  });
  const rules = CODES.map(({ code, severity, meaning }) => ({
    id: code,
    shortDescription: { text: meaning },
    defaultConfiguration: { level: severity },
  }));
  return json({
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'reshare', version, rules } },
        ...left(findings.length - kept.length),
        columnKind: 'unicodeCodePoints',
        results,
      },
    ],
  });
}

/** As many findings as GitHub accepts: open ones first, by severity, then acknowledged ones. */
function worst(found: readonly Found[]): readonly Found[] {
  if (found.length <= MOST) return found;
  const open = found.filter(({ finding }) => finding.acknowledged === undefined);
  const known = found.filter(({ finding }) => finding.acknowledged !== undefined);
  const severe = SEVERITIES.flatMap((severity) => open.filter(({ finding }) => finding.severity === severity));
  return [...severe, ...known].slice(0, MOST);
}

/** What a run says about the findings that it leaves out; empty if there are none. */
function left(n: number) {
  if (n === 0) return {};
  const text = `${whole(n)} findings are left out: reshare check lists all.`;
  return {
    invocations: [{ executionSuccessful: true, toolExecutionNotifications: [{ level: 'warning', message: { text } }] }],
  };
}

/** A text without links or control characters for a viewer. */
const plain = (text: string): string => terminal(text).replaceAll('](', '] (');

/** What a finding is about, on any line: its code, dataset and key. */
const fingerprint = (of: Checked, { code, key, place }: Judged): string =>
  `${code}:${nameOf(of)}:${key ?? place.file.replace(/^.*\//s, '')}`;

function result(f: Judged, mark: string): Json {
  const { line, column } = f.place;
  const region = line === undefined ? {} : { region: { startLine: line, ...(column && { startColumn: column }) } };
  return {
    ruleId: f.code,
    ruleIndex: CODES.findIndex(({ code }) => code === f.code),
    level: f.severity,
    message: { text: plain(f.text) },
    locations: [{ physicalLocation: { artifactLocation: { uri: uri(f.place.file) }, ...region } }],
    // GitHub uses only the first, and without it makes one from the line
    partialFingerprints: { primaryLocationLineHash: mark, 'ruleAndKey/v1': mark },
    ...(f.acknowledged !== undefined && { suppressions: [{ kind: 'external', justification: plain(f.acknowledged) }] }),
  };
}

/** A path as a URI: relative, or with the scheme `file`. */
function uri(path: string): string {
  const parts = path
    .replace(/^\.\//, '')
    .replace(/\p{Cs}/gu, '\ufffd')
    .split('/')
    .map(encodeURIComponent);
  return path.startsWith('/') ? `file://${parts.join('/')}` : parts.join('/');
}
