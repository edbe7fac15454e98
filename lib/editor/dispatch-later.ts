/** Changes of a document that take a moment to make. */
import type { Command } from "./commands";
import type { EditorState } from "./state";

/** The part of an editor that it needs. */
type Editor = {
  getState: () => EditorState;
  dispatch: (commands: Command[]) => void;
  select: (ids: readonly string[]) => void;
};
type Made = { commands: Command[]; select?: string[] };

/**
 * Carries out commands as one undoable step once they are made; none when the document has changed meanwhile.
 * @returns whether anything was done
 */
export async function dispatchLater(
  editor: Editor,
  make: (state: EditorState) => Promise<Made>,
): Promise<boolean> {
  const { document } = editor.getState();
  const { commands, select } = await make(editor.getState());
  if (editor.getState().document !== document) return false;
  editor.dispatch(commands);
  if (select && commands.length > 0) editor.select(select);
  return commands.length > 0;
}
