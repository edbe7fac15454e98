/** Why the open task cannot be submitted as it stands. */
import { missingAnswers } from "@/lib/annotation/missing-answers";
import type { Issue } from "@/lib/core/app-error";
import type { EditorState } from "@/lib/editor/state";
import type { EditorStore } from "@/lib/editor/store";
import type { MessageKey } from "@/lib/i18n";
import type { LabelSchema } from "@/lib/labels/schema";
import type { Submission } from "./current-task";

export type SubmitBlocker = { notice: MessageKey } | { missing: Issue[] };

/** What stands in fields and is no answer; of regions that are gone it does not matter. */
const unfitIssues = ({ unfit, document }: EditorState): Issue[] =>
  [...unfit.values()].flatMap(({ control, region, problem }) => {
    if (region === undefined) return [{ path: `answers.${control}`, message: problem }];
    const at = document.regions.findIndex(({ id }) => id === region);
    return at < 0 ? [] : [{ path: `regions.${at}.attributes.${control}`, message: problem }];
  });

/** Null when nothing hinders. A skip needs no answers, but a locked answer is not skipped either. */
export function submitBlocker(
  editor: EditorStore,
  submission: Submission,
  schema: LabelSchema,
): SubmitBlocker | null {
  const { readOnly, toolState } = editor.getState();
  if (readOnly) return { notice: "labelLater.noticeLocked" };
  if (submission.state !== "submitted") return null;
  // What is marked and has no label yet would be dropped in silence.
  if (toolState.phase === "waiting") return { notice: "labelLater.noticeWaiting" };
  // What is half drawn does not count.
  editor.cancelGesture();
  const { document, relating } = editor.getState();
  const unfit = unfitIssues(editor.getState());
  const missing = [
    ...unfit,
    ...missingAnswers(schema, document).filter(({ path }) => !unfit.some((issue) => issue.path === path)),
    ...(relating?.issues(schema, document) ?? []),
  ];
  return missing.length > 0 ? { missing } : null;
}
