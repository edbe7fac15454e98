/** The label schema that the labels of a file make by themselves, for a project that is still to be made from it. */
import type { SourceAnnotation } from "@/lib/formats/source-annotation";
import { regionKind } from "@/lib/kinds";
import { checkLabelSchema } from "@/lib/labels/check-label-schema";
import { extendSchema } from "@/lib/labels/extend-schema";
import { indexNames } from "@/lib/labels/name-index";
import type { LabelSchema } from "@/lib/labels/schema";
import { withStableStyles } from "@/lib/labels/with-stable-styles";
import { noteUnplaced, type Unplaced } from "./naming";
import { nameAnnotation } from "./source-document";

type Labeled = readonly { annotations?: readonly SourceAnnotation[] }[];
type InputKind = LabelSchema["inputs"][number]["kind"];

/** What the labels are about, and the field that they name for it most often. */
function inputOf(sources: readonly SourceAnnotation[], fallback: InputKind): LabelSchema["inputs"][number] {
  const [first] = sources.flatMap(({ regions }) => regions);
  const kind = first === undefined ? fallback : regionKind(first.kind).on;
  const counts = new Map<string, number>();
  for (const { regions } of sources)
    for (const { field = kind } of regions) counts.set(field, (counts.get(field) ?? 0) + 1);
  const [field = kind] = [...counts].toSorted((a, b) => b[1] - a[1]).map(([name]) => name);
  return { id: kind, kind, field };
}

/**
 * @param showsImages whether the rows name images, where no region tells what it is on
 * @returns null where the rows have no labels, or no valid schema can be made of them
 */
export function ownSchema(rows: Labeled, showsImages: boolean): LabelSchema | null {
  const sources = rows.flatMap(({ annotations = [] }) => annotations);
  if (sources.length === 0) return null;
  const bare: LabelSchema = { inputs: [inputOf(sources, showsImages ? "image" : "text")], controls: [] };
  const index = indexNames(bare);
  const unplaced = new Map<string, Unplaced>();
  for (const source of sources) noteUnplaced(unplaced, nameAnnotation(source, bare, index).unplaced);
  const schema = extendSchema(
    bare,
    [...unplaced.values()].filter(({ isLasting }) => !isLasting),
  );
  if (schema.controls.length === 0 || !checkLabelSchema(schema).ok) return null;
  return withStableStyles(schema, bare);
}
