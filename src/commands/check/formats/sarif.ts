import type { CheckedDataset } from '../../../check/check.js';
import type { Judged } from '../../../check/checked.js';
import { CODES } from '../../../check/codes.js';
import type { UnlistedKind, Verdict } from '../../../check/verdict.js';
import { findings, unlistedCount } from '../../../domain/findings.js';
import { type Json, jsonDocument } from '../../../output/json.js';
import { type Safe, sarifText } from '../../../text/escape.js';
import { whole } from '../../../text/number.js';
import { unlistedKind } from './json.js';
import { nameOf } from './text.js';

/** The largest number of results in a run that GitHub accepts. */
const MOST = 25_000;

/** A verdict as SARIF 2.1.0, with only the worst results if there are too many. Acknowledged findings are suppressed, with the reason. */
export function checkSarif({ findings: found, unlisted, datasetOf }: Verdict, version: string): Iterable<Safe<'json'>> {
  const seen = new Map<string, number>();
  const kept = worst(found);
  const results = kept.map((finding) => {
    const mark = fingerprint(datasetOf(finding), finding);
    const nth = (seen.get(mark) ?? 0) + 1;
    seen.set(mark, nth);
    return result(finding, `${mark}:${nth}`);
  });
  const rules = CODES.map(({ code, severity, meaning }) => ({
    id: code,
    shortDescription: message(meaning),
    defaultConfiguration: { level: severity },
  }));
  return jsonDocument({
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'reshare', version, rules } },
        ...left(found.length - kept.length + unlistedCount(unlisted), unlisted),
        columnKind: 'unicodeCodePoints',
        results,
      },
    ],
  });
}

/** As many findings as GitHub accepts: the worst that are open, then the worst that are acknowledged. */
function worst(found: readonly Judged[]): readonly Judged[] {
  if (found.length <= MOST) return found;
  const open = findings(among(found, false), MOST).listed;
  const known = findings(among(found, true), MOST).listed;
  return [...open, ...known].slice(0, MOST);
}

/** Those that are acknowledged, or those that are not. */
function* among(found: readonly Judged[], known: boolean): Generator<Judged> {
  for (const finding of found) if ((finding.acknowledged !== undefined) === known) yield finding;
}

/** What a run says about the findings that it leaves out, of which some are counted by kind; empty if there are none. */
function left(n: number, unlisted: readonly UnlistedKind[]) {
  if (n === 0) return {};
  const how = unlisted.length > 0 ? 'Add --all for the first 25,000 of them' : 'reshare check --all lists all';
  const text = `${whole(n)} findings are left out. ${how}.`;
  return {
    properties: { unlisted: n, unlistedKinds: unlisted.map(unlistedKind) },
    invocations: [
      { executionSuccessful: true, toolExecutionNotifications: [{ level: 'warning', message: message(text) }] },
    ],
  };
}

/** What a viewer shows: a text without links or control characters. */
const message = (text: string): { readonly text: Safe<'sarif'> } => ({ text: sarifText(text) });

/** What a finding is about, on any line: its code, dataset and key. */
const fingerprint = (of: CheckedDataset | undefined, { code, key, place }: Judged): string =>
  `${code}:${of ? nameOf(of) : ''}:${key ?? place.file.replace(/^.*\//s, '')}`;

function result(f: Judged, mark: string): Json {
  const { line, column } = f.place;
  const region = line === undefined ? {} : { region: { startLine: line, ...(column && { startColumn: column }) } };
  return {
    ruleId: f.code,
    ruleIndex: CODES.findIndex(({ code }) => code === f.code),
    level: f.severity,
    message: message(f.text),
    locations: [{ physicalLocation: { artifactLocation: { uri: uri(f.place.file) }, ...region } }],
    // GitHub uses only the first, and without it makes one from the line
    partialFingerprints: { primaryLocationLineHash: mark, 'ruleAndKey/v1': mark },
    ...(f.acknowledged !== undefined && {
      suppressions: [{ kind: 'external', justification: sarifText(f.acknowledged) }],
    }),
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
