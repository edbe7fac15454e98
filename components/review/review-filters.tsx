"use client";
/** What is asked of the answers in the list of reviews; it stands in the address. */
import { AgreementFilter } from "@/components/lists/agreement-filter";
import { LabelSelect } from "@/components/lists/label-select";
import { TextFilter } from "@/components/tasks/text-filter";
import { Button } from "@/components/ui/button";
import { Select } from "@/components/ui/field";
import { useT } from "@/lib/client/i18n";
import type { LabelSchema } from "@/lib/labels/schema";
import { REVIEW_STATUSES, type ReviewView } from "./review-view";

/** In percent. */
const SAMPLES = [1, 2, 5, 10, 20, 50];

type Props = {
  schema: LabelSchema;
  view: ReviewView;
  annotators: readonly { id: string; name: string }[];
  show: (change: Partial<ReviewView>) => void;
};

export function ReviewFilters({ schema, view, annotators, show }: Props) {
  const t = useT();
  return (
    <div
      role="search"
      className="mb-3 flex flex-wrap items-end gap-3 max-sm:grid max-sm:grid-cols-2 max-sm:[&>*]:w-full max-sm:[&>*]:min-w-0"
    >
      <Select
        className="w-44"
        label={t("reviews.status")}
        value={view.status}
        onChange={(event) => show({ status: event.target.value as ReviewView["status"] })}
      >
        {REVIEW_STATUSES.map((one) => (
          <option key={one} value={one}>
            {t(`reviews.status_${one}`)}
          </option>
        ))}
      </Select>
      {view.status === "waiting" && (
        <Select
          className="w-44"
          label={t("reviews.came")}
          value={view.back ? "back" : ""}
          onChange={(event) => show({ back: event.target.value === "back" || undefined })}
        >
          <option value="">{t("reviews.cameAny")}</option>
          <option value="back">{t("reviews.cameBack")}</option>
        </Select>
      )}
      <Select
        className="w-52"
        label={t("reviews.person")}
        value={view.annotator ?? ""}
        onChange={(event) => show({ annotator: event.target.value || undefined })}
      >
        <option value="">{t("reviews.anybody")}</option>
        {annotators.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </Select>
      {/* What was sent back is a draft again, and has no labels that count. */}
      {view.status !== "rejected" && (
        <LabelSelect
          schema={schema}
          value={view.label ?? ""}
          onChange={(label) => show({ label: label || undefined })}
        />
      )}
      <TextFilter
        className="w-36"
        label={t("tasks.groupFilter")}
        value={view.group ?? ""}
        onDone={(group) => show({ group: group || undefined })}
      />
      <TextFilter
        className="w-52"
        label={t("tasks.search")}
        value={view.search ?? ""}
        onDone={(search) => show({ search: search || undefined })}
      />
      <AgreementFilter schema={schema} view={view} go={show} />
      <Select
        className="w-44"
        label={t("reviews.sample")}
        title={t("reviews.sampleHint")}
        value={view.sample ?? ""}
        onChange={(event) =>
          show({
            sample: event.target.value === "" ? undefined : Number(event.target.value),
            seed: undefined,
          })
        }
      >
        <option value="">{t("reviews.sampleAll")}</option>
        {[...new Set([...SAMPLES, ...(view.sample === undefined ? [] : [view.sample])])]
          .sort((a, b) => a - b)
          .map((percent) => (
            <option key={percent} value={percent}>
              {t("reviews.samplePercent", { percent })}
            </option>
          ))}
      </Select>
      {view.sample !== undefined && (
        <Button onClick={() => show({ seed: (view.seed ?? 0) + 1 })}>{t("reviews.sampleAgain")}</Button>
      )}
    </div>
  );
}
