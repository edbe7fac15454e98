/**
 * The numbers of labels in formats that number classes (COCO, YOLO). A label gets its number in the first release that has
 * it and keeps it for the life of the project, wherever it moves in the list and whatever is put before it: two releases
 * of one project can be merged, and a model trained on one reads the next. The number of a label that is gone stays taken.
 */
import { regionKind } from "@/lib/kinds";
import { type Control, hasLabels, isRegionControl, type LabelSchema } from "@/lib/labels/schema";

/** By `controlId/labelId`, from 1 on. */
export type ClassNumbers = Readonly<Record<string, number>>;

/** Labels of all regions on images are numbered together, as such formats list them; those of other controls each apart. */
const sequenceOf = (control: Control): string =>
  isRegionControl(control) && regionKind(control.kind).on === "image" ? "image" : `control ${control.id}`;

/**
 * @param released the label schemas of the releases so far, oldest first, the new one's last
 * @returns a number for every label that any of them has
 */
export function classNumbers(released: readonly LabelSchema[]): ClassNumbers {
  const numbers: Record<string, number> = {};
  const taken = new Map<string, number>();
  for (const schema of released)
    for (const control of schema.controls) {
      if (!hasLabels(control)) continue;
      const sequence = sequenceOf(control);
      for (const { id } of control.labels) {
        const key = `${control.id}/${id}`;
        if (Object.hasOwn(numbers, key)) continue;
        const number = (taken.get(sequence) ?? 0) + 1;
        taken.set(sequence, number);
        numbers[key] = number;
      }
    }
  return numbers;
}
