/** The items of the lists that are members of one large JSON object, one after the other, without the whole in memory. */

export type CutItem = {
  /** The name of the list, as it is written between its quotation marks. */
  list: string;
  /** Its JSON. */
  text: string;
};

const [QUOTE, BACKSLASH, COMMA, COLON] = [34, 92, 44, 58];
const OPENS = new Set([91, 123]);
const CLOSES = new Set([93, 125]);
/** An object is within 1 mark, a list that is its member within 2. */
const IN_LIST = 2;

/** Cuts a text that comes in pieces. What is no JSON gives items that are none. */
export class ListCutter {
  private depth = 0;
  private isText = false;
  private isEscaped = false;
  /** The last text within the object alone, which names the member that follows. */
  private name = "";
  private list = "";
  /** What was not given out of the pieces so far: of an item, or of a name. */
  private held = "";

  *take(piece: string): Generator<CutItem> {
    let from = 0;
    /** The text since the last cut, which goes on behind `at`. */
    const cut = (at: number): string => {
      const text = this.held + piece.slice(from, at);
      [this.held, from] = ["", at + 1];
      return text;
    };
    const item = (at: number): CutItem[] => {
      const text = cut(at).trim();
      return text === "" ? [] : [{ list: this.list, text }];
    };
    for (let at = 0; at < piece.length; at++) {
      const code = piece.charCodeAt(at);
      if (this.isText) {
        if (this.isEscaped) this.isEscaped = false;
        else if (code === BACKSLASH) this.isEscaped = true;
        else if (code === QUOTE) {
          this.isText = false;
          if (this.depth === 1) this.name = cut(at);
        }
      } else if (code === QUOTE) {
        this.isText = true;
        if (this.depth === 1) cut(at);
      } else if (OPENS.has(code)) {
        this.depth++;
        if (this.depth === IN_LIST) {
          this.list = piece[at] === "[" ? this.name : "";
          cut(at);
        }
      } else if (CLOSES.has(code)) {
        if (this.depth === IN_LIST && this.list !== "") yield* item(at);
        this.depth--;
        if (this.depth === 1) this.list = "";
      } else if (code === COMMA && this.depth === IN_LIST && this.list !== "") yield* item(at);
      else if (code === COLON && this.depth === 1) cut(at);
    }
    // Of members that are no lists nothing is kept.
    const isKept = this.list !== "" || (this.depth === 1 && this.isText);
    this.held = isKept ? this.held + piece.slice(from) : "";
  }
}
