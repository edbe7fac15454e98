/**
 * Finds candidates by what annotators type: first the one with that id, then names and aliases that are it, those that
 * begin with it (shorter ones first, since more of them is typed), those with a word that does, and those that hold it
 * anywhere; where there is none, those that hold all its words. Case and diacritics do not count. Of equal ones the
 * list's order decides.
 *
 * All names stand in one text, a line each, so that each of these searches is one pass of `indexOf` over it: no order
 * has to be made before, which would take longer than a search of each line.
 */
import { foldTerm } from "@/lib/terms/fold-term";
import type { Candidate } from "./candidate";

export type CandidateHits = { hits: Candidate[]; hasMore: boolean };
export type CandidateIndex = {
  size: number;
  byId(id: string): Candidate | undefined;
  /** The candidates whose name or alias is this text, in the order of the list. */
  named(text: string): Candidate[];
  /** Nothing of a text without letters and figures. */
  search(text: string, limit: number): CandidateHits;
};

const END = "\n";
const MARKS = /\p{M}+/gu;
const ASCII = /^\p{ASCII}*$/u;
const SIGN = /[\p{L}\p{N}]/u;

/** As it is compared, on one line. */
export function foldCandidate(text: string): string {
  const plain = ASCII.test(text) ? text : text.normalize("NFKD").replace(MARKS, "");
  return foldTerm(plain, false).trim().replace(/\s+/g, " ");
}

type Names = {
  /** Folded names and aliases, each between two line breaks. */
  text: string;
  /** Where each of them starts, ascending. */
  starts: Uint32Array;
  /** The number of its candidate. */
  owners: Uint32Array;
};

/** The number of the name in which a place of the text lies. */
function nameAt({ starts }: Names, place: number): number {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] as number) <= place) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** The best so many, each candidate by its best name. */
class Ranking {
  readonly #limit: number;
  readonly #ranks = new Map<number, number>();

  constructor(limit: number) {
    this.#limit = limit;
  }

  get isFull(): boolean {
    return this.#ranks.size > this.#limit;
  }

  /** @param rank the lower, the better */
  add(candidate: number, rank: number): void {
    const before = this.#ranks.get(candidate);
    if (before === undefined || rank < before) this.#ranks.set(candidate, rank);
  }

  /** In their order; one more than the limit where there are more. */
  best(): number[] {
    return [...this.#ranks]
      .sort((a, b) => a[1] - b[1] || a[0] - b[0])
      .slice(0, this.#limit + 1)
      .map(([candidate]) => candidate);
  }
}

/** Calls with the number of each name in which a pattern lies, from the first on, once for each name; false ends it. */
function eachHit(names: Names, pattern: string, onHit: (name: number, place: number) => boolean): void {
  const { text, starts } = names;
  for (let place = text.indexOf(pattern); place >= 0; ) {
    const name = nameAt(names, place + Number(pattern.startsWith(END)));
    if (!onHit(name, place)) return;
    const next = starts[name + 1];
    if (next === undefined) return;
    place = text.indexOf(pattern, next - 1);
  }
}

const endOf = ({ text, starts }: Names, name: number): number =>
  (starts[name + 1] ?? text.length) - END.length;

function startsWord({ text }: Names, place: number): boolean {
  return place === 0 || !SIGN.test(text[place - 1] as string);
}

/** Exact ones before those that begin with it. */
function fromStart(names: Names, query: string, limit: number): number[] {
  const ranking = new Ranking(limit);
  const { starts, owners } = names;
  eachHit(names, END + query, (name) => {
    const owner = owners[name] as number;
    // Aliases follow the name of their candidate.
    const isAlias = owners[name - 1] === owner;
    const length = endOf(names, name) - (starts[name] as number);
    ranking.add(owner, length * 2 + Number(isAlias));
    return true;
  });
  return ranking.best();
}

/** Words that begin with it before all others. */
function fromWithin(
  names: Names,
  query: string,
  limit: number,
  isTaken: (owner: number) => boolean,
): number[] {
  const words = new Ranking(limit);
  const others = new Ranking(limit);
  const { text, owners } = names;
  eachHit(names, query, (name, first) => {
    const owner = owners[name] as number;
    if (isTaken(owner)) return true;
    const end = endOf(names, name);
    let place = first;
    while (place >= 0 && place < end && !startsWord(names, place)) place = text.indexOf(query, place + 1);
    if (place >= 0 && place < end) words.add(owner, 0);
    else if (!others.isFull) others.add(owner, 0);
    return !words.isFull;
  });
  const found = words.best();
  return [...found, ...others.best().filter((owner) => !found.includes(owner))].slice(0, limit + 1);
}

/** Names that hold all words, in any order. */
function byWords(names: Names, query: string, limit: number): number[] {
  const words = query.split(" ").sort((a, b) => b.length - a.length);
  const [longest = "", ...others] = words;
  if (others.length === 0) return [];
  const ranking = new Ranking(limit);
  const { text, starts, owners } = names;
  eachHit(names, longest, (name) => {
    const own = text.slice(starts[name], endOf(names, name));
    if (others.every((word) => own.includes(word))) ranking.add(owners[name] as number, 0);
    return !ranking.isFull;
  });
  return ranking.best();
}

/** Number of candidates that are folded between two steps. */
const STEP = 2_000;

/**
 * Makes a list ready, step by step, so that a browser can do something else in between.
 * @param parts of the list, in its order
 */
export function* indexInSteps(parts: Iterable<readonly Candidate[]>): Generator<void, CandidateIndex> {
  const candidates: Candidate[] = [];
  const folded: string[] = [];
  const owners: number[] = [];
  const numbers = new Map<string, number>();
  for (const part of parts)
    for (const candidate of part) {
      const number = candidates.push(candidate) - 1;
      numbers.set(candidate.id, number);
      for (const name of new Set([candidate.name, ...candidate.aliases].map(foldCandidate))) {
        folded.push(name);
        owners.push(number);
      }
      if (number % STEP === STEP - 1) yield;
    }
  yield;
  const starts = new Uint32Array(folded.length);
  let at = 1;
  for (const [i, name] of folded.entries()) {
    starts[i] = at;
    at += name.length + END.length;
  }
  const names = { text: `${END}${folded.join(END)}${END}`, starts, owners: Uint32Array.from(owners) };
  const candidateAt = (number: number) => candidates[number] as Candidate;
  return {
    size: candidates.length,
    byId: (id) => candidates[numbers.get(id) ?? -1],
    named(text) {
      const found: number[] = [];
      const query = foldCandidate(text);
      if (query !== "")
        eachHit(names, END + query + END, (name) => found.push(names.owners[name] as number) > 0);
      return [...new Set(found)].map(candidateAt);
    },
    search(text, limit) {
      const query = foldCandidate(text);
      if (!SIGN.test(query)) return { hits: [], hasMore: false };
      const given = text.trim();
      const own = numbers.get(given) ?? numbers.get(given.toUpperCase());
      const found = [...new Set([...(own === undefined ? [] : [own]), ...fromStart(names, query, limit)])];
      if (found.length <= limit) {
        const taken = new Set(found);
        found.push(...fromWithin(names, query, limit, (owner) => taken.has(owner)));
      }
      if (found.length === 0) found.push(...byWords(names, query, limit));
      return { hits: found.slice(0, limit).map(candidateAt), hasMore: found.length > limit };
    },
  };
}

/** The same at once. */
export function indexCandidates(candidates: readonly Candidate[]): CandidateIndex {
  const steps = indexInSteps([candidates]);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}
