/** What was counted up to and with each place, on top of what there was before. */
export function cumulative(counts: readonly number[], before = 0): number[] {
  let sum = before;
  return counts.map((count) => {
    sum += count;
    return sum;
  });
}
