"use client";
import { endOfDay, lastDayBefore, startOfDay } from "@/components/lists/day-range";
import { Checkbox, TextField } from "@/components/ui/field";
import { useIsClient } from "@/components/ui/format";
import { useT } from "@/lib/client/i18n";
import type { TaskView } from "./task-filter";

/** A moment as the day that it lies on by the browser's clock, as a field of dates takes it. */
function dayAt(ms: number): string {
  const date = new Date(ms);
  const two = (part: number) => String(part).padStart(2, "0");
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

type Props = { view: TaskView; go: (change: Partial<TaskView>) => void };

/** By the days on which annotations were submitted. The address has moments: a link is the same list in any time zone. */
export function SubmittedFilter({ view, go }: Props) {
  const t = useT();
  // The server does not know the days of the browser's clock.
  const isClient = useIsClient();
  const { submittedFrom, submittedBefore } = view;
  const isAsked = submittedFrom !== undefined || submittedBefore !== undefined;
  const set = (change: Partial<TaskView>) => {
    const next = { submittedFrom, submittedBefore, ...change };
    const isOver = next.submittedFrom === undefined && next.submittedBefore === undefined;
    go({ ...change, ...(isOver ? { lastSubmitted: undefined } : {}) });
  };
  return (
    <>
      <TextField
        className="w-36"
        type="date"
        label={t("tasks.submittedFrom")}
        value={isClient && submittedFrom !== undefined ? dayAt(submittedFrom) : ""}
        onChange={(event) => set({ submittedFrom: startOfDay(event.target.value) })}
      />
      <TextField
        className="w-36"
        type="date"
        label={t("tasks.submittedUntil")}
        value={isClient && submittedBefore !== undefined ? dayAt(lastDayBefore(submittedBefore)) : ""}
        onChange={(event) => set({ submittedBefore: endOfDay(event.target.value) })}
      />
      {isAsked && (
        <div className="flex min-h-7 items-center">
          <Checkbox
            label={t("tasks.lastOnly")}
            checked={view.lastSubmitted ?? false}
            onChange={(event) => go({ lastSubmitted: event.target.checked || undefined })}
          />
        </div>
      )}
    </>
  );
}
