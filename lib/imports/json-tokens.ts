/**
 * The tokens of a text that should be JSON: marks, texts with their quotation marks, words. A text that never closes is
 * its opening mark alone. Texts are read by hand: the stack of a regular expression is too small for very long ones.
 */
const TOKEN = /[{}[\],:"]|[^\s{}[\],:"]+/g;
const QUOTE = 34;
const BACKSLASH = 92;

function textAt(text: string, open: number): string {
  for (let at = open + 1; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === BACKSLASH) at++;
    else if (code === QUOTE) return text.slice(open, at + 1);
  }
  return '"';
}

export function* jsonTokens(text: string): Generator<{ token: string; at: number }> {
  const pattern = new RegExp(TOKEN);
  for (let match = pattern.exec(text); match !== null; match = pattern.exec(text)) {
    const at = match.index;
    const token = match[0] === '"' ? textAt(text, at) : match[0];
    pattern.lastIndex = at + token.length;
    yield { token, at };
  }
}
