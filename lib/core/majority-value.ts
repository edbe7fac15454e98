/** @returns the value that stands in the list most often; null for a tie, and for an empty list */
export function majorityValue(values: readonly string[]): string | null {
  if (values.length === 1) return values[0] as string;
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  const most = Math.max(0, ...counts.values());
  const winners = [...counts].filter(([, count]) => count === most);
  return winners.length === 1 ? (winners[0]?.[0] ?? null) : null;
}
