/** A function that draws whole numbers from 0 to below n (mulberry32), the same for the same seed and salt. */
export function drawnNumbers(seed: number, salt: number): (n: number) => number {
  let state = (Math.imul(seed, 0x9e3779b1) ^ salt) >>> 0;
  return (n) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) % n;
  };
}
