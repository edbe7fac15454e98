/** A list of 100,000 candidates: what a search costs with every letter, beside a plain filter over the same names. */
import { type CandidateIndex, indexCandidates } from "@/lib/candidates/search-candidates";
import { searchMention } from "@/lib/candidates/search-mention";
import { seededRandom } from "@/lib/core/random";
import type { BenchRecord } from "./agreement";

const CANDIDATES = 100_000;
const ROUNDS = 31;
const LETTERS = "etaoinshrdlucm";

const random = seededRandom(16);
const word = () =>
  Array.from({ length: 3 + Math.floor(random() * 7) }, () => LETTERS[Math.floor(random() * 14)]).join("");
/** Every second one has two aliases, one in ten a letter with a diacritic. */
const candidates = Array.from({ length: CANDIDATES }, (_, i) => ({
  id: `Q${i}`,
  name: `${word()}${i % 10 === 0 ? "é" : ""} ${word()}`,
  aliases: i % 2 === 0 ? [word(), `${word()} ${word()} ${word()}`] : [],
  description: "what a reader of the list is told of it, in a sentence",
}));

const sorted = (run: () => unknown): number[] =>
  Array.from({ length: ROUNDS }, () => {
    const start = performance.now();
    run();
    return performance.now() - start;
  }).sort((a, b) => a - b);
const median = (run: () => unknown): number => sorted(run)[(ROUNDS - 1) / 2] ?? 0;

/** Of all beginnings of a name, as somebody types it, that which takes longest. */
function slowest(index: CandidateIndex, name: string): number {
  return Math.max(...Array.from(name, (_, i) => median(() => index.search(name.slice(0, i + 1), 20))));
}

export async function* benchCandidates(): AsyncGenerator<BenchRecord> {
  const floorOf = (query: string) =>
    median(() =>
      candidates.filter(
        ({ name, aliases }) => name.includes(query) || aliases.some((alias) => alias.includes(query)),
      ),
    );
  const common = { unit: "ms", floorName: "a plain filter over names and aliases" };
  const index = indexCandidates(candidates);
  const queries = {
    "one letter": "e",
    "two letters": "et",
    "a part of words": "oin",
    "a whole name": candidates[CANDIDATES - 1]?.name ?? "",
    "a name that is not there": "zzzz zz",
  };
  if (index.search(queries["a whole name"], 20).hits.length === 0) throw new Error("nothing is found");
  for (const [what, query] of Object.entries(queries))
    yield {
      ...common,
      name: `search among 100,000 candidates: ${what}`,
      value: median(() => index.search(query, 20)),
      floor: floorOf(query),
    };
  const name = candidates[CANDIDATES / 2]?.name ?? "";
  yield {
    ...common,
    name: "the slowest letter of a name",
    value: slowest(index, name),
    floor: floorOf(name),
  };
  const inflected = `${name.slice(0, -1)}yyyy`;
  if (searchMention(index, inflected, 20).hits.length === 0) throw new Error("no beginning is found");
  yield {
    ...common,
    name: "an inflected mention, by its beginnings",
    value: median(() => searchMention(index, inflected, 20)),
    floor: floorOf(inflected),
  };
  yield {
    ...common,
    name: "100,000 candidates made ready",
    value: median(() => indexCandidates(candidates)),
    floor: floorOf("e"),
  };
}
