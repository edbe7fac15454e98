/**
 * Markdown: the canonical text is the source as it is, so that every mark in it has a place. Read line by line in one pass,
 * in CommonMark's terms but not to the letter: what it takes for emphasis changes how words look, never what they are.
 */
import { say } from "@/lib/core/message";
import { defineTextForm } from "../define";
import { inReadingOrder } from "../reading-order";
import type { Look, Stretch } from "../shaped-text";
import { scalarText } from "../structured";
import { inlineLooks } from "./inline";

const FENCE = /^ {0,3}(`{3,}|~{3,})/;
const HEADING = /^ {0,3}(#{1,6})(?=[ \t]|$)/;
const QUOTE = /^(?: {0,3}>)+/;
const ITEM = /^[ \t]*(?:[-*+]|\d{1,9}[.)])(?=[ \t])/;

type Line = { start: number; end: number };

function linesOf(text: string): Line[] {
  const lines: Line[] = [];
  let start = 0;
  for (const found of text.matchAll(/\r\n|\n|\r/g)) {
    lines.push({ start, end: found.index });
    start = found.index + found[0].length;
  }
  lines.push({ start, end: text.length });
  return lines;
}

function looksOf(text: string): Stretch[] {
  const layout: Stretch[] = [];
  const add = (look: Look, start: number, end: number, level?: number) => {
    if (end > start) layout.push({ start, end, look, ...(level === undefined ? {} : { level }) });
  };
  let fence = "";
  for (const { start, end } of linesOf(text)) {
    const line = text.slice(start, end);
    const mark = FENCE.exec(line)?.[1];
    if (fence !== "") {
      const isEnd = mark?.startsWith(fence) && line.trim() === mark;
      add(isEnd ? "markup" : "code", start, end);
      if (isEnd) fence = "";
      continue;
    }
    if (mark) {
      fence = mark;
      add("markup", start, end);
      continue;
    }
    const heading = HEADING.exec(line);
    const [prefix = ""] = heading ?? QUOTE.exec(line) ?? ITEM.exec(line) ?? [];
    if (heading) add("heading", start, end, heading[1]?.length);
    else if (QUOTE.test(line)) add("quote", start, end);
    add("markup", start, start + prefix.length);
    for (const look of inlineLooks(line.slice(prefix.length))) {
      const from = start + prefix.length;
      add(look.look, from + look.start, from + look.end);
    }
  }
  return inReadingOrder(layout);
}

export const markdown = defineTextForm({
  fault: (column) => say("textForms.noText", { column }),
  read(value) {
    const text = scalarText(value);
    return text === undefined ? null : { text, layout: looksOf(text) };
  },
});
