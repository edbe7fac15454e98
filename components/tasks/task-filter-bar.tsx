"use client";
import { useState } from "react";
import { useListFilter } from "@/components/lists/use-list-filter";
import { Button } from "@/components/ui/button";
import { Checkbox, Select, TextField } from "@/components/ui/field";
import { useT } from "@/lib/client/i18n";
import type { ImportJob } from "@/lib/contracts/imports";
import type { Annotator, Member } from "@/lib/contracts/people";
import { TaskStatus } from "@/lib/contracts/tasks";
import type { LabelSchema } from "@/lib/labels/schema";
import { MoreFilters } from "./more-filters";
import { countOfMore, SORTS, type TaskView, writeFilter } from "./task-filter";

const SORT_NAMES = {
  seq: "tasks.sort_seq",
  "-seq": "tasks.sort_seq_down",
  answers: "tasks.sort_answers",
  "-answers": "tasks.sort_answers_down",
  "-priority": "tasks.sort_priority_down",
} as const;

/** The filter lives in the address, so that a manager can send a filtered list as a link. */
export function TaskFilterBar({
  projectId,
  schema,
  view,
  imports,
  members,
  annotators,
}: {
  projectId: string;
  schema: LabelSchema;
  view: TaskView;
  imports: ImportJob[];
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
  const { search, setSearch, apply, go, replace } = useListFilter(
    view,
    (next: TaskView) => `/projects/${projectId}/tasks?${writeFilter(next)}`,
  );
  const [isOpen, setOpen] = useState(countOfMore(view) > 0);
  const more = countOfMore(view);
  const clear = () => {
    setSearch("");
    replace({ sort: view.sort, columns: view.columns });
  };
  return (
    <div role="search" className="flex flex-col gap-2">
      <div className="flex flex-wrap items-end gap-2 max-sm:[&_select]:w-40">
        <TextField
          className="w-56"
          label={t("common.search")}
          hideLabel
          type="search"
          placeholder={t("tasks.search")}
          value={search}
          onChange={(event) => setSearch(event.target.value)}
          onBlur={apply}
        />
        <Select
          label={t("tasks.status")}
          hideLabel
          value={view.status ?? ""}
          onChange={(event) => go({ status: (event.target.value || undefined) as TaskView["status"] })}
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
          onChange={(event) => go({ sort: event.target.value as TaskView["sort"] })}
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
        <Button size="small" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
          {more === 0 ? t("tasks.moreFilters") : t("tasks.moreFiltersOn", { count: more })}
        </Button>
        {(more > 0 || writeFilter({ ...view, sort: "seq", columns: undefined }) !== "") && (
          <Button size="small" variant="quiet" onClick={clear}>
            {t("tasks.clearFilters")}
          </Button>
        )}
      </div>
      {isOpen && <MoreFilters {...{ projectId, schema, view, imports, go }} />}
    </div>
  );
}
