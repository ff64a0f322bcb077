/** The items in groups of equal keys, compared as JSON. Groups stand in the order of their first items. */
export function grouped<T>(items: readonly T[], key: (item: T) => unknown): [T, ...T[]][] {
  const groups = new Map<string, [T, ...T[]]>();
  for (const item of items) {
    const id = JSON.stringify(key(item));
    const group = groups.get(id);
    if (group) group.push(item);
    else groups.set(id, [item]);
  }
  return [...groups.values()];
}

/** The first item with the key of one before it; undefined where each has its own. */
export function repeated<T>(items: readonly T[], key: (item: T) => string): T | undefined {
  const seen = new Set<string>();
  return items.find((item) => {
    const id = key(item);
    const again = seen.has(id);
    seen.add(id);
    return again;
  });
}
