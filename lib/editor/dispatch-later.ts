/** Changes of a document that take a moment to make. */
import type { MessageKey } from "@/lib/i18n";
import type { Command } from "./commands";
import type { EditorState } from "./state";

/** The part of an editor that it needs. */
type Editor = {
  getState: () => EditorState;
  dispatch: (commands: Command[]) => void;
  select: (ids: readonly string[]) => void;
  set: (changes: Partial<EditorState>) => void;
};
/** `ifNone` says why there are no commands. */
type Made = { commands: Command[]; select?: string[]; ifNone?: MessageKey };

/**
 * Carries out commands as one undoable step once they are made; none when the document has changed meanwhile.
 * @returns whether anything was done; false, too, where the code for it cannot be loaded
 */
export async function dispatchLater(
  editor: Editor,
  make: (state: EditorState) => Promise<Made>,
): Promise<boolean> {
  const { document } = editor.getState();
  const made = await make(editor.getState()).catch((cause: unknown) => {
    console.warn("a part of the editor could not be loaded", cause);
    return null;
  });
  if (!made) return false;
  const { commands, select, ifNone } = made;
  if (editor.getState().document !== document) return false;
  if (commands.length === 0 && ifNone) editor.set({ told: { key: ifNone } });
  editor.dispatch(commands);
  if (select && commands.length > 0) editor.select(select);
  return commands.length > 0;
}
