/** New parts of a label schema while it is being edited; what they must satisfy is decided by `checkLabelSchema`. */
import { newId } from "@/lib/core/ids";
import type { Control, ControlKind, Label, LabelSchema } from "@/lib/labels/schema";

const IMAGE_REGIONS = new Set(["box", "polygon", "polyline", "ellipse", "keypoint", "mask"]);
/** Kinds that the label view can ask for today. */
export const LABELED_KINDS = ["choice", "rating", "span", "box"] as const satisfies readonly ControlKind[];
export const ADDABLE_KINDS = [
  ...LABELED_KINDS,
  "text",
  "number",
  "datetime",
  "taxonomy",
  "ranking",
  "polygon",
  "polyline",
  "ellipse",
  "keypoint",
  "mask",
  "relation",
] as const satisfies readonly ControlKind[];

/** `base`, or with the first number that makes it free. */
export function freeId(base: string, taken: readonly string[]): string {
  if (!taken.includes(base)) return base;
  let n = 2;
  while (taken.includes(`${base}-${n}`)) n += 1;
  return `${base}-${n}`;
}

/**
 * An id that no question or label has ever had: with the id of one that was removed, the answers that still hold it
 * would come to mean the new one.
 */
const neverUsedId = (base: string): string => `${base}-${newId().slice(-6)}`;

export const newLabel = (name: string): Label => ({ id: neverUsedId("label"), name });

export function newControl(kind: (typeof ADDABLE_KINDS)[number], schema: LabelSchema, name: string): Control {
  const id = neverUsedId(kind);
  const labels = [newLabel("1"), newLabel("2")];
  const wanted = IMAGE_REGIONS.has(kind) ? "image" : "text";
  const input = (schema.inputs.find((one) => one.kind === wanted) ?? schema.inputs[0])?.id ?? wanted;
  switch (kind) {
    case "rating":
      return { id, name, kind, max: 5 };
    case "text":
    case "number":
      return { id, name, kind };
    case "datetime":
      return { id, name, kind, mode: "date" };
    case "choice":
    case "taxonomy":
    case "ranking":
    case "relation":
      return { id, name, kind, labels };
    default:
      return { id, name, kind, input, labels };
  }
}

/** Moves one item of a list; out of range leaves it alone. */
export function moved<T>(list: readonly T[], from: number, by: number): T[] {
  const to = from + by;
  const copy = [...list];
  const [item] = copy.splice(from, 1);
  if (item === undefined || to < 0 || to >= list.length) return [...list];
  copy.splice(to, 0, item);
  return copy;
}

/** The same object without what is undefined or empty, so that an emptied field is an absent one. */
export function compact<T extends object>(value: T): T {
  return Object.fromEntries(Object.entries(value).filter(([, one]) => one !== undefined && one !== "")) as T;
}
