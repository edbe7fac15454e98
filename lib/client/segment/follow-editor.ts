/**
 * Answers what the segmenting tool of an editor waits for. The tool is a pure machine: here its state is read after each
 * change, the engine asked, and the answer given back as an event.
 */
import { activeControl, type EditorState, imageSize, modeOf } from "@/lib/editor/state";
import type { EditorStore } from "@/lib/editor/store";
import type { ToolEvent } from "@/lib/editor/tools/tool";
import { askOf } from "@/lib/kinds/drawing/segment-tool";
import { SEGMENT } from "@/lib/kinds/drawing/segmenting";
import type { Looked, SegmentEngine } from "./segment-engine";

export const isSegmenting = (state: EditorState): boolean =>
  !state.readOnly && modeOf(state, state.toolId) === SEGMENT;

/** The image of an input; null where it is none, or not shown yet. */
function lookedAt(state: EditorState, input: string | null): Looked | null {
  const size = imageSize(state.inputs[input ?? ""]);
  return (size && state.pixels[input ?? ""]?.()) ?? null;
}

type Callbacks = { nextImage: () => Looked | null; onTrouble: (reason: string | null) => void };

/**
 * @param nextImage what is looked at after this image, to be encoded beside the work; null where nothing is
 * @param onTrouble called with what went wrong with the last click, and with null when one is answered
 * @returns ends it, and gives a function to look again, for what the editor does not tell of
 */
export function followEditor(
  editor: EditorStore,
  engine: SegmentEngine,
  { nextImage, onTrouble }: Callbacks,
): { look: () => void; stop: () => void } {
  const asked = new Set<string>();
  const answers: { input: string; event: ToolEvent & { type: "segmented" } }[] = [];
  let isStopped = false;

  function deliver(): void {
    // A tool that is held for a moment would take the event.
    while (editor.getState().heldTool === null) {
      const next = answers.shift();
      if (!next) return;
      asked.delete(next.event.id);
      editor.send(next.input, next.event);
    }
  }

  function ask(state: EditorState): void {
    const wanted = state.toolOwner === state.toolId ? askOf(state.toolState) : null;
    const { input } = state;
    const image = lookedAt(state, input);
    if (!wanted || input === null || !image || asked.has(wanted.id)) return;
    const { id } = wanted;
    asked.add(id);
    engine.segment(image, wanted).then(
      (found) => answered({ type: "segmented", id, found }, null),
      (error: unknown) =>
        answered(
          { type: "segmented", id, found: null },
          error instanceof Error ? error.message : String(error),
        ),
    );

    function answered(event: ToolEvent & { type: "segmented" }, reason: string | null): void {
      if (isStopped || input === null) return;
      answers.push({ input, event });
      onTrouble(reason);
      deliver();
    }
  }

  function look(): void {
    if (isStopped) return;
    deliver();
    const state = editor.getState();
    if (!isSegmenting(state)) return;
    const image = lookedAt(state, activeControl(state)?.input ?? state.input);
    if (!image) return;
    engine.look(image);
    const next = engine.getState().phase === "ready" ? nextImage() : null;
    if (next) engine.ahead(next);
    ask(editor.getState());
  }

  const unsubscribe = [editor.subscribe(look), engine.subscribe(look)];
  look();
  return {
    look,
    stop: () => {
      isStopped = true;
      for (const end of unsubscribe) end();
    },
  };
}
