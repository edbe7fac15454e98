/**
 * All places of many words in a text, in one pass over it: a trie of the words, where each node knows the longest other
 * start of a word that its own text ends with (A. V. Aho and M. J. Corasick, Efficient String Matching, 1975).
 * Nodes are numbered by their depth, so that the children of a node are neighbours and need no pointers of their own.
 * Offsets are UTF-16 units. What is a whole word, and which of several places counts, is decided elsewhere.
 */

const ROOT = 0;
const NONE = -1;

type Trie = {
  nodes: number;
  /** The unit that leads from the parent of a node to it. */
  unit: Uint16Array;
  /** The children of node n are those from `firstChild[n]` up to `firstChild[n + 1]`, by their units. */
  firstChild: Int32Array;
  /** The word that ends at a node. */
  word: Int32Array;
};

/** @param words ascending by their units, each once, none empty */
function trieOf(words: readonly string[]): Trie {
  const most = words.reduce((sum, word) => sum + word.length, 1);
  const unit = new Uint16Array(most);
  const firstChild = new Int32Array(most + 1);
  const word = new Int32Array(most).fill(NONE);
  /** Of each node: the words that start with its text, which stand together. */
  const [from, to] = [new Int32Array(most), new Int32Array(most)];
  to[ROOT] = words.length;
  let nodes = 1;
  for (let depth = 0, node = ROOT; node < nodes; depth++)
    for (const layerEnd = nodes; node < layerEnd; node++) {
      firstChild[node] = nodes;
      const end = to[node] as number;
      let at = from[node] as number;
      if (at < end && (words[at] as string).length === depth) word[node] = at++;
      while (at < end) {
        const code = (words[at] as string).charCodeAt(depth);
        unit[nodes] = code;
        from[nodes] = at;
        while (at < end && (words[at] as string).charCodeAt(depth) === code) at++;
        to[nodes++] = at;
      }
    }
  firstChild[nodes] = nodes;
  return { nodes, unit, firstChild, word };
}

export class AhoCorasick {
  readonly #words: readonly string[];
  readonly #trie: Trie;
  /** The children of the root by their units, since most steps start there; the root where it has none. */
  readonly #starts = new Int32Array(0x10000);
  /** The longest other start of a word that the text of a node ends with, as a node. */
  readonly #fallback: Int32Array;
  /** The longest word that the text of a node ends with beside its own, as a node; the root for none. */
  readonly #shorter: Int32Array;

  /** @param words ascending by their units, each once, none empty */
  constructor(words: readonly string[]) {
    this.#words = words;
    this.#trie = trieOf(words);
    const { nodes, unit, firstChild, word } = this.#trie;
    this.#fallback = new Int32Array(nodes);
    this.#shorter = new Int32Array(nodes);
    for (let child = 1; child < (firstChild[1] as number); child++)
      this.#starts[unit[child] as number] = child;
    for (let node = 1; node < nodes; node++) {
      const fallback = this.#fallback[node] as number;
      this.#shorter[node] = word[fallback] === NONE ? (this.#shorter[fallback] as number) : fallback;
      const end = firstChild[node + 1] as number;
      for (let child = firstChild[node] as number; child < end; child++)
        this.#fallback[child] = this.#step(fallback, unit[child] as number);
    }
  }

  #childOf(node: number, code: number): number {
    const { unit, firstChild } = this.#trie;
    let low = firstChild[node] as number;
    let high = (firstChild[node + 1] as number) - 1;
    while (low <= high) {
      const middle = (low + high) >> 1;
      const found = unit[middle] as number;
      if (found === code) return middle;
      if (found < code) low = middle + 1;
      else high = middle - 1;
    }
    return NONE;
  }

  /** The longest start of a word that the text of a node, and the unit after it, end with. */
  #step(from: number, code: number): number {
    for (let node = from; node !== ROOT; node = this.#fallback[node] as number) {
      const child = this.#childOf(node, code);
      if (child !== NONE) return child;
    }
    return this.#starts[code] as number;
  }

  /**
   * @param onFind takes the number of the word and where it lies, by ascending ends, the longest of one end first; false
   *   ends the search
   * @returns whether the whole text was searched
   */
  search(text: string, onFind: (word: number, start: number, end: number) => boolean): boolean {
    const { word } = this.#trie;
    let node = ROOT;
    for (let at = 0; at < text.length; at++) {
      node = this.#step(node, text.charCodeAt(at));
      let found = word[node] === NONE ? (this.#shorter[node] as number) : node;
      for (; found !== ROOT; found = this.#shorter[found] as number) {
        const number = word[found] as number;
        const end = at + 1;
        if (!onFind(number, end - (this.#words[number] as string).length, end)) return false;
      }
    }
    return true;
  }
}
