/** Task numbers as a person writes them: `3, 17, 20-25`. */

/** More are no list by hand. */
const MOST = 1_000;

/** @returns the numbers, ascending and each once; null for anything that is no such list, is empty or has more than a thousand */
export function parseTaskNumbers(text: string): number[] | null {
  const numbers = new Set<number>();
  for (const part of text.split(/[\s,;]+/).filter((one) => one !== "")) {
    const range = /^(\d{1,9})(?:[-–](\d{1,9}))?$/.exec(part);
    const from = Number(range?.[1] ?? 0);
    const to = Number(range?.[2] ?? from);
    if (from < 1 || to < from || to - from >= MOST) return null;
    for (let number = from; number <= to; number++) numbers.add(number);
    if (numbers.size > MOST) return null;
  }
  return numbers.size === 0 ? null : [...numbers].sort((a, b) => a - b);
}
