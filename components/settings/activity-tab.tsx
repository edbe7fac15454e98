"use client";
import Link from "next/link";
import { useCallback, useEffect, useState } from "react";
import { HelpLink } from "@/components/help/help-link";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/card";
import { Time, useFormat } from "@/components/ui/format";
import { useAction } from "@/components/ui/use-action";
import { call } from "@/lib/client/api/call";
import { useT } from "@/lib/client/i18n";
import { ReviewDecision } from "@/lib/contracts/answer-review";
import { ProjectRole } from "@/lib/contracts/common";
import type { EventItem } from "@/lib/contracts/events";
import { detailInWords } from "@/lib/i18n/event-words";
import { eventName } from "./event-name";

/** Who changed what, newest first. */
export function ActivityTab({ projectId }: { projectId: string }) {
  const t = useT();
  const { run, busy } = useAction();
  const [items, setItems] = useState<EventItem[] | null>(null);
  const [cursor, setCursor] = useState<string | null>(null);
  const load = useCallback(
    async (from: string | null) => {
      const query = { limit: 50, cursor: from ?? undefined };
      const page = await call("listEvents", { params: { project: projectId }, query });
      setItems((before) => (from === null ? page.items : [...(before ?? []), ...page.items]));
      setCursor(page.nextCursor);
    },
    [projectId],
  );
  // biome-ignore lint/correctness/useExhaustiveDependencies: once per project; `run` is new with every render
  useEffect(() => {
    void run(() => load(null));
  }, [load]);
  if (items === null) return <p className="p-4 text-muted">{t("common.loading")}</p>;
  if (items.length === 0)
    return (
      <EmptyState title={t("settings.noEvents")} action={<HelpLink to="activity" />}>
        {t("settings.noEventsText")}
      </EmptyState>
    );
  return (
    <div className="overflow-x-auto">
      <table className="table">
        <thead>
          <tr>
            <th scope="col" className="max-sm:hidden">
              {t("settings.eventWhen")}
            </th>
            <th scope="col">{t("settings.eventWho")}</th>
            <th scope="col">{t("settings.eventWhat")}</th>
          </tr>
        </thead>
        <tbody>
          {items.map((item) => (
            <tr key={item.number}>
              <td className="whitespace-nowrap max-sm:hidden">
                <Time ms={item.at} />
              </td>
              <td className="sm:min-w-44">
                <span dir="auto">{item.actorName ?? "—"}</span>
                {/* On a narrow screen what was done has to fit beside. */}
                <span className="block text-muted text-xs sm:hidden">
                  <Time ms={item.at} />
                </span>
              </td>
              <td className="w-full">
                {eventName(t, item.action)} <Subject projectId={projectId} item={item} />{" "}
                <EventDetail projectId={projectId} detail={item.detail} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {cursor !== null && (
        <p className="p-3">
          <Button busy={busy} onClick={() => void run(() => load(cursor))}>
            {t("settings.moreEvents")}
          </Button>
        </p>
      )}
    </div>
  );
}

/** A task is a link; everything else goes by its name. */
function Subject({ projectId, item }: { projectId: string; item: EventItem }) {
  const t = useT();
  const { action, subject, target } = item;
  if (subject === null) return null;
  if (["task.resolve", "task.resolve_again", "task.reopen"].includes(action))
    return (
      <Link className="text-accent underline" href={`/projects/${projectId}/tasks/${target}`}>
        {t("tasks.taskTitle", { number: subject })}
      </Link>
    );
  return (
    <strong className="font-semibold" dir="auto">
      {subject}
    </strong>
  );
}

/** Details of an event: a link to its task, then roles and review decisions in words, then the other fields that are set. */
function EventDetail({ projectId, detail }: { projectId: string; detail: EventItem["detail"] }) {
  const t = useT();
  const format = useFormat();
  const role = ProjectRole.safeParse(detail.role);
  // Events are chained by checksums and never rewritten, so older ones keep the field's former name.
  const decision = ReviewDecision.safeParse(detail.decision ?? detail.verdict);
  const inWords = [
    role.success && t(`auth.role_${role.data}`),
    decision.success && t(`reviews.decision_${decision.data}`),
  ];
  const others = Object.fromEntries(Object.entries(detail).filter(([key]) => !WORDED.includes(key)));
  return (
    <span className="text-muted text-xs">
      {typeof detail.task === "string" && (
        <Link className="text-accent underline" href={`/projects/${projectId}/tasks/${detail.task}`}>
          {t("reviews.task")}
        </Link>
      )}{" "}
      {[...inWords, ...detailInWords(t, others, format.number)].filter(Boolean).join(" · ")}
    </span>
  );
}
/** Fields that `EventDetail` words itself, and the id of a rule, which says nothing to a reader. */
const WORDED = ["task", "role", "decision", "verdict", "rule"];
