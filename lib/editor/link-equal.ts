/** Gives the candidate that a mention stands for to all equal mentions that stand for none yet, as one step. */
import type { AnswerValue, Region } from "@/lib/annotation/document";
import { linkingControls } from "@/lib/annotation/linked-answers";
import { regionAttributes } from "@/lib/annotation/missing-answers";
import { visibleControls } from "@/lib/annotation/visibility";
import type { Command } from "./commands";
import { setAttributeOf } from "./edit";
import { type EditorState, isEditable, selectedRegions } from "./state";
import { textParts } from "./text-regions";

/** Equal in any Unicode form and with any blanks between the words; capitals count, since they may tell names apart. */
const wordsOf = (region: Region): string =>
  textParts(region)
    .map(({ text }) => text)
    .join(" ")
    .normalize("NFC")
    .replace(/\s+/g, " ")
    .trim();

/** The words of the first selected region; empty where that lies on an image, or none is selected. */
export function mentionOf(state: EditorState): string {
  const [region] = selectedRegions(state);
  return region ? wordsOf(region) : "";
}

/** Regions that may be changed, are asked this question, and have no answer to it. */
function isOpen(state: EditorState, region: Region, control: string): boolean {
  const { schema, document } = state;
  return (
    isEditable(state, region.id) &&
    region.attributes?.[control] === undefined &&
    regionAttributes(schema, region).includes(control) &&
    visibleControls(schema, document, { ...document.answers, ...region.attributes }).has(control)
  );
}

/** The regions of the same control and words as the first selected one that the question is open for. */
export function equalMentions(state: EditorState, control: string): Region[] {
  const [selected] = selectedRegions(state);
  const words = selected ? wordsOf(selected) : "";
  if (!selected || words === "") return [];
  return state.document.regions.filter(
    (region) =>
      region.id !== selected.id &&
      region.control === selected.control &&
      wordsOf(region) === words &&
      isOpen(state, region, control),
  );
}

/** The questions about regions whose answers are candidates, with the answers of the first selected region. */
function linkedOf(state: EditorState): [control: string, value: AnswerValue][] {
  const [selected] = selectedRegions(state);
  return linkingControls(state.schema).flatMap(({ control: { id } }): [string, AnswerValue][] => {
    const value = selected?.attributes?.[id];
    return value === undefined ? [] : [[id, value]];
  });
}

export const hasLink = (state: EditorState): boolean => linkedOf(state).length > 0;

/** NIL spreads like a candidate. */
export function linkEqual(state: EditorState): { commands: Command[]; count: number } {
  const changed = new Set<string>();
  const commands = linkedOf(state).flatMap(([control, value]) =>
    equalMentions(state, control).map((region) => {
      changed.add(region.id);
      return setAttributeOf(state, region, control, value);
    }),
  );
  return { commands, count: changed.size };
}
