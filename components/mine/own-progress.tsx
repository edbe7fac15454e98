"use client";
/** One's own progress: how much is done, what is left, and what waits for oneself. */
import Link from "next/link";
import { useFormat } from "@/components/ui/format";
import { Progress } from "@/components/ui/progress";
import { useT } from "@/lib/client/i18n";
import type { OwnProgress, OwnWorkState } from "@/lib/contracts/own-work";

const OPEN = [
  ["returned", "mine.returned"],
  ["drafts", "mine.drafts"],
  ["waiting", "mine.waiting"],
  ["commented", "mine.commented"],
] as const;
const STATE_OF = {
  returned: "returned",
  drafts: "draft",
  waiting: "waiting",
  commented: "commented",
} as const satisfies Record<string, OwnWorkState>;

export function OwnProgressBar({ projectId, progress }: { projectId: string; progress: OwnProgress }) {
  const t = useT();
  const format = useFormat();
  const { mine, mineToday, left, limits, reached } = progress;
  return (
    <div className="flex flex-col gap-1.5">
      <p className="flex flex-wrap items-baseline gap-x-3">
        <span className="num font-semibold text-2xl">
          {t("mine.ofYours", { done: mine, total: mine + left })}
        </span>
        <span className="text-muted">
          {left > 0 ? t("mine.left", { count: left }) : t("mine.nothingLeft")} ·{" "}
          {limits.perDay === null
            ? t("mine.today", { count: format.number(mineToday) })
            : t("mine.todayOf", { count: format.number(mineToday), limit: format.number(limits.perDay) })}
        </span>
      </p>
      {reached && (
        <p className="rounded-lg bg-accent-weak px-3 py-2">
          {t(reached.per === "day" ? "mine.limitDay" : "mine.limitProject", { count: reached.tasks })}
        </p>
      )}
      <Progress value={mine} max={mine + left} label={t("mine.progress")} />
      <p className="flex flex-wrap gap-x-4 gap-y-1">
        {OPEN.map(([name, key]) => {
          const count = progress[name];
          return count === 0 ? null : (
            <Link
              key={name}
              href={`/projects/${projectId}/mine?state=${STATE_OF[name]}`}
              className="text-accent hover:underline"
            >
              {t(key, { count })}
            </Link>
          );
        })}
      </p>
    </div>
  );
}
