/** The browser's half of the kinds of a label schema: what draws its regions, and the inputs of its questions. */
import { loadEditing } from "@/lib/editor/editing";
import type { Editing } from "@/lib/editor/tools/tool";
import type { LabelSchema } from "@/lib/labels/schema";
import { loadInputs } from "./control-input";

export async function loadKinds(schema: LabelSchema): Promise<Editing> {
  const [editing] = await Promise.all([loadEditing(schema), loadInputs(schema)]);
  return editing;
}
