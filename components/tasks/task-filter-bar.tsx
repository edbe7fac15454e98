"use client";
import { useRouter } from "next/navigation";
import { useEffect, useState } from "react";
import { Checkbox, Select, TextField } from "@/components/ui/field";
import { useT } from "@/lib/client/i18n";
import type { Annotator, Member } from "@/lib/contracts/people";
import { TaskStatus } from "@/lib/contracts/tasks";
import { SORTS, type TaskView, writeFilter } from "./task-filter";

const SORT_NAMES = {
  seq: "tasks.sort_seq",
  "-seq": "tasks.sort_seq_down",
  answers: "tasks.sort_answers",
  "-answers": "tasks.sort_answers_down",
  "-priority": "tasks.sort_priority_down",
} as const;
const TYPING_MS = 350;

/** The filter lives in the address, so that a manager can send a filtered list as a link. */
export function TaskFilterBar({
  projectId,
  view,
  members,
  annotators,
}: {
  projectId: string;
  view: TaskView;
  members: Member[];
  annotators: Annotator[];
}) {
  const t = useT();
  // A removed member's annotations stay, so the member stays in this filter.
  const people = {
    assignee: members.map(({ userId, name }) => ({ userId, name })),
    annotator: annotators.map(({ userId, name, isMember }) => ({
      userId,
      name: isMember ? name : t("settings.hasLeft", { name }),
    })),
  };
  const router = useRouter();
  const [search, setSearch] = useState(view.search ?? "");
  const go = (change: Record<string, unknown>) =>
    router.replace(`/projects/${projectId}/tasks?${writeFilter({ ...view, ...change } as TaskView)}`);
  useEffect(() => {
    if (search.trim() === (view.search ?? "")) return;
    const timer = setTimeout(
      () =>
        router.replace(
          `/projects/${projectId}/tasks?${writeFilter({ ...view, search: search.trim() || undefined })}`,
        ),
      TYPING_MS,
    );
    return () => clearTimeout(timer);
  }, [search, view, projectId, router]);
  return (
    <div role="search" className="flex flex-wrap items-end gap-2 max-sm:[&_select]:w-40">
      <TextField
        className="w-56"
        label={t("common.search")}
        hideLabel
        type="search"
        placeholder={t("tasks.search")}
        value={search}
        onChange={(event) => setSearch(event.target.value)}
      />
      <Select
        label={t("tasks.status")}
        hideLabel
        value={view.status ?? ""}
        onChange={(event) => go({ status: event.target.value || undefined })}
      >
        <option value="">{t("tasks.anyStatus")}</option>
        {TaskStatus.options.map((status) => (
          <option key={status} value={status}>
            {t(`tasks.status_${status}`)}
          </option>
        ))}
      </Select>
      {(["assignee", "annotator"] as const).map((field) => (
        <Select
          key={field}
          label={t(`tasks.${field}`)}
          hideLabel
          value={view[field] ?? ""}
          onChange={(event) => go({ [field]: event.target.value || undefined })}
        >
          <option value="">{`${t(`tasks.${field}`)}: ${t("tasks.anybody")}`}</option>
          {people[field].map(({ userId, name }) => (
            <option key={userId} value={userId}>
              {`${t(`tasks.${field}`)}: ${name}`}
            </option>
          ))}
        </Select>
      ))}
      <Select
        label={t("tasks.sort")}
        hideLabel
        value={view.sort}
        onChange={(event) => go({ sort: event.target.value })}
      >
        {SORTS.map((sort) => (
          <option key={sort} value={sort}>
            {t(SORT_NAMES[sort])}
          </option>
        ))}
      </Select>
      <div className="flex min-h-7 items-center">
        <Checkbox
          label={t("tasks.skippedOnly")}
          checked={view.skipped ?? false}
          onChange={(event) => go({ skipped: event.target.checked || undefined })}
        />
      </div>
    </div>
  );
}
