/**
 * An annotation document as a model could send it for a label schema, to copy from: the first label of the first choice,
 * and one region of the first kind that is common. What a project cannot show in an example is left out.
 */
import { isRegionControl, type LabelSchema, type RegionControl } from "./schema";

type ExampleRegion = { id: string; control: string; labels: string[]; shape: Record<string, unknown> };
export type ExampleDocument = {
  answers: Record<string, string | string[] | number>;
  regions: ExampleRegion[];
  relations: never[];
};

const SHAPES: Partial<Record<RegionControl["kind"], Record<string, unknown>>> = {
  box: { kind: "box", x: 10, y: 20, width: 100, height: 50, rotation: 0 },
  span: { kind: "span", parts: [{ start: 0, end: 5, text: "Hello" }] },
};

export function exampleDocument(schema: LabelSchema): ExampleDocument {
  const document: ExampleDocument = { answers: {}, regions: [], relations: [] };
  for (const control of schema.controls) {
    if (isRegionControl(control)) {
      const shape = SHAPES[control.kind];
      const label = control.labels[0]?.id;
      if (shape && label !== undefined && document.regions.length === 0)
        document.regions.push({ id: "r1", control: control.id, labels: [label], shape });
    } else if (control.kind === "choice" && control.per !== "region") {
      const label = control.labels[0]?.id;
      if (label !== undefined) document.answers[control.id] = control.multiple ? [label] : label;
    } else if (control.kind === "rating" && control.per !== "region")
      document.answers[control.id] = control.max;
  }
  return document;
}
