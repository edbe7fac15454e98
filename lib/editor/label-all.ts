/** Gives every equal string of a text the same label, as one step. Loaded with the search in a text. */
import type { Region } from "@/lib/annotation/document";
import { MAX_REGIONS } from "@/lib/annotation/document";
import { withDefaults } from "@/lib/annotation/with-defaults";
import { regionKind } from "@/lib/kinds";
import type { Command } from "./commands";
import type { Hit } from "./find-text";
import { activeControl, type EditorState } from "./state";
import { isTextControl, textParts } from "./text-regions";

type Stretch = { start: number; end: number };

/** Stretches of a control as they lie in the text, in order; code points. */
function takenBy(regions: readonly Region[], control: string): Stretch[] {
  return regions
    .filter((region) => region.control === control)
    .flatMap((region) => textParts(region).map(({ start, end }) => ({ start, end })))
    .sort((a, b) => a.start - b.start);
}

/** Those that overlap none of the taken ones. Both ascend. */
function freeOf(hits: readonly Stretch[], taken: readonly Stretch[]): Stretch[] {
  let at = 0;
  // The furthest end so far: a long span may begin before short ones.
  let reach = -1;
  return hits.filter(({ start, end }) => {
    for (let next = taken[at]; next && next.start < end; next = taken[++at])
      reach = Math.max(reach, next.end);
    return reach <= start;
  });
}

/** The hits (UTF-16 units) that have no label of the control in hand yet, in code points. */
export function unlabeled(state: EditorState, input: string, hits: readonly Hit[]): Stretch[] {
  const control = activeControl(state);
  const content = state.inputs[input];
  if (!control || !isTextControl(control, input) || content?.kind !== "text") return [];
  const { index } = content;
  const places = hits.map(({ start, end }) => ({ start: index.fromUnits(start), end: index.fromUnits(end) }));
  return freeOf(places, takenBy(state.document.regions, control.id));
}

/** New regions of the label in hand at the hits that have none of its control; no more than a document holds. */
export function labelAll(
  state: EditorState,
  input: string,
  hits: readonly Hit[],
  newId: () => string,
): { commands: Command[]; select: string[] } {
  const control = activeControl(state);
  const label = state.active?.label;
  const content = state.inputs[input];
  const make = control && regionKind(control.kind).text?.of;
  if (!control || !make || label === undefined || content?.kind !== "text" || state.readOnly)
    return { commands: [], select: [] };
  const room = MAX_REGIONS - state.document.regions.length;
  const regions = unlabeled(state, input, hits)
    .slice(0, room)
    .map(({ start, end }) => {
      const shape = make([{ start, end, text: content.index.slice(start, end) }]);
      const region: Region = { id: newId(), control: control.id, labels: [label], shape, origin: "manual" };
      return withDefaults(state.schema, state.document, region);
    });
  if (regions.length === 0) return { commands: [], select: [] };
  return {
    commands: [{ type: "insert", regions: regions.map((item) => ({ item })), relations: [] }],
    select: regions.map(({ id }) => id),
  };
}
