/**
 * Reads text with separators, piece by piece, into records of cells (CSV after RFC 4180, TSV as spreadsheets write it).
 * Lines end in LF, CRLF or CR, also mixed.
 *
 * A cell is quoted when it opens with a quotation mark, holds only doubled ones, and the closing one stands directly
 * before a separator or the end of a line. A mark that opens a cell in any other way is part of the text: nothing that
 * follows is swallowed, and the cell ends at the next separator.
 *
 * Separated by commas, semicolons or bars, a quoted cell may hold line breaks and separators; one that may have taken in
 * whole rows is told of (`takesIn`), since its marks may be those of two texts. A cell that never closes ends the reading.
 * Separated by tabs most files know no quotation at all, but spreadsheets quote cells with line breaks. So a quoted cell
 * may hold line breaks only when it holds no tab, and a reading with line breaks or tabs in a cell is taken only when the
 * record then has the header's number of cells. Otherwise its marks are text.
 */
export const DELIMITERS = [",", ";", "\t", "|"] as const;
export type Delimiter = (typeof DELIMITERS)[number];
/** Names for where the characters themselves are hard to write: an address, a command line. */
export const DELIMITER_NAMES = { comma: ",", semicolon: ";", tab: "\t", pipe: "|" } as const;

export type DelimitedRecord = {
  /** From 1, as a spreadsheet numbers it: a cell with line breaks is in one row, and a blank line is one. */
  row: number;
  cells: string[];
  /** Lines of its longest quoted cell that may have taken in rows; 0 when none may have. */
  takesIn: number;
};

type Reading = { cells: string[]; end: number; takesIn: number };
/** `more`: the text so far does not tell. `unclosed`: it ended in a quoted cell. */
type Outcome = Reading | "more" | "unclosed";
/**
 * Which marks count as quotation: `whole` as told above; `line` only around text of one line without separators;
 * `loose` also around text of one line with single marks in it, as careless programs write.
 */
type Style = "whole" | "line" | "loose";

const QUOTE = '"';

/** Where a character stands next; asked for rising places it looks at each part of the text once. */
function finder(text: string, wanted: string): (at: number) => number {
  let from = 0;
  let found = -1;
  return (at) => {
    if (at >= from && at <= found) return found;
    from = at;
    found = text.indexOf(wanted, at);
    if (found < 0) found = Number.POSITIVE_INFINITY;
    return found;
  };
}

/** Place of the mark that closes what opens at `open`; -1 when none does. */
function closingMark(text: string, open: number): number {
  for (let at = text.indexOf(QUOTE, open + 1); at >= 0; at = text.indexOf(QUOTE, at + 2))
    if (text.charAt(at + 1) !== QUOTE) return at;
  return -1;
}

const hasBreak = (text: string) => text.includes("\n") || text.includes("\r");

/**
 * Lines of a quoted cell that may be rows of their own: it holds as many separators as they would. In one column there
 * are none to count: prose of several lines is usual in a CSV, and quotation is not in a TSV.
 */
function linesTakenIn(cell: string, delimiter: Delimiter, columns: number): number {
  if (!hasBreak(cell)) return 0;
  const lines = cell.split(/\r\n|\n|\r/).length;
  if (delimiter === "\t") return columns === 1 ? lines : 0;
  const separators = cell.split(delimiter).length - 1;
  return columns > 1 && separators >= (lines - 1) * (columns - 1) ? lines : 0;
}

type Piece = {
  text: string;
  isLast: boolean;
  delimiter: Delimiter;
  lineEnd: (at: number) => number;
  nextMark: (at: number) => number;
  nextDelimiter: (at: number) => number;
};

function pieceOf(text: string, isLast: boolean, delimiter: Delimiter): Piece {
  const lf = finder(text, "\n");
  const cr = finder(text, "\r");
  const lineEnd = (at: number) => Math.min(lf(at), cr(at));
  return {
    text,
    isLast,
    delimiter,
    lineEnd,
    nextMark: finder(text, QUOTE),
    nextDelimiter: finder(text, delimiter),
  };
}

/** The first place behind a line break at `at`; Infinity when it is not told yet whether CR is followed by LF. */
function behindBreak({ text, isLast }: Piece, at: number): number {
  if (text.charAt(at) !== "\r") return at + 1;
  if (at + 1 >= text.length && !isLast) return Number.POSITIVE_INFINITY;
  return text.charAt(at + 1) === "\n" ? at + 2 : at + 1;
}

/** Where the quoted cell that opens at `open` closes; null when what stands there is not quoted. */
function quotedEnd(piece: Piece, open: number, style: Style): number | null | "more" | "unclosed" {
  const { text, isLast, delimiter } = piece;
  const isTab = delimiter === "\t";
  const lineEnd = piece.lineEnd(open);
  if (style === "loose") {
    const end = Math.min(lineEnd, text.length);
    for (let at = text.indexOf(QUOTE, open + 1); at >= 0 && at < end; at = text.indexOf(QUOTE, at + 1))
      if (at + 1 === end || text.charAt(at + 1) === delimiter) return at;
    return null;
  }
  const close = closingMark(text, open);
  const known = close >= 0 && (close + 1 < text.length || isLast);
  const end = close < 0 ? text.length : close;
  const isBroken = lineEnd < end;
  const isSeparated = piece.nextDelimiter(open) < end;
  if (style === "line" ? isBroken || isSeparated : isTab && isBroken && isSeparated) return null;
  if (!known && !isLast) return "more";
  if (close < 0) return isTab || style === "line" ? null : "unclosed";
  const after = text.charAt(close + 1);
  return after === "" || after === delimiter || after === "\n" || after === "\r" ? close : null;
}

function readRecord(piece: Piece, from: number, columns: number, style: Style): Outcome {
  const { text, isLast, delimiter } = piece;
  const cells: string[] = [];
  let takesIn = 0;
  for (let at = from; ; at++) {
    let end = Math.min(piece.nextDelimiter(at), piece.lineEnd(at));
    const close = text.charAt(at) === QUOTE ? quotedEnd(piece, at, style) : null;
    if (close === "more" || close === "unclosed") return close;
    if (close === null) {
      if (end > text.length && !isLast) return "more";
      end = Math.min(end, text.length);
      cells.push(text.slice(at, end));
    } else {
      end = close + 1;
      const cell = text.slice(at + 1, close);
      cells.push(cell.replaceAll('""', QUOTE));
      takesIn = Math.max(takesIn, linesTakenIn(cell, delimiter, columns || cells.length));
    }
    at = end;
    if (text.charAt(at) === delimiter) continue;
    const next = at >= text.length ? at : behindBreak(piece, at);
    return next > text.length ? "more" : { cells, end: next, takesIn };
  }
}

/** The reading that gives as many cells as the first record has; `columns` is 0 for that record itself. */
function bestReading(piece: Piece, from: number, columns: number): Outcome {
  const whole = readRecord(piece, from, columns, "whole");
  if (typeof whole === "string" || columns === 0 || whole.cells.length === columns) return whole;
  const isTab = piece.delimiter === "\t";
  const other = readRecord(piece, from, columns, isTab ? "line" : "loose");
  return isTab || typeof other === "string" || other.cells.length === columns ? other : whole;
}

export type Push = {
  records: DelimitedRecord[];
  /** Row whose quoted cell never closes; the reading has ended there. */
  unclosedRow: number | null;
  /** Characters kept for the next piece. */
  waiting: number;
};

/** @returns a function that takes the next piece of the text, and whether it is the last one */
export function delimitedReader(delimiter: Delimiter): (text: string, isLast: boolean) => Push {
  let rest = "";
  let row = 0;
  let columns = 0;
  return (added, isLast) => {
    const piece = pieceOf(rest + added, isLast, delimiter);
    const { text } = piece;
    const records: DelimitedRecord[] = [];
    const push = (cells: string[], takesIn: number) => {
      columns ||= cells.length;
      records.push({ row, cells, takesIn });
    };
    let at = 0;
    while (at < text.length) {
      const lineEnd = piece.lineEnd(at);
      if (lineEnd > text.length && !isLast && piece.nextMark(at) > text.length) break;
      if (piece.nextMark(at) > lineEnd) {
        // The most common record by far: one line without any mark.
        const next = behindBreak(piece, lineEnd);
        if (next > text.length) break;
        row++;
        if (lineEnd > at) push(text.slice(at, lineEnd).split(delimiter), 0);
        at = next;
        continue;
      }
      const reading = bestReading(piece, at, columns);
      if (reading === "more") break;
      row++;
      if (reading === "unclosed") return { records, unclosedRow: row, waiting: 0 };
      push(reading.cells, reading.takesIn);
      at = reading.end;
    }
    rest = text.slice(at);
    return { records, unclosedRow: null, waiting: rest.length };
  };
}

/** The records at the start of a text that may be cut off anywhere. */
export function firstRecords(text: string, delimiter: Delimiter, isWhole: boolean): DelimitedRecord[] {
  return delimitedReader(delimiter)(text, isWhole).records;
}
