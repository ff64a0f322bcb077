/** Command lines that work as they are, each with the words that people try in its place. */
export const SYNONYMS: ReadonlyMap<string, readonly string[]> = new Map([
  ['stage', ['chain', 'concentration', 'market', 'markets', 'remaining', 'rest', 'risk', 'run', 'supply']],
  ['shares --help', ['market-shares', 'ranking', 'share', 'suppliers', 'table', 'top']],
  ['explain --help', ['derive', 'evidence', 'provenance', 'trace', 'why']],
  ['hhi --help', ['herfindahl', 'index', 'measure', 'measures']],
  ['calc --help', ['aggregate', 'calculate', 'compute', 'csv', 'file', 'query', 'sql']],
  ['cite', ['citation', 'quote', 'reference', 'references']],
  ['cite --format bibtex', ['bib', 'bibtex', 'bibliography']],
  ['check', ['audit', 'doctor', 'lint', 'test', 'validate', 'validation']],
  ['compare --help', ['agreement', 'comparison', 'rivals', 'versus', 'vs']],
  ['diff --help', ['changes', 'delta']],
  ['chart --help', ['bars', 'charts', 'diagram', 'draw', 'figure', 'graph', 'image', 'picture', 'plot', 'png', 'svg']],
  ['report --help', ['browser', 'dashboard', 'html', 'page', 'webpage', 'website']],
  ['dataset new --help', ['clone', 'copy', 'create', 'init', 'new']],
  ['dataset seal --help', ['freeze', 'publish', 'release', 'seal']],
  ['import --help', ['convert', 'download', 'fetch', 'load']],
  ['mcp --help', ['agent', 'ai', 'claude', 'llm', 'model-context-protocol', 'serve', 'server']],
  ['schema', ['json-schema', 'jsonschema', 'schemas']],
  ['verify --help', ['checksum', 'checksums', 'damage', 'hashes', 'integrity', 'intact', 'sha256']],
  ['completion --help', ['autocomplete', 'completions']],
  ['list observations', ['figures', 'observation', 'observations', 'rows', 'show', 'values', 'view']],
  ['list observations --format csv', ['dump', 'export']],
  ['list facts', ['fact', 'facts']],
  ['list compositions', ['composition', 'compositions', 'deposits']],
  ['list sources', ['documents', 'source', 'sources']],
  ['list subjects', ['element', 'elements', 'groups', 'metals', 'minerals', 'subject', 'subjects']],
  ['list stages', ['stages', 'step', 'steps']],
  ['list actors', ['actor', 'actors', 'countries', 'country', 'producers']],
  ['list datasets', ['datasets', 'edition', 'editions', 'ls', 'versions']],
  ['help words', ['definitions', 'dictionary', 'glossary', 'terms', 'vocabulary']],
  ['help', ['about', 'commands', 'docs', 'info', 'man', 'manual', 'usage']],
  ['--version', ['ver', 'version']],
]);

/** The command line that a word stands for; undefined for any other word. */
export function commandLineFor(word: string): string | undefined {
  const typed = word.toLowerCase();
  return [...SYNONYMS].find(([, words]) => words.includes(typed))?.[0];
}
