/** Relations in words, for lists and screen readers. */
import type { Region, Relation } from "@/lib/annotation/document";
import { type Event, wrongRoles } from "@/lib/annotation/events";
import { readingOrder } from "@/lib/editor/actions/region-actions";
import { relationControlOf } from "@/lib/editor/relations";
import type { EditorState } from "@/lib/editor/state";
import type { Translate } from "@/lib/i18n";
import type { RelationControl } from "@/lib/kinds";
import { cached } from "@/lib/kinds/cached";
import { findLabel } from "@/lib/labels/schema";
import { regionLabels, regionPlace } from "./region-text";

const PLACE_CHARS = 40;

/** A region by its labels; of text also what it covers, of an image its number in the list. */
function endName(schema: EditorState["schema"], found: Numbered | undefined): string {
  if (!found) return "…";
  const { region, number } = found;
  const name = regionLabels(schema, region);
  if (!("parts" in region.shape)) return `${name} ${number}`;
  const place = regionPlace(region);
  const short = [...place].length > PLACE_CHARS ? `${[...place].slice(0, PLACE_CHARS).join("")}…` : place;
  return `${name} “${short}”`;
}

/** “Attack “fired”: Attacker — Person “Ann”; Target is missing”. */
export function describeEvent(
  { schema, document }: Pick<EditorState, "schema" | "document">,
  control: RelationControl,
  event: Event,
  t: Translate,
): string {
  const regions = numberedOf(document.regions);
  const nameOf = (id: string) => endName(schema, regions.get(id));
  const roleName = (role: string) => findLabel(control, role)?.name ?? role;
  const { missing, repeated } = wrongRoles(control, event);
  const told = [
    ...event.arguments.map(({ label, to }) => `${roleName(label)} — ${nameOf(to)}`),
    ...missing.map((role) => t("shapes.roleLacks", { role: roleName(role) })),
    ...repeated.map((role) => t("shapes.roleOften", { role: roleName(role) })),
  ];
  return told.length === 0 ? nameOf(event.trigger.id) : `${nameOf(event.trigger.id)}: ${told.join("; ")}`;
}

type Numbered = { region: Region; number: number };

/** By id, with numbers from 1 as the list of regions has them. */
const numberedOf = cached(
  (regions: readonly Region[]): ReadonlyMap<string, Numbered> =>
    new Map(readingOrder(regions).map((region, i) => [region.id, { region, number: i + 1 }])),
);

/** “Person 1 — rides → Horse 3”; without a direction no arrow. */
export function describeRelation(
  { schema, document }: Pick<EditorState, "schema" | "document">,
  relation: Relation,
): string {
  const control = relationControlOf(schema, relation.control);
  const regions = numberedOf(document.regions);
  const [from, to] = [relation.from, relation.to].map((id) => endName(schema, regions.get(id)));
  const label = (control && findLabel(control, relation.label)?.name) ?? relation.label;
  return `${from} — ${label} ${control?.directed ? "→" : "—"} ${to}`;
}
