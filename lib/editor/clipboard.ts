/** Shapes copied in one task and put into the same or another one of the page's tasks; it lasts as long as the page. */
import type { AnnotationDocument, Region } from "@/lib/annotation/document";
import { isRegionControl } from "@/lib/labels/schema";
import { addRegion, addRelation, type Command } from "./commands";
import { shapesOf } from "./editing";
import { copiedRelations, relationControlOf } from "./relations";
import { type EditorState, imageSize, regionControlOf, selectedRegions } from "./state";

type Copied = Pick<AnnotationDocument, "regions" | "relations">;
let copied: Copied = { regions: [], relations: [] };

const onImage = (state: EditorState, region: Region) =>
  imageSize(state.inputs[regionControlOf(state, region)?.input ?? ""]);

/** Keeps the selected shapes; text is copied by the browser. False when none is selected. */
export function copySelected(state: EditorState): boolean {
  const shapes = selectedRegions(state).filter((region) => onImage(state, region) !== null);
  if (shapes.length > 0) copied = { regions: shapes, relations: state.document.relations };
  return shapes.length > 0;
}

type Pasted = { commands: Command[]; select: string[] };

/**
 * Copies with new ids, of no model, in groups and with relations of their own, each where it was, or that many pixels beside; left out where the schema has no such control or the
 * image is another one in size and the shape cannot lie on it.
 */
export function put(
  state: EditorState,
  { regions, relations }: Copied,
  newId: () => string,
  offsetPx: number,
): Pasted {
  const groups = new Map<string, string>();
  const groupOf = (group: string | undefined) => {
    if (group === undefined) return {};
    const own = groups.get(group) ?? newId();
    groups.set(group, own);
    return { group: own };
  };
  const copies = new Map<string, string>();
  const made = regions.flatMap((region): Region[] => {
    const control = state.schema.controls.find(({ id }) => id === region.control);
    if (!control || !isRegionControl(control) || control.kind !== region.shape.kind) return [];
    const limits = imageSize(state.inputs[control.input]);
    const editor = shapesOf(state.editing, control.kind);
    if (!limits || !editor) return [];
    const shape = editor.move(region.shape, offsetPx, offsetPx, limits);
    if ("size" in shape && (shape.size[0] !== limits.height || shape.size[1] !== limits.width)) return [];
    const { source: _source, group, ...copied } = region;
    const id = newId();
    copies.set(region.id, id);
    return [{ ...copied, ...groupOf(group), id, shape, origin: "manual" }];
  });
  const joined = copiedRelations(relations, copies, newId).filter(
    ({ control }) => relationControlOf(state.schema, control) !== null,
  );
  return {
    commands: [...made.map((region) => addRegion(region)), ...joined.map((one) => addRelation(one))],
    select: made.map(({ id }) => id),
  };
}

/** On its own image a copy lies a little beside, so that it can be told from what it is a copy of. */
const BESIDE_PX = 10;

export function paste(state: EditorState, newId: () => string): Pasted {
  const ids = new Set(state.document.regions.map(({ id }) => id));
  const isHere = copied.regions.some(({ id }) => ids.has(id));
  return put(state, copied, newId, isHere ? BESIDE_PX : 0);
}

export const duplicate = (state: EditorState, newId: () => string): Pasted =>
  put(
    state,
    {
      regions: selectedRegions(state).filter((region) => onImage(state, region) !== null),
      relations: state.document.relations,
    },
    newId,
    BESIDE_PX,
  );
