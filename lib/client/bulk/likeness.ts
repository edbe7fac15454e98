/**
 * How alike short texts are: the cosine of their runs of two and three characters, each weighted by how rare it is among
 * the texts, so that no language and no division into words is assumed. Runs of two are for scripts whose words are that short.
 */
import { foldText } from "@/lib/core/search-text";

function runsOf(text: string): Map<string, number> {
  const characters = Array.from(` ${foldText(text).replace(/\s+/g, " ").trim()} `);
  const counts = new Map<string, number>();
  for (const length of [2, 3])
    for (let i = 0; i + length <= characters.length; i++) {
      const run = characters.slice(i, i + length).join("");
      counts.set(run, (counts.get(run) ?? 0) + 1);
    }
  return counts;
}

/**
 * @param at index of the text that all are compared with
 * @returns of each text its likeness to that one, 0 to 1; 0 where either text is empty
 */
export function likeness(texts: readonly string[], at: number): number[] {
  const all = texts.map(runsOf);
  const holders = new Map<string, number>();
  for (const counts of all) for (const run of counts.keys()) holders.set(run, (holders.get(run) ?? 0) + 1);
  // One is added, so that what stands in every text still counts a little: equal texts stay alike.
  const rarity = (run: string) => Math.log(1 + texts.length / (holders.get(run) ?? 1));
  const weighted = all.map(
    (counts) => new Map([...counts].map(([run, count]) => [run, Math.sqrt(count) * rarity(run)])),
  );
  const length = (vector: ReadonlyMap<string, number>) =>
    Math.sqrt([...vector.values()].reduce((sum, weight) => sum + weight * weight, 0));
  const one = weighted[at] ?? new Map<string, number>();
  const oneLength = length(one);
  return weighted.map((other) => {
    const product = [...one].reduce((sum, [run, weight]) => sum + weight * (other.get(run) ?? 0), 0);
    const lengths = oneLength * length(other);
    return lengths === 0 ? 0 : Math.min(1, product / lengths);
  });
}
