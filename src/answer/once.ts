/** A pure function of plain data that computes each argument once, told apart by its JSON: elements of one group share its market. */
export function once<A, B>(of: (a: A) => B): (a: A) => B {
  const found = new Map<string, { readonly value: B }>();
  return (a) => {
    const key = JSON.stringify(a);
    const known = found.get(key) ?? { value: of(a) };
    found.set(key, known);
    return known.value;
  };
}
