import { type Checked, type Judged, together } from '../../check/check.js';
import { CODES } from '../codes.js';
import { findingWords } from '../finding.js';
import { type Json, json } from '../json.js';
import { nameOf } from './text.js';

/** What was checked as SARIF 2.1.0. What is acknowledged is suppressed, with its reason. */
export function checkSarif(all: readonly Checked[], version: string): string {
  const seen = new Map<string, number>();
  const results = together(all).map(({ of, finding }) => {
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
    runs: [{ tool: { driver: { name: 'reshare', version, rules } }, columnKind: 'unicodeCodePoints', results }],
  });
}

/** What a finding is of, whatever line it stands on: rule, dataset and key. */
const fingerprint = (of: Checked, { code, key, place }: Judged): string =>
  `${code}:${nameOf(of)}:${key ?? place.file.replace(/^.*\//s, '')}`;

function result(f: Judged, mark: string): Json {
  const { line, column } = f.place;
  const region = line === undefined ? {} : { region: { startLine: line, ...(column && { startColumn: column }) } };
  return {
    ruleId: f.code,
    ruleIndex: CODES.findIndex(({ code }) => code === f.code),
    level: f.severity,
    message: { text: findingWords(f) },
    locations: [{ physicalLocation: { artifactLocation: { uri: uri(f.place.file) }, ...region } }],
    // the first is the only one that GitHub goes by; without it GitHub makes one from the line
    partialFingerprints: { primaryLocationLineHash: mark, 'ruleAndKey/v1': mark },
    ...(f.acknowledged !== undefined && { suppressions: [{ kind: 'external', justification: f.acknowledged }] }),
  };
}

/** A path as a URI: relative, or of a file. */
function uri(path: string): string {
  const parts = path
    .replace(/^\.\//, '')
    .replace(/\p{Cs}/gu, '\ufffd')
    .split('/')
    .map(encodeURIComponent);
  return path.startsWith('/') ? `file://${parts.join('/')}` : parts.join('/');
}
