import { defineEditing } from "@/lib/editor/editing";
import { stepCaret } from "@/lib/editor/text-range";
import type { SpanShape } from "./shape";
import { spanTool } from "./tool";

export const editing = defineEditing({
  tool: spanTool,
  moveEdge: ({ parts: given, ...shape }: SpanShape, { edge, by, unit }, input) => {
    const parts = given.slice();
    const at = edge === "start" ? 0 : parts.length - 1;
    const part = parts[at];
    if (!part) return null;
    const next = { ...part, [edge]: stepCaret(input, part[edge], by, unit) };
    if (next.end <= next.start) return null;
    // A step by words into the span passes the blanks, too: they belong to no word.
    if (unit === "word") {
      const text = input.index.slice(next.start, next.end);
      if (edge === "end") next.end -= Array.from(text.slice(text.trimEnd().length)).length;
      else next.start += Array.from(text.slice(0, text.length - text.trimStart().length)).length;
      if (next.end <= next.start) return null;
    }
    parts[at] = { ...next, text: input.index.slice(next.start, next.end) };
    return { ...shape, parts };
  },
  placeEdge: ({ parts: given, ...shape }: SpanShape, { part: place, edge, at }, input) => {
    const part = given[place];
    if (!part) return null;
    const next = { ...part, [edge]: at };
    const [before, after] = [given[place - 1]?.end ?? -1, given[place + 1]?.start ?? input.index.length + 1];
    if (next.end <= next.start || next.start <= before || next.end >= after) return null;
    return { ...shape, parts: given.with(place, { ...next, text: input.index.slice(next.start, next.end) }) };
  },
});
