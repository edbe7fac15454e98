/**
 * The lists of candidates that this page has loaded, by their addresses: each is fetched once and made ready for the
 * search in short steps, so that nothing the annotator does waits for it.
 */
import type { Candidate } from "@/lib/candidates/candidate";
import { candidateLines, candidatesIn } from "@/lib/candidates/candidate-lines";
import { type CandidateIndex, indexInSteps } from "@/lib/candidates/search-candidates";

export type LoadedList = { state: "loading" | "failed" } | { state: "ready"; index: CandidateIndex };

const LOADING: LoadedList = { state: "loading" };
const FAILED: LoadedList = { state: "failed" };
const READ_AT_ONCE = 1_000;
/** How long the page may be held up in one go; half a frame. */
const STEP_MS = 8;

const lists = new Map<string, LoadedList>();
const listeners = new Set<() => void>();

export function subscribeToLists(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** The same object while nothing in it changed. */
export const listAt = (url: string): LoadedList => lists.get(url) ?? LOADING;

function note(url: string, list: LoadedList): void {
  lists.set(url, list);
  for (const listener of listeners) listener();
}

function* partsOf(content: string): Generator<Candidate[]> {
  const lines = candidateLines(content);
  for (let from = 0; from < lines.length; from += READ_AT_ONCE)
    yield candidatesIn(lines.slice(from, from + READ_AT_ONCE));
}

const nextTurn = () => new Promise((done) => setTimeout(done));

async function indexOf(content: string): Promise<CandidateIndex> {
  const steps = indexInSteps(partsOf(content));
  let began = performance.now();
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
    if (performance.now() - began < STEP_MS) continue;
    await nextTurn();
    began = performance.now();
  }
}

/** Resolves when the list is ready or has failed; a failed one is tried again by the next call. */
export async function loadList(url: string): Promise<void> {
  const known = lists.get(url);
  if (known && known.state !== "failed") return;
  note(url, LOADING);
  try {
    const response = await fetch(url);
    if (!response.ok) throw new Error(`the list of candidates: ${response.status}`);
    note(url, { state: "ready", index: await indexOf(await response.text()) });
  } catch (cause) {
    console.warn("a list of candidates could not be loaded", cause);
    note(url, FAILED);
  }
}
