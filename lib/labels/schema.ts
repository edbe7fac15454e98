/**
 * The label schema: what is asked about a task. It decides which controls exist, which labels each has and where they
 * apply; what an answer may look like is decided by the kinds (lib/kinds). Stored as JSON, versioned, never edited in place.
 */
import * as z from "zod/mini";
import { says } from "@/lib/core/message";
import { Control } from "@/lib/kinds";
import { ContextField, Input, type Label, MOST_NEIGHBOURS } from "./parts";

export {
  type AnswerControl,
  type ControlKind,
  type ControlOf,
  isAnswerControl,
  isRegionControl,
  isRelationControl,
  type RegionControl,
  type RegionKindName,
  type RelationControl,
} from "@/lib/kinds";
export { ContextField, Input, Label, MOST_NEIGHBOURS, SchemaId } from "./parts";
export { Control };

export type LabeledControl = Extract<Control, { labels: Label[] }>;

/** The structure only; `checkLabelSchema` adds the rules between its parts. */
export const LabelSchemaShape = z.strictObject({
  inputs: z.array(Input).check(z.minLength(1, says("labels.needsInput")), z.maxLength(20)),
  /** The inputs stand beside each other where there is room, and their texts scroll together. */
  layout: z.optional(z.literal("columns")),
  context: z.optional(z.array(ContextField).check(z.minLength(1), z.maxLength(30))),
  /** So many tasks of the group before and after a task are shown around it. */
  neighbours: z.optional(z.int().check(z.gte(1), z.lte(MOST_NEIGHBOURS))),
  controls: z.array(Control).check(z.minLength(1, says("labels.needsControl")), z.maxLength(100)),
});
export type LabelSchema = z.infer<typeof LabelSchemaShape>;

export const hasLabels = (control: Control): control is LabeledControl => "labels" in control;

export const findControl = (schema: LabelSchema, id: string): Control | undefined =>
  schema.controls.find((control) => control.id === id);
export const findLabel = (control: Control, id: string): Label | undefined =>
  hasLabels(control) ? control.labels.find((label) => label.id === id) : undefined;

/** Tasks show texts and no image: questions may stand under them, where an image needs the height. */
export const showsTextsAlone = ({ inputs }: Pick<LabelSchema, "inputs">): boolean =>
  inputs.every(({ kind }) => kind === "text");
