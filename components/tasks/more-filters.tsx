"use client";
import { AgreementFilter } from "@/components/lists/agreement-filter";
import { FieldNames } from "@/components/lists/field-names";
import { LabelSelect } from "@/components/lists/label-select";
import { Checkbox, Select } from "@/components/ui/field";
import { useT } from "@/lib/client/i18n";
import { CONSENSUS_STATES } from "@/lib/consensus/waits-for";
import type { ImportJob } from "@/lib/contracts/imports";
import type { LabelSchema } from "@/lib/labels/schema";
import { STATE_WORDS } from "./consensus-words";
import { SubmittedFilter } from "./submitted-filter";
import type { TaskView } from "./task-filter";
import { TextFilter } from "./text-filter";

const FIELDS = "task-fields";

type Props = {
  schema: LabelSchema;
  projectId: string;
  view: TaskView;
  imports: readonly ImportJob[];
  go: (change: Partial<TaskView>) => void;
};

/** What is asked for less often than text, status and people. */
export function MoreFilters({ projectId, schema, view, imports, go }: Props) {
  const t = useT();
  return (
    <div className="flex flex-wrap items-end gap-x-3 gap-y-2 rounded-lg border border-line bg-surface px-3 py-2">
      <LabelSelect
        schema={schema}
        value={view.label ?? ""}
        onChange={(key) => go({ label: key || undefined, ...(key === "" ? { final: undefined } : {}) })}
      />
      {view.label !== undefined && (
        <div className="flex min-h-7 items-center">
          <Checkbox
            label={t("tasks.finalOnly")}
            checked={view.final ?? false}
            onChange={(event) => go({ final: event.target.checked || undefined })}
          />
        </div>
      )}
      <AgreementFilter {...{ schema, view, go }} />
      <Select
        label={t("tasks.isDecided")}
        value={view.decided === undefined ? "" : String(view.decided)}
        onChange={(event) =>
          go({ decided: event.target.value === "" ? undefined : event.target.value === "true" })
        }
      >
        <option value="">{t("tasks.either")}</option>
        <option value="true">{t("tasks.decidedYes")}</option>
        <option value="false">{t("tasks.decidedNo")}</option>
      </Select>
      <Select
        label={t("lists.review")}
        value={view.review ?? ""}
        onChange={(event) => go({ review: (event.target.value || undefined) as TaskView["review"] })}
      >
        <option value="">{t("tasks.either")}</option>
        {(["waiting", "accepted", "fixed", "rejected"] as const).map((state) => (
          <option key={state} value={state}>
            {t(`reviews.status_${state}`)}
          </option>
        ))}
      </Select>
      <Select
        label={t("tasks.byMethod")}
        value={view.consensus ?? ""}
        onChange={(event) => go({ consensus: (event.target.value || undefined) as TaskView["consensus"] })}
      >
        <option value="">{t("tasks.either")}</option>
        {CONSENSUS_STATES.map((state) => (
          <option key={state} value={state}>
            {t(STATE_WORDS[state])}
          </option>
        ))}
      </Select>
      <Select
        label={t("tasks.isGold")}
        value={view.gold === undefined ? "" : String(view.gold)}
        onChange={(event) =>
          go({ gold: event.target.value === "" ? undefined : event.target.value === "true" })
        }
      >
        <option value="">{t("tasks.either")}</option>
        <option value="true">{t("tasks.goldYes")}</option>
        <option value="false">{t("tasks.goldNo")}</option>
      </Select>
      <Select
        label={t("tasks.overlapBy")}
        value={view.asked ? "asked" : view.byHand ? "byHand" : ""}
        onChange={({ target: { value } }) =>
          go({ asked: value === "asked" || undefined, byHand: value === "byHand" || undefined })
        }
      >
        <option value="">{t("tasks.either")}</option>
        <option value="asked">{t("tasks.overlapAsked")}</option>
        <option value="byHand">{t("tasks.overlapByHand")}</option>
      </Select>
      <Select
        label={t("tasks.questions")}
        value={view.question ?? ""}
        onChange={(event) => go({ question: (event.target.value || undefined) as TaskView["question"] })}
      >
        <option value="">{t("tasks.either")}</option>
        <option value="open">{t("tasks.questionOpen")}</option>
        <option value="any">{t("tasks.questionAny")}</option>
      </Select>
      <SubmittedFilter {...{ view, go }} />
      {imports.length > 0 && (
        <Select
          className="max-w-56"
          label={t("tasks.import")}
          value={view.import ?? ""}
          onChange={(event) => go({ import: event.target.value || undefined })}
        >
          <option value="">{t("tasks.anyImport")}</option>
          {imports.map(({ id, fileName, format }) => (
            <option key={id} value={id}>
              {fileName || format}
            </option>
          ))}
        </Select>
      )}
      <TextFilter
        className="w-36"
        label={t("tasks.groupFilter")}
        value={view.group ?? ""}
        onDone={(group) => go({ group: group || undefined })}
      />
      <TextFilter
        className="w-36"
        label={t("tasks.field")}
        list={FIELDS}
        value={view.field ?? ""}
        onDone={(field) => go({ field: field || undefined })}
      />
      <FieldNames id={FIELDS} {...{ projectId, schema }} />
      {view.field !== undefined && <FieldValue {...{ view, go }} />}
    </div>
  );
}

function FieldValue({ view, go }: Pick<Props, "view" | "go">) {
  const t = useT();
  const isWhole = view.fieldIs !== undefined;
  const value = view.fieldIs ?? view.fieldHas ?? "";
  const set = (whole: boolean, text: string) =>
    go({ fieldIs: (whole && text) || undefined, fieldHas: (!whole && text) || undefined });
  return (
    <>
      <Select
        label={t("tasks.fieldHow")}
        value={isWhole ? "is" : "has"}
        onChange={(event) => set(event.target.value === "is", value)}
      >
        <option value="has">{t("tasks.fieldHas")}</option>
        <option value="is">{t("tasks.fieldIs")}</option>
      </Select>
      <TextFilter
        className="w-44"
        label={t("tasks.value")}
        value={value}
        onDone={(text) => set(isWhole, text)}
      />
    </>
  );
}
