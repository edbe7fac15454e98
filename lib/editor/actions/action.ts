/**
 * One action: read by the toolbar, the buttons, the shortcuts, the help and the palette. Ids are stable, since users'
 * own keys are stored by them.
 */
import type { ViewSwitch } from "@/lib/core/view-switches";
import type { MessageKey } from "@/lib/i18n";
import type { LabelSchema } from "@/lib/labels/schema";
import type { EditorStore } from "../store";

/** Actions of the label session, which the editor cannot do alone. */
export type SessionPort = {
  submit: () => void;
  previous: () => void;
  next: () => void;
  newest: () => void;
  /** Keeps tasks for offline work, or gives them back. */
  toggleOfflineBatch: () => void;
  hasPrevious: () => boolean;
  hasNext: () => boolean;
  /** Earlier work is open, and new work waits. */
  isEarlier: () => boolean;
  /** True while a task is open that may be answered. */
  isAnswering: () => boolean;
};

export type ViewPort = {
  openSkip: () => void;
  openAsk: () => void;
  openHelp: () => void;
  openPalette: () => void;
  findRule: () => void;
  /** Into the text or image; from there to the questions. */
  switchFocus: () => void;
  /** Turns a switch of the view. */
  toggle: (name: ViewSwitch) => void;
};

export type ActionContext = {
  editor: EditorStore | null;
  session: SessionPort;
  view: ViewPort;
  /** The key is being held down. */
  repeat: boolean;
};

export const ACTION_GROUPS = ["labels", "task", "tools", "edit", "regions", "view"] as const;
export type ActionGroup = (typeof ACTION_GROUPS)[number];

export type Action = {
  id: string;
  group: ActionGroup;
  /** A message, or plain text for names from the project (labels). */
  label: { key: MessageKey } | { text: string };
  /** Default keys, the first one is shown; `mod` is Ctrl, on a Mac Command. */
  shortcuts: readonly string[];
  /** Fires also while typing in a field. */
  whileTyping?: boolean;
  /** One of a family (arrow keys) that help shows as one line. */
  family?: MessageKey;
  /** Whether it can ever be of use under a label schema; help and palette leave it out where not. */
  suits?: (schema: LabelSchema) => boolean;
  isEnabled: (context: ActionContext) => boolean;
  /** What is missing for it to do something, null for nothing; chosen all the same, it says so by `EditorState.told`. */
  lacks?: (context: ActionContext) => MessageKey | null;
  run: (context: ActionContext) => void;
};
