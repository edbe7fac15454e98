/**
 * What a label schema is called in Label Studio: controls by their ids, labels by their names, or by their ids where a control
 * has a name twice. Inputs and controls share one space of names there.
 */
import { isAskedPerRegion } from "@/lib/exports/class-answers";
import type { Control, ControlKind } from "@/lib/kinds";
import { hasLabels, type Label, type LabelSchema } from "@/lib/labels/schema";
import { pathsOf } from "@/lib/labels/tree";

/** The tag of a kind, whose name in lower case is the type of its results; kinds without one are not written. */
export const TAGS: { [K in ControlKind]?: string } = {
  choice: "Choices",
  taxonomy: "Taxonomy",
  rating: "Rating",
  number: "Number",
  text: "TextArea",
  list: "TextArea",
  datetime: "DateTime",
  pairwise: "Pairwise",
  box: "RectangleLabels",
  polygon: "PolygonLabels",
  polyline: "VectorLabels",
  ellipse: "EllipseLabels",
  keypoint: "KeyPointLabels",
  mask: "BrushLabels",
  span: "Labels",
  relation: "Relations",
};

/** Submissions of a text area that a list without a limit may have. */
export const MANY = 2000;

/** Comparisons of regions, and of more than two inputs, have no tag: two inputs are compared once for the whole task. */
export const isWritten = (control: Control): boolean =>
  TAGS[control.kind] !== undefined &&
  !(control.kind === "pairwise" && (isAskedPerRegion(control) || control.others !== undefined));

export function inputNames({ inputs, controls }: LabelSchema): ReadonlyMap<string, string> {
  const taken = new Set([...controls, ...inputs].map(({ id }) => id));
  const ofControls = new Set(controls.map(({ id }) => id));
  return new Map(
    inputs.map(({ id }) => {
      let name = id;
      for (let copy = 1; ofControls.has(id) && taken.has(name); copy++)
        name = `${id}-shown${copy > 1 ? copy : ""}`;
      taken.add(name);
      return [id, name] as const;
    }),
  );
}

/** What results call a label, and whether that is its id. */
export function resultNamer(control: Control): (label: Label) => { name: string; isId: boolean } {
  const labels = hasLabels(control) ? control.labels : [];
  const counts = new Map<string, number>();
  for (const { name } of labels) counts.set(name, (counts.get(name) ?? 0) + 1);
  // In a tree results have the whole path.
  const isTree = control.kind === "taxonomy";
  return ({ id, name }) => {
    const isId = !isTree && (counts.get(name) ?? 0) > 1;
    return { name: isId ? id : name, isId };
  };
}

/** By label id what results call it, a list of names from the top of its tree. */
export function resultPaths(control: Control): ReadonlyMap<string, readonly string[]> {
  const labels = hasLabels(control) ? control.labels : [];
  const nameOf = resultNamer(control);
  const pathTo = pathsOf(labels);
  return new Map(
    labels.map(({ id }) => [id, pathTo(id).map((label) => nameOf(label as Label).name)] as const),
  );
}
