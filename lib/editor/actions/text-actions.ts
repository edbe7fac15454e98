/** Actions on texts and their spans. What they do is loaded when it is needed first. */
import type { MessageKey } from "@/lib/i18n";
import type { LabelSchema } from "@/lib/labels/schema";
import { dispatchLater } from "../dispatch-later";
import { canSplitSpans, spansSelected } from "../spans-selected";
import type { EditorState, Finding } from "../state";
import type { EditorStore } from "../store";
import { isTextControl, textParts } from "../text-regions";
import type { Action, ActionContext } from "./action";

const hasText = ({ inputs }: LabelSchema) => inputs.some(({ kind }) => kind === "text");
const hasSpans = ({ controls }: LabelSchema) => controls.some((control) => isTextControl(control));

/** The text worked on last, else the first one that the task has. */
const textInput = ({ input, inputs, schema }: EditorState): string | null => {
  const shown = (id: string | null) => id !== null && inputs[id]?.kind === "text";
  return shown(input) ? input : (schema.inputs.find(({ id }) => shown(id))?.id ?? null);
};

const tell = (editor: EditorStore, key: MessageKey): void => editor.set({ told: { key } });

/** The words of the first selected span, to be looked for. */
const selectedWords = (state: EditorState): string => {
  const [region] = spansSelected(state).regions;
  return region ? (textParts(region)[0]?.text ?? "") : "";
};

function find(editor: EditorStore, changes: Partial<Finding> = {}): void {
  const state = editor.getState();
  const input = textInput(state);
  if (input !== null) editor.set({ finding: { input, query: "", isLabeling: false, ...changes } });
}

type Chains = typeof import("../chains");
const hasSpanSelected = ({ editor }: ActionContext) =>
  editor !== null && spansSelected(editor.getState()).regions.length > 0;

/** An action on chains of mentions. */
const chained = (
  id: string,
  label: MessageKey,
  shortcut: string,
  run: (chains: Chains, editor: EditorStore) => void,
): Action => ({
  id: `text.${id}`,
  group: "regions",
  label: { key: label },
  shortcuts: [shortcut],
  suits: hasSpans,
  isEnabled: hasSpanSelected,
  run: ({ editor, repeat }) => {
    if (!editor || repeat) return;
    void import("../chains").then((chains) => run(chains, editor)).catch(console.warn);
  },
});

function join({ joinChain }: Chains, editor: EditorStore): void {
  const state = editor.getState();
  if (state.readOnly) return;
  const { commands, chain, told } = joinChain(state, editor.newId);
  editor.dispatch(commands);
  editor.set({ chain, ...(told && { told }) });
}

function goToUnchained({ nextUnchained }: Chains, editor: EditorStore): void {
  const id = nextUnchained(editor.getState());
  if (id === null) tell(editor, "spans.allChained");
  else editor.select([id]);
}

/** Looks for the words of the selected span, with its label in hand. */
function findSame(editor: EditorStore): void {
  const state = editor.getState();
  const { input, regions } = spansSelected(state);
  const [region] = regions;
  const label = region?.labels[0];
  if (!region || input === null || label === undefined) return;
  editor.set({ active: { control: region.control, label } });
  find(editor, { input, query: selectedWords(state), isLabeling: true });
}

export const TEXT_ACTIONS: Action[] = [
  {
    id: "text.find",
    group: "view",
    label: { key: "spans.actionFind" },
    shortcuts: ["mod+f"],
    suits: hasText,
    isEnabled: ({ editor }) => editor !== null && textInput(editor.getState()) !== null,
    run: ({ editor }) => editor && find(editor, { query: selectedWords(editor.getState()) }),
  },
  {
    id: "text.labelAll",
    group: "regions",
    label: { key: "spans.actionLabelAll" },
    shortcuts: ["shift+o"],
    suits: hasSpans,
    isEnabled: ({ editor }) => editor !== null && !editor.getState().readOnly,
    lacks: ({ editor }) =>
      editor && spansSelected(editor.getState()).regions.length === 0 ? "spans.lacksSpan" : null,
    run: ({ editor, repeat }) => {
      if (!editor || repeat) return;
      if (spansSelected(editor.getState()).regions.length === 0) tell(editor, "spans.lacksSpan");
      else findSame(editor);
    },
  },
  {
    id: "text.selectSame",
    group: "regions",
    label: { key: "spans.actionSelectSame" },
    shortcuts: ["mod+shift+o"],
    suits: hasSpans,
    isEnabled: ({ editor }) => editor !== null && spansSelected(editor.getState()).regions.length > 0,
    run: ({ editor }) => {
      const state = editor?.getState();
      if (!editor || !state) return;
      const wordsOf = (parts: ReturnType<typeof textParts>) => parts.map(({ text }) => text).join("\n");
      const wanted = new Set(spansSelected(state).regions.map((region) => wordsOf(textParts(region))));
      const found = state.document.regions.filter(
        (region) => wanted.has(wordsOf(textParts(region))) && !state.hidden.has(region.id),
      );
      editor.select(found.map(({ id }) => id));
    },
  },
  {
    id: "text.split",
    group: "regions",
    label: { key: "spans.actionSplit" },
    shortcuts: ["shift+z"],
    suits: hasSpans,
    isEnabled: ({ editor }) => editor !== null && !editor.getState().readOnly,
    lacks: ({ editor }) => (editor && !canSplitSpans(editor.getState()) ? "spans.lacksCaret" : null),
    run: ({ editor, repeat }) => {
      if (!editor || repeat) return;
      if (!canSplitSpans(editor.getState())) return tell(editor, "spans.lacksCaret");
      void dispatchLater(editor, async (now) =>
        (await import("../combine-spans")).splitSpans(now, editor.newId),
      );
    },
  },
  chained("joinChain", "spans.actionJoinChain", "mod+j", join),
  chained("selectChain", "spans.actionSelectChain", "mod+alt+j", ({ wholeChains }, editor) =>
    editor.select(wholeChains(editor.getState())),
  ),
  {
    ...chained("nextUnchained", "spans.actionNextUnchained", "mod+]", goToUnchained),
    isEnabled: ({ editor }) => editor !== null && editor.getState().document.regions.length > 0,
  },
];
