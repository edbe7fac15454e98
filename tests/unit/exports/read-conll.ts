/** A reader of our CoNLL files as somebody writes it who has only their documentation. */

/** Start and end in code points, tag, text. */
type Span = [number, number, string, string];
type Read = { id: string; text: string; spans: Span[] };
/** In UTF-16 units. */
type Open = { label: string; start: number; end: number };

const told = (line: string) => line.slice(line.indexOf(" = ") + 3);
const points = (text: string) => [...text].length;

function readText(lines: readonly string[]): Read {
  const read: Read = { id: "", text: "", spans: [] };
  const spans: Open[] = [];
  let open: (Open | undefined)[] = [];
  let [after, at] = ["", 0];
  const readToken = (line: string) => {
    const [token = "", ...tags] = line.split("\t");
    const start = read.text.indexOf(token, at);
    if (read.text.slice(at, start).trim() !== "") throw new Error(`${token} is not the next one`);
    at = start + token.length;
    open = tags.map((tag, column) => {
      if (tag === "O") return undefined;
      const known = /^[BS]/.test(tag) ? undefined : open[column];
      const span = known ?? { label: tag.slice(2), start, end: at };
      if (!known) spans.push(span);
      span.end = at;
      return span;
    });
  };
  for (const line of lines) {
    if (line.startsWith("# id = ")) read.id = told(line);
    else if (line.startsWith("# before = ")) read.text += JSON.parse(told(line));
    else if (line.startsWith("# after = ")) after = JSON.parse(told(line));
    else if (line.startsWith("# text = ")) {
      at = read.text.length;
      read.text += told(line);
    } else if (line === "") {
      open = [];
      read.text += after;
      after = "";
    } else if (!line.startsWith("# ")) readToken(line);
  }
  for (const { label, start, end } of spans) {
    const text = read.text.slice(start, end);
    const from = points(read.text.slice(0, start));
    read.spans.push([from, from + points(text), label, text]);
  }
  return read;
}

/** The texts of a file with the spans of all their columns. */
export const readConll = (content: string): Read[] =>
  content
    .split(/^-DOCSTART-.*\n\n/m)
    .slice(1)
    .map((part) => readText(part.split("\n")));
