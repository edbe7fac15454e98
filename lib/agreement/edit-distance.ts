/**
 * Levenshtein's distance of two sequences by bit vectors (Myers, Journal of the ACM 1999; blocks as in Hyyrö 2003): 32 rows of
 * the table at once, so two texts of ten thousand characters take some milliseconds.
 */

/** Symbols as small numbers, equal for equal ones. */
function numbered(
  a: readonly string[],
  b: readonly string[],
): { x: Int32Array; y: Int32Array; size: number } {
  const codes = new Map<string, number>();
  const codeOf = (symbol: string) => {
    const known = codes.get(symbol);
    if (known !== undefined) return known;
    codes.set(symbol, codes.size);
    return codes.size - 1;
  };
  const [x, y] = [Int32Array.from(a, codeOf), Int32Array.from(b, codeOf)];
  return { x, y, size: codes.size };
}

/** Per symbol, the rows of the pattern that have it, 32 to a number. */
function rowsOf(pattern: Int32Array, size: number, blocks: number): Int32Array {
  const rows = new Int32Array(size * blocks);
  pattern.forEach((code, row) => {
    const at = code * blocks + (row >> 5);
    rows[at] = (rows[at] as number) | (1 << (row & 31));
  });
  return rows;
}

/** The fewest insertions, deletions and replacements that make one sequence the other. */
export function editDistance(a: readonly string[], b: readonly string[]): number {
  const [shorter, longer] = a.length <= b.length ? [a, b] : [b, a];
  if (shorter.length === 0) return longer.length;
  const { x, y, size } = numbered(shorter, longer);
  const blocks = Math.ceil(x.length / 32);
  const rows = rowsOf(x, size, blocks);
  const plus = new Int32Array(blocks).fill(-1);
  const minus = new Int32Array(blocks);
  const lastBit = (x.length - 1) & 31;
  let distance = x.length;
  for (const code of y) {
    // What the row above adds: 1 before the first, since its distances grow with the column.
    let carry = 1;
    for (let block = 0; block < blocks; block++) {
      const [up, down] = [plus[block] as number, minus[block] as number];
      let equal = rows[code * blocks + block] as number;
      const vertical = equal | down;
      if (carry < 0) equal |= 1;
      const horizontal = ((((equal & up) >>> 0) + (up >>> 0)) ^ up) | equal;
      let more = down | ~(horizontal | up);
      let less = up & horizontal;
      const bit = block === blocks - 1 ? lastBit : 31;
      const out = ((more >>> bit) & 1) - ((less >>> bit) & 1);
      more = (more << 1) | (carry > 0 ? 1 : 0);
      less = (less << 1) | (carry < 0 ? 1 : 0);
      plus[block] = less | ~(vertical | more);
      minus[block] = more & vertical;
      carry = out;
    }
    distance += carry;
  }
  return distance;
}
