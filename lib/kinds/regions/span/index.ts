import { defineRegionKind } from "../../define";
import { checkSpan } from "./check";
import { SpanControl } from "./control";
import { SpanShape } from "./shape";

export const span = defineRegionKind<SpanControl, SpanShape>({
  kind: "span",
  on: "text",
  name: "kindNames.span",
  icon: "M2.5 4.500h11M2.5 8h7M2.5 11.500h9",
  control: SpanControl,
  shape: SpanShape,
  check: checkSpan,
  blank: ({ id, name, input, labels }) => ({ id, name, kind: "span", input, labels }),
  describe: ({ parts }) => parts.map((part) => part.text).join(" … "),
  example: () => ({ kind: "span", parts: [{ start: 0, end: 5, text: "Hello" }] }),
  text: { parts: ({ parts }) => parts, of: (parts) => ({ kind: "span", parts }) },
  tool: { hint: "kinds.hintMark" },
  edit: () => import("./edit"),
});
