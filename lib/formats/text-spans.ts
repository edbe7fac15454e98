/**
 * Spans of a text as programs written in Python give them: offsets in code points. Where they do not fit so, they are tried as
 * UTF-16 units and as bytes; they are taken in the one unit in which all of them fit.
 */
import { type Message, say } from "@/lib/core/message";
import { err, ok, type Result } from "@/lib/core/result";
import { type GivenSpan, type OffsetUnit, offsetReader, type PlacedSpan } from "./foreign-offsets";

const UNITS: readonly OffsetUnit[] = ["codePoints", "utf16", "bytes"];

/** @returns the places of all spans, in their order; or which span fits in none of the units */
export function placeSpans(text: string, spans: readonly GivenSpan[]): Result<PlacedSpan[], Message> {
  if (spans.length === 0) return ok([]);
  const reader = offsetReader(text);
  const { unit } = reader.unitFor(spans, UNITS);
  const placed: PlacedSpan[] = [];
  for (const span of spans) {
    const place = reader.place(span, unit);
    if (!place) {
      const { start, end } = span;
      return err(
        span.text === undefined
          ? say("rows.spanBeyond", { start, end })
          : say("rows.spanElsewhere", { start, end, text: span.text.slice(0, 60) }),
      );
    }
    placed.push(place);
  }
  return ok(placed);
}
