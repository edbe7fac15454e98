"use client";
/** Comments of reviewers on the annotation at hand: each leads to its region, is replied to and resolved. */
import { LoadedThreads } from "@/components/comments/loaded-threads";
import { ThreadList } from "@/components/comments/thread-list";
import { useThreads } from "@/components/comments/use-threads";
import type { CommentThread } from "@/lib/contracts/comment-thread";
import { showRegion } from "@/lib/editor/show-region";
import { useLabelView } from "./label-context";
import { regionLabels } from "./region-text";

export const OwnComments = ({ taskId }: { taskId: string }) => (
  <LoadedThreads taskId={taskId} own>
    {(given) => <Threads taskId={taskId} given={given} />}
  </LoadedThreads>
);

function Threads({ taskId, given }: { taskId: string; given: readonly CommentThread[] }) {
  const { actionContext, session } = useLabelView();
  const { threads, actions } = useThreads(taskId, given);
  const { editor } = actionContext(false);
  const regionOf = (id: string) => editor?.getState().document.regions.find((region) => region.id === id);
  return (
    <ThreadList
      threads={threads}
      actions={actions}
      nameOf={(id) => {
        const region = regionOf(id);
        return region ? regionLabels(session.schema, region) : null;
      }}
      onShow={(id) => {
        if (!editor || !regionOf(id)) return;
        editor.select([id]);
        showRegion(editor, id);
      }}
    />
  );
}
