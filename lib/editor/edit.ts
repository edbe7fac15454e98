/** Changes to the selected regions that need no pointer: each returns commands, and leaves locked and hidden ones alone. */
import type { AnswerValue, Region } from "@/lib/annotation/document";
import { withDefaults } from "@/lib/annotation/with-defaults";
import { findControl } from "@/lib/labels/schema";
import { type Command, updateRegion } from "./commands";
import { removeDecided } from "./decided";
import { type EditorState, editableSelected } from "./state";

export const removeSelected = (state: EditorState): Command[] =>
  removeDecided(
    state.document,
    editableSelected(state).map((region) => region.id),
  );

/** A change of what is asked about a region, with the defaults of what it makes be asked. */
function changeAsked(state: EditorState, region: Region, changes: Partial<Region>): Command {
  const changed = { ...region, ...changes };
  const { attributes } = withDefaults(state.schema, state.document, changed, region);
  return updateRegion(region.id, {
    ...(changes.labels && { labels: changes.labels }),
    ...(attributes !== region.attributes && {
      attributes: attributes && Object.keys(attributes).length > 0 ? attributes : null,
    }),
  });
}

/**
 * Gives the selected regions of the label's control this label; a control that allows several adds or removes it.
 * The last label of a region cannot be removed.
 */
export function relabel(state: EditorState, controlId: string, label: string): Command[] {
  const control = findControl(state.schema, controlId);
  const several = control !== undefined && "multiple" in control && control.multiple === true;
  return editableSelected(state).flatMap((region) => {
    if (region.control !== controlId) return [];
    if (!several)
      return region.labels.length === 1 && region.labels[0] === label
        ? []
        : [changeAsked(state, region, { labels: [label] })];
    const has = region.labels.includes(label);
    const labels = has ? region.labels.filter((id) => id !== label) : [...region.labels, label];
    return labels.length === 0 ? [] : [changeAsked(state, region, { labels })];
  });
}

/** Sets (or with null clears) an answer asked per region on one region. */
export function setAttributeOf(
  state: EditorState,
  region: Region,
  control: string,
  value: AnswerValue | null,
): Command {
  const { [control]: _, ...others } = region.attributes ?? {};
  return changeAsked(state, region, {
    attributes: value === null ? others : { ...others, [control]: value },
  });
}

/** The same on the selected regions. */
export const setAttribute = (state: EditorState, control: string, value: AnswerValue | null): Command[] =>
  editableSelected(state).map((region) => setAttributeOf(state, region, control, value));
