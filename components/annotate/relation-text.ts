/** Relations in words, for lists and screen readers. */
import type { Region, Relation } from "@/lib/annotation/document";
import { relationControlOf } from "@/lib/editor/relations";
import type { EditorState } from "@/lib/editor/state";
import { findLabel } from "@/lib/labels/schema";
import { regionLabels, regionPlace } from "./region-text";

const PLACE_CHARS = 40;

/** A region by its labels; of text also what it covers. */
export function endName(schema: EditorState["schema"], region: Region | undefined): string {
  if (!region) return "…";
  const name = regionLabels(schema, region);
  if (!("parts" in region.shape)) return name;
  const place = regionPlace(region);
  const short = [...place].length > PLACE_CHARS ? `${[...place].slice(0, PLACE_CHARS).join("")}…` : place;
  return `${name} “${short}”`;
}

/** “Person — rides → Horse”; without a direction no arrow. */
export function describeRelation(
  { schema, document }: Pick<EditorState, "schema" | "document">,
  relation: Relation,
): string {
  const control = relationControlOf(schema, relation.control);
  const [from, to] = [relation.from, relation.to].map((id) =>
    endName(
      schema,
      document.regions.find((region) => region.id === id),
    ),
  );
  const label = (control && findLabel(control, relation.label)?.name) ?? relation.label;
  return `${from} — ${label} ${control?.directed ? "→" : "—"} ${to}`;
}
