"use client";
import { useState } from "react";
import { call } from "@/lib/client/api/call";
import type { CommentThread } from "@/lib/contracts/comment-thread";
import type { ThreadActions } from "./thread-list";

/** The threads on one annotation as they are after what is done here. */
export function useThreads(taskId: string, given: readonly CommentThread[]) {
  const [threads, setThreads] = useState(given);
  const put = (thread: CommentThread) =>
    setThreads((known) =>
      known.some(({ id }) => id === thread.id)
        ? known.map((one) => (one.id === thread.id ? thread : one))
        : [...known, thread],
    );
  const params = { task: taskId };
  const actions: ThreadActions = {
    reply: async ({ id: threadId, annotationId }, text) =>
      put(await call("createComment", { params, body: { annotationId, threadId, text } })),
    resolve: async ({ id: thread }, resolved) =>
      put(await call("patchThread", { params: { ...params, thread }, body: { resolved } })),
  };
  const begin = async (annotationId: string, text: string, regionId: string | null) =>
    put(
      await call("createComment", {
        params,
        body: { annotationId, text, ...(regionId !== null && { regionId }) },
      }),
    );
  return { threads, actions, begin };
}
