"use client";
/** The comments on the annotations of a task, read when they are first shown. */
import { type ReactNode, useEffect, useState } from "react";
import { useErrorText } from "@/components/ui/use-action";
import { call } from "@/lib/client/api/call";
import { useT } from "@/lib/client/i18n";
import type { CommentThread } from "@/lib/contracts/comment-thread";

type Read = { threads: CommentThread[] } | { error: unknown };
/** `own`: only those on the reader's own annotation. */
type Props = { taskId: string; own: boolean; children: (threads: CommentThread[]) => ReactNode };

export function LoadedThreads({ taskId, own, children }: Props) {
  const t = useT();
  const errorText = useErrorText();
  const [read, setRead] = useState<Read | null>(null);
  useEffect(() => {
    let isLeft = false;
    call("listComments", { params: { task: taskId }, query: { own } }).then(
      ({ threads }) => isLeft || setRead({ threads }),
      (error: unknown) => isLeft || setRead({ error }),
    );
    return () => {
      isLeft = true;
    };
  }, [taskId, own]);
  if (read === null)
    return (
      <p className="text-muted" aria-busy>
        {t("common.loading")}
      </p>
    );
  return "error" in read ? <p role="alert">{errorText(read.error)}</p> : children(read.threads);
}
