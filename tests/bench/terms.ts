/** A term list at its limit on a long text, beside one pass over the units of that text. */
import { seededRandom } from "@/lib/core/random";
import { termFinder } from "@/lib/terms/term-finder";
import type { BenchRecord } from "./agreement";

const TERMS = 100_000;
const UNITS = 1_000_000;
const ROUNDS = 5;
const LETTERS = "etaoinshrdlu";

const random = seededRandom(16);
const word = () =>
  Array.from({ length: 4 + Math.floor(random() * 6) }, () => LETTERS[Math.floor(random() * 12)]).join("");
const terms = Array.from({ length: TERMS }, (_, i) => ({
  text: i % 3 === 0 ? `${word()} ${word()}` : word(),
  label: i % 5,
}));

/** A word in ten is a term, one in a thousand is not of ASCII. */
function textOf(): string {
  const words: string[] = [];
  for (let length = 0, i = 0; length < UNITS; i++) {
    const term = terms[Math.floor(random() * TERMS)]?.text ?? "";
    const next = i % 1_000 === 0 ? "naïve" : i % 10 === 0 ? term : word();
    words.push(next);
    length += next.length + 1;
  }
  return words.join(" ").slice(0, UNITS);
}

/** Milliseconds of the run in the middle. */
function median(run: () => unknown): number {
  const times = Array.from({ length: ROUNDS }, () => {
    const start = performance.now();
    run();
    return performance.now() - start;
  });
  return times.sort((a, b) => a - b)[Math.floor(ROUNDS / 2)] ?? 0;
}

export async function* benchTerms(): AsyncGenerator<BenchRecord> {
  const text = textOf();
  let sum = 0;
  const floor = median(() => {
    for (let at = 0; at < text.length; at++) sum += text.charCodeAt(at);
  });
  const common = { unit: "ms", floorName: "one pass over the text", floor };
  const options = { matchCase: false, wholeWords: true };
  yield { ...common, name: "100,000 terms made ready", value: median(() => termFinder(terms, options)) };
  const find = termFinder(terms, options);
  if (find(text).finds.length === 0 || sum === 0) throw new Error("nothing is found");
  yield { ...common, name: "100,000 terms found in 1 MB of text", value: median(() => find(text)) };
}
