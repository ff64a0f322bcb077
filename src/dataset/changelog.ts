const TITLE =
  '# Changelog of the datasets\n\nEvery released edition with the SHA-256 of its datapackage.json, newest first.\n';
const ENTRY = /^- `([^`]+)`: .*\bsha256 `([0-9a-f]{64})`\r?$/gm;

/** The SHA-256 of datapackage.json of each released edition in a changelog, by name@version. */
export const releasedHashes = (changelog: string): ReadonlyMap<string, string> =>
  new Map([...changelog.matchAll(ENTRY)].map(([, edition = '', sha256 = '']) => [edition, sha256]));

/** A changelog with a new entry before the others. A blank text becomes a new changelog. */
export function withEntry(changelog: string, entry: string): string {
  const text = changelog.trim() === '' ? TITLE : changelog;
  const first = /^- `/m.exec(text)?.index;
  if (first === undefined) return `${text.trimEnd()}\n\n${entry}`;
  return text.slice(0, first) + entry + text.slice(first);
}
