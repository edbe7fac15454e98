"use client";
/** Replies to what its reader has written as a reviewer: each thread is read, replied to and resolved in its place. */
import Link from "next/link";
import { useState } from "react";
import { Card } from "@/components/ui/card";
import { Age, useFormat } from "@/components/ui/format";
import { useT } from "@/lib/client/i18n";
import type { CommentThread } from "@/lib/contracts/comment-thread";
import type { CommentReplies } from "@/lib/contracts/comments";
import { LoadedThreads } from "./loaded-threads";
import { ThreadList } from "./thread-list";
import { useThreads } from "./use-threads";

type Props = { projectId: string; replies: CommentReplies };
type Reply = CommentReplies["items"][number];

export function ReplyList({ projectId, replies: { items, isMore } }: Props) {
  const t = useT();
  const format = useFormat();
  // Answered or resolved ones stay in sight, and are counted no more.
  const [done, setDone] = useState<ReadonlySet<string>>(new Set());
  if (items.length === 0) return null;
  const count = items.filter(({ threadId }) => !done.has(threadId)).length;
  return (
    <Card className="mb-3.5">
      <details>
        <summary className="cursor-pointer font-semibold">
          {isMore
            ? t("comments.repliesMore", { count: format.number(count) })
            : t("comments.replies", { count })}
        </summary>
        <p className="mt-1 text-muted">{t("comments.repliesText")}</p>
        <ul className="mt-2.5 flex flex-col gap-3">
          {items.map((reply) => (
            <li key={reply.threadId}>
              <ReplyItem
                {...{ projectId, reply }}
                onDone={() => setDone((known) => new Set(known).add(reply.threadId))}
              />
            </li>
          ))}
        </ul>
      </details>
    </Card>
  );
}

type ItemProps = { projectId: string; reply: Reply; onDone: () => void };

function ReplyItem({ projectId, reply, onDone }: ItemProps) {
  const t = useT();
  const [isOpen, setOpen] = useState(false);
  const { threadId, task, by, text, createdAt } = reply;
  return (
    <>
      <p className="flex flex-wrap items-center gap-x-2">
        <Link
          href={`/projects/${projectId}/tasks/${task.id}`}
          className="inline-block py-1 text-accent hover:underline"
        >
          {t("comments.replyOn", { number: task.seq })}
        </Link>
        <span className="text-muted text-xs" dir="auto">
          {by}, <Age ms={createdAt} />
        </span>
      </p>
      {!isOpen && (
        <p className="line-clamp-3 whitespace-pre-wrap break-words" dir="auto">
          {text}
        </p>
      )}
      <details onToggle={(event) => setOpen(event.currentTarget.open)}>
        <summary className="text-muted">{t("comments.thread")}</summary>
        {isOpen && (
          <LoadedThreads taskId={task.id} own={false}>
            {(threads) => (
              <OneThread
                taskId={task.id}
                given={threads.filter(({ id }) => id === threadId)}
                onDone={onDone}
              />
            )}
          </LoadedThreads>
        )}
      </details>
    </>
  );
}

type ThreadProps = { taskId: string; given: readonly CommentThread[]; onDone: () => void };

function OneThread({ taskId, given, onDone }: ThreadProps) {
  const t = useT();
  const { threads, actions } = useThreads(taskId, given);
  return (
    <ThreadList
      threads={threads}
      nameOf={() => t("comments.region")}
      actions={{
        reply: async (thread, text) => {
          await actions.reply(thread, text);
          onDone();
        },
        resolve: async (thread, resolved) => {
          await actions.resolve(thread, resolved);
          onDone();
        },
      }}
    />
  );
}
