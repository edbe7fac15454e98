"use client";
/** Threads of comments on one annotation: read, replied to and resolved. */
import { Button } from "@/components/ui/button";
import { Chip } from "@/components/ui/chip";
import { TextArea } from "@/components/ui/field";
import { Time } from "@/components/ui/format";
import { useAction } from "@/components/ui/use-action";
import { useT } from "@/lib/client/i18n";
import type { CommentThread } from "@/lib/contracts/comment-thread";
import { MAX_COMMENT_CHARS } from "@/lib/contracts/comments";
import { useSending } from "./use-sending";

export function NotSent() {
  const t = useT();
  return (
    <p role="alert" className="basis-full text-bad">
      {t("comments.notSent")}
    </p>
  );
}

export type ThreadActions = {
  reply: (thread: CommentThread, text: string) => Promise<void>;
  resolve: (thread: CommentThread, resolved: boolean) => Promise<void>;
};

type Props = {
  threads: readonly CommentThread[];
  /** What a region is called; null of one that is gone. */
  nameOf: (regionId: string) => string | null;
  /** Brings a region into view, where the page can. */
  onShow?: (regionId: string) => void;
  actions: ThreadActions;
};

export function ThreadList({ threads, actions, ...rest }: Props) {
  const t = useT();
  const open = threads.filter(({ resolved }) => !resolved);
  const done = threads.filter(({ resolved }) => resolved);
  return (
    <>
      {open.length > 0 && (
        <ul className="flex flex-col gap-3">
          {open.map((thread) => (
            <Thread key={thread.id} thread={thread} actions={actions} {...rest} />
          ))}
        </ul>
      )}
      {done.length > 0 && (
        <details className="mt-2">
          <summary className="text-muted">{t("comments.showResolved", { count: done.length })}</summary>
          <ul className="mt-1 flex flex-col gap-3">
            {done.map((thread) => (
              <Thread key={thread.id} thread={thread} actions={actions} {...rest} />
            ))}
          </ul>
        </details>
      )}
    </>
  );
}

function Thread({ thread, nameOf, onShow, actions }: Omit<Props, "threads"> & { thread: CommentThread }) {
  const t = useT();
  const action = useAction();
  const sending = useSending(`reply-${thread.id}`, (text) => actions.reply(thread, text));
  const { regionId, resolved } = thread;
  const name = regionId === null ? t("comments.whole") : (nameOf(regionId) ?? t("comments.gone"));
  const mayShow = regionId !== null && onShow !== undefined && nameOf(regionId) !== null;
  return (
    <li className="border-line-strong border-s-2 ps-2.5">
      <p className="flex flex-wrap items-center gap-x-2">
        {mayShow ? (
          <button
            type="button"
            title={t("comments.show")}
            onClick={() => onShow(regionId)}
            className="text-accent hover:underline"
            dir="auto"
          >
            {name}
          </button>
        ) : (
          <span className="text-muted" dir="auto">
            {name}
          </span>
        )}
        {resolved && <Chip tone="good">{t("comments.resolved")}</Chip>}
      </p>
      <ul className="flex flex-col gap-1">
        {thread.comments.map((comment) => (
          <li key={comment.id}>
            <span className="text-muted text-xs" dir="auto">
              {comment.own ? t("comments.you") : comment.by}, <Time ms={comment.createdAt} />
            </span>
            <p className="whitespace-pre-wrap break-words" dir="auto">
              {comment.text}
            </p>
          </li>
        ))}
      </ul>
      <form
        className="mt-1 flex flex-wrap items-end gap-1.5"
        onSubmit={(event) => {
          event.preventDefault();
          void sending.submit();
        }}
      >
        <TextArea
          label={t("comments.replyLabel")}
          hideLabel
          placeholder={t("comments.reply")}
          rows={1}
          dir="auto"
          className="min-w-40 flex-1"
          maxLength={MAX_COMMENT_CHARS}
          value={sending.text}
          onChange={(event) => sending.setText(event.target.value)}
        />
        <Button type="submit" size="small" disabled={sending.text.trim() === ""} busy={sending.busy}>
          {t("comments.reply")}
        </Button>
        <Button
          variant="quiet"
          size="small"
          onClick={() => void action.run(() => actions.resolve(thread, !resolved))}
        >
          {t(resolved ? "comments.reopen" : "comments.resolve")}
        </Button>
        {sending.isUnsent && <NotSent />}
      </form>
    </li>
  );
}
