/**
 * Counts what annotators have marked: which strings, with which labels, and how often each stands in the same texts without
 * being marked. A string is worth suggesting where most who saw it marked it, with one label.
 */
import { foldTerm } from "./fold-term";
import { type FindingOptions, termFinder } from "./term-finder";

/** What one annotation has marked at one place. */
export type Marked = { text: string; label: string };

/** Longer marks are sentences, which do not come again. */
const MAX_CHARS = 200;
const MAX_TERMS = 100_000;
/** Of the places where it stands in texts that were answered, at least so many are marked. */
const MIN_MARKED_SHARE = 0.5;
/** Of the marks, at least so many have one label. */
const MIN_LABEL_SHARE = 0.6;

type Counted = { text: string; labels: Map<string, number>; marks: number; places: number };

export class TermCounts {
  readonly #options: FindingOptions;
  readonly #labels: ReadonlySet<string>;
  readonly #terms = new Map<string, Counted>();

  /** @param labels those that there are today; marks with another one are not counted */
  constructor(options: FindingOptions, labels: ReadonlySet<string>) {
    this.#options = options;
    this.#labels = labels;
  }

  /** Adds what one annotation has marked. */
  add(marked: readonly Marked[]): void {
    for (const { text, label } of marked) {
      const term = text.normalize("NFC").trim().replace(/\s+/gu, " ");
      if (term === "" || term.length > MAX_CHARS || /\p{Cc}/u.test(term) || !this.#labels.has(label))
        continue;
      const key = foldTerm(term, this.#options.matchCase);
      const counted = this.#terms.get(key) ?? { text: term, labels: new Map(), marks: 0, places: 0 };
      counted.marks += 1;
      counted.labels.set(label, (counted.labels.get(label) ?? 0) + 1);
      this.#terms.set(key, counted);
    }
  }

  /** @returns counts the places of all terms in a text that so many annotations are about */
  occurrenceCounter(): (text: string, annotations: number) => void {
    const terms = [...this.#terms.values()];
    // Each has a number of its own, so that a term inside another one is counted, too.
    const find = termFinder(
      terms.map(({ text }, label) => ({ text, label })),
      this.#options,
    );
    return (text, annotations) => {
      for (const { label } of find(text).finds) {
        const term = terms[label];
        if (term) term.places += annotations;
      }
    };
  }

  /** Strings worth suggesting, each with its label: those marked most often first. */
  entries(): [text: string, label: string][] {
    return [...this.#terms.values()]
      .flatMap(({ text, labels, marks, places }) => {
        const [top] = [...labels].toSorted(([, a], [, b]) => b - a);
        if (!top || marks < MIN_MARKED_SHARE * places || top[1] < MIN_LABEL_SHARE * marks) return [];
        return [{ text, label: top[0], marks }];
      })
      .toSorted((a, b) => b.marks - a.marks)
      .slice(0, MAX_TERMS)
      .map(({ text, label }) => [text, label]);
  }
}
