/** Why the open task cannot be submitted as it stands. */
import { missingAnswers } from "@/lib/annotation/missing-answers";
import type { Issue } from "@/lib/core/app-error";
import type { EditorStore } from "@/lib/editor/store";
import type { MessageKey } from "@/lib/i18n";
import type { LabelSchema } from "@/lib/labels/schema";
import type { Submission } from "./current-task";

export type SubmitBlocker = { notice: MessageKey } | { missing: Issue[] };

/** Null when nothing hinders. A skip needs no answers, but a locked answer is not skipped either. */
export function submitBlocker(
  editor: EditorStore,
  submission: Submission,
  schema: LabelSchema,
): SubmitBlocker | null {
  const { readOnly, toolState } = editor.getState();
  if (readOnly) return { notice: "reviewed.noticeLocked" };
  if (submission.state !== "submitted") return null;
  // What is marked and has no label yet would be dropped in silence.
  if (toolState.phase === "waiting") return { notice: "label.noticeWaiting" };
  // What is half drawn does not count.
  editor.cancelGesture();
  const missing = missingAnswers(schema, editor.getState().document);
  return missing.length > 0 ? { missing } : null;
}
