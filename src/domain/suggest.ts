/** The longest word that is compared. The time grows with the product of the two lengths. */
const LONGEST = 64;

/**
 * The names nearest to a misspelt or unfinished word, best first and at most `most`; case is ignored.
 * A name is near if it starts with the word, or differs from it by edits of at most a third of its length.
 */
export function suggest(word: string, names: readonly string[], most = 3): readonly string[] {
  const limit = Math.max(1, Math.floor(word.length / 3));
  const typed = word.toLowerCase();
  if (word.length > LONGEST) return [];
  const begins = (name: string): boolean => word.length > 1 && name.toLowerCase().startsWith(typed);
  return names
    .filter((name) => Math.abs(name.length - word.length) <= limit || begins(name))
    .map((name) => ({ name, edits: distance(typed, name.slice(0, LONGEST).toLowerCase()) }))
    .filter(({ name, edits }) => edits <= limit || begins(name))
    .sort((a, b) => a.edits - b.edits || (a.name < b.name ? -1 : 1))
    .slice(0, most)
    .map(({ name }) => name);
}

/** The edits between two words: insertions, deletions, substitutions and transpositions of neighbours (optimal string alignment). */
function distance(a: string, b: string): number {
  const rows: number[][] = [Array.from({ length: b.length + 1 }, (_, j) => j)];
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const substituted = (rows[i - 1]?.[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      const swapped =
        i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]
          ? (rows[i - 2]?.[j - 2] ?? 0) + 1
          : substituted;
      row.push(Math.min((row[j - 1] ?? 0) + 1, (rows[i - 1]?.[j] ?? 0) + 1, substituted, swapped));
    }
    rows.push(row);
  }
  return rows[a.length]?.[b.length] ?? 0;
}
