import type { Issue } from "@/lib/core/app-error";
import { say } from "@/lib/core/message";
import type { InputContent } from "../../input-content";
import type { SpanShape } from "./shape";

/** Parts lie in the text, ascend, stay apart, and carry exactly the text they cover. */
export const checkSpan = (shape: SpanShape, _control: unknown, input: InputContent): Issue[] => {
  if (input.kind !== "text") return [{ path: "parts", message: say("answers.needsText") }];
  let previousEnd = -1;
  for (const [i, part] of shape.parts.entries()) {
    const path = `parts.${i}`;
    if (part.end <= part.start)
      return [{ path, message: say("answers.spanReversed", { end: part.end, start: part.start }) }];
    if (part.end > input.index.length)
      return [
        { path, message: say("answers.spanBeyondText", { end: part.end, length: input.index.length }) },
      ];
    if (part.start <= previousEnd) return [{ path, message: say("answers.spanParts") }];
    if (input.index.slice(part.start, part.end) !== part.text)
      return [{ path: `${path}.text`, message: say("answers.otherText") }];
    previousEnd = part.end;
  }
  return [];
};
