import type { Issue } from "@/lib/core/app-error";
import type { InputContent } from "../../input-content";
import type { SpanShape } from "./shape";

/** Parts lie in the text, ascend, stay apart, and carry exactly the text they cover. */
export const checkSpan = (shape: SpanShape, _control: unknown, input: InputContent): Issue[] => {
  if (input.kind !== "text") return [{ path: "parts", message: "it needs text" }];
  let previousEnd = -1;
  for (const [i, part] of shape.parts.entries()) {
    const path = `parts.${i}`;
    if (part.end <= part.start)
      return [{ path, message: `it ends (${part.end}) before it starts (${part.start})` }];
    if (part.end > input.index.length)
      return [
        { path, message: `it ends at ${part.end}, beyond the text of ${input.index.length} characters` },
      ];
    if (part.start <= previousEnd) return [{ path, message: "the parts must ascend and stay apart" }];
    if (input.index.slice(part.start, part.end) !== part.text)
      return [{ path: `${path}.text`, message: "it is not the text between these offsets" }];
    previousEnd = part.end;
  }
  return [];
};
