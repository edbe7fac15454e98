/** Puts a text together as browsers lay one out: white space folds, breaks between blocks never add up, looks are nested. */
import { inReadingOrder } from "../reading-order";
import type { Look, Stretch } from "../shaped-text";

/** HTML's own white space; other blanks, such as the one that does not break, are characters. */
const BLANKS = /[ \t\n\f\r]+/g;
/** A blank line is enough, however many breaks a page has. */
const MOST_BREAKS = 2;
/** Looks of elements that never end lie in each other; deeper ones change nothing. */
const MOST_NESTED = 32;

type Open = { name: string; look: Look; level: number | undefined; start: number | undefined };

export class ReadText {
  readonly #parts: string[] = [];
  readonly #layout: Stretch[] = [];
  readonly #open: Open[] = [];
  /** How many of the open elements have words already: the outer ones. */
  #begun = 0;
  #length = 0;
  #breaks = 0;
  #isApart = false;
  #keepsBlanks = false;
  /** A line break right after `<pre>` is no part of it. */
  #isPreStart = false;

  add(text: string): void {
    if (this.#keepsBlanks) {
      const lines = text.replace(/\r\n?/g, "\n");
      this.#put(this.#isPreStart && lines.startsWith("\n") ? lines.slice(1) : lines);
      this.#isPreStart = false;
      return;
    }
    const folded = text.replace(BLANKS, " ");
    this.#isApart ||= folded.startsWith(" ");
    const words = folded.slice(folded.startsWith(" ") ? 1 : 0, folded.endsWith(" ") ? -1 : undefined);
    if (words === "") return;
    this.#put(words);
    this.#isApart = folded.endsWith(" ");
  }

  breakLine(): void {
    this.#breaks = Math.min(this.#breaks + 1, MOST_BREAKS);
  }

  beginBlock(): void {
    this.#breaks = Math.max(this.#breaks, 1);
  }

  keepBlanks(keeps: boolean): void {
    this.#keepsBlanks = keeps;
    this.#isPreStart = keeps;
  }

  open(name: string, look: Look, level: number | undefined): void {
    if (this.#open.length < MOST_NESTED) this.#open.push({ name, look, level, start: undefined });
  }

  /** Ends the innermost element of this name, and those inside of it. */
  close(name: string): void {
    const at = this.#open.findLastIndex((one) => one.name === name);
    if (at < 0) return;
    for (const { look, level, start } of this.#open.splice(at))
      if (start !== undefined)
        this.#layout.push({ start, end: this.#length, look, ...(level === undefined ? {} : { level }) });
    this.#begun = Math.min(this.#begun, at);
  }

  end(): { text: string; layout: Stretch[] } {
    const [outermost] = this.#open;
    if (outermost) {
      this.close(outermost.name);
      return this.end();
    }
    return { text: this.#parts.join(""), layout: inReadingOrder(this.#layout) };
  }

  #put(text: string): void {
    if (text === "") return;
    const between =
      this.#length === 0 ? "" : this.#breaks > 0 ? "\n".repeat(this.#breaks) : this.#isApart ? " " : "";
    this.#breaks = 0;
    this.#isApart = false;
    this.#length += between.length;
    for (; this.#begun < this.#open.length; this.#begun++) {
      const open = this.#open[this.#begun];
      if (open) open.start = this.#length;
    }
    this.#parts.push(between, text);
    this.#length += text.length;
  }
}
