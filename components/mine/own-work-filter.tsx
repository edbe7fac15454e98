"use client";
import { LabelSelect } from "@/components/lists/label-select";
import { useListFilter } from "@/components/lists/use-list-filter";
import { Select, TextField } from "@/components/ui/field";
import { useT } from "@/lib/client/i18n";
import type { LabelSchema } from "@/lib/labels/schema";
import { OWN_WORK_STATES, type OwnWorkView, writeView } from "./own-work-view";

type Props = { projectId: string; schema: LabelSchema; view: OwnWorkView };

/** The filter lives in the address. */
export function OwnWorkFilter({ projectId, schema, view }: Props) {
  const t = useT();
  const { search, setSearch, apply, go } = useListFilter(
    view,
    (next: OwnWorkView) => `/projects/${projectId}/mine?${writeView(next)}`,
  );
  return (
    <div role="search" className="mb-3 flex flex-wrap items-end gap-2">
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
        value={view.state ?? ""}
        onChange={(event) => go({ state: (event.target.value || undefined) as OwnWorkView["state"] })}
      >
        <option value="">{t("mine.state_any")}</option>
        {OWN_WORK_STATES.map((state) => (
          <option key={state} value={state}>
            {t(`mine.state_${state}`)}
          </option>
        ))}
      </Select>
      <LabelSelect
        hideLabel
        schema={schema}
        value={view.label ?? ""}
        onChange={(label) => go({ label: label || undefined })}
      />
    </div>
  );
}
