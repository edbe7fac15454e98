import type { Issue } from "@/lib/core/app-error";
import { say } from "@/lib/core/message";
import { type RegionControl, regionKind, type Shape } from "@/lib/kinds";
import type { InputContent } from "@/lib/kinds/input-content";

/** Problems of the shape for this control and input, with paths relative to the region. */
export function checkShape(shape: Shape, control: RegionControl, input: InputContent | undefined): Issue[] {
  if (shape.kind !== control.kind)
    return [
      {
        path: "shape.kind",
        message: say("answers.otherKind", {
          name: control.name,
          expected: say(`kinds.${control.kind}`),
          given: say(`kinds.${shape.kind}`),
        }),
      },
    ];
  if (input === undefined)
    return [{ path: "control", message: say("answers.emptyInput", { input: control.input }) }];
  return regionKind(shape.kind)
    .check(shape, control, input)
    .map(({ path, message }) => ({ path: `shape.${path}`, message }));
}
