import { valuesOf } from "./closed-values";
import { labelNamer } from "./label-name";
import type { Control } from "./schema";

/** What the values of a control are called on the screen: its labels, and values that are none, such as sides. */
export function valueNamer(control: Control | undefined): (id: string) => string | undefined {
  const nameOf = labelNamer(control);
  const names = new Map(control && valuesOf(control).map(({ id, name }) => [id, name]));
  return (id) => nameOf(id) ?? names.get(id);
}
