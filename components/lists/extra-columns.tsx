"use client";
/** Columns that a list can have beside those of its own: data fields, answers to one question, agreement and more. */
import { Chip } from "@/components/ui/chip";
import { Time, useFormat } from "@/components/ui/format";
import { useT } from "@/lib/client/i18n";
import type { Cells, ReviewCounts } from "@/lib/contracts/list-cells";
import { LOOKED_UP, namedColumn, nameIn } from "@/lib/contracts/list-columns";
import { findControl, type LabelSchema } from "@/lib/labels/schema";
import { SummaryChips } from "./summary-chips";

const LOOKED_UP_NAMES = {
  externalId: "lists.externalId",
  group: "lists.groupKey",
  import: "lists.importName",
  annotators: "lists.annotators",
  priority: "lists.priority",
  added: "lists.added",
  review: "lists.review",
} as const satisfies Record<(typeof LOOKED_UP)[number], string>;
type LookedUp = keyof typeof LOOKED_UP_NAMES;

const isLookedUp = (column: string): column is LookedUp => Object.hasOwn(LOOKED_UP_NAMES, column);

/** The title of such a column; undefined of another one, and of a question that the label schema has no more. */
export function useExtraTitle(schema: LabelSchema): (column: string) => string | undefined {
  const t = useT();
  return (column) => {
    if (isLookedUp(column)) return t(LOOKED_UP_NAMES[column]);
    const field = nameIn(column, "data");
    if (field !== undefined) return field;
    const labeled = nameIn(column, "labels");
    if (labeled !== undefined) return findControl(schema, labeled)?.name;
    const agreed = nameIn(column, "agreement");
    const control = agreed === undefined ? undefined : findControl(schema, agreed);
    return control && t("lists.agreementOf", { name: control.name });
  };
}

/** What can be added to a list beside its own columns and data fields. */
export const extraColumns = (schema: LabelSchema): string[] => [
  ...schema.controls.map(({ id }) => namedColumn("labels", id)),
  ...schema.controls.map(({ id }) => namedColumn("agreement", id)),
  ...LOOKED_UP,
];

type CellProps = { column: string; cells: Cells | undefined; colors: ReadonlyMap<string, string> };

const REVIEW_TONES = { waiting: "neutral", accepted: "good", fixed: "accent", rejected: "bad" } as const;

/** How many annotations of the task are in which state of review. */
function ReviewCell({ counts }: { counts: ReviewCounts }) {
  const t = useT();
  const states = (Object.keys(REVIEW_TONES) as (keyof typeof REVIEW_TONES)[]).filter(
    (state) => counts[state],
  );
  return (
    <span className="flex min-w-0 gap-1 overflow-hidden">
      {states.map((state) => (
        <Chip key={state} tone={REVIEW_TONES[state]}>
          {t(`lists.review_${state}`, { count: counts[state] ?? 0 })}
        </Chip>
      ))}
    </span>
  );
}

export function ExtraCell({ column, cells, colors }: CellProps) {
  const format = useFormat();
  const value = cells?.[column] ?? null;
  if (value === null) return null;
  if (typeof value === "object" && !("parts" in value)) return <ReviewCell counts={value} />;
  if (typeof value === "object") return <SummaryChips summary={value} colors={colors} isLine />;
  if (typeof value === "string")
    return (
      <span className="block truncate" dir="auto" title={value}>
        {value}
      </span>
    );
  if (column === "added") return <Time ms={value} day />;
  return <span className="num">{column === "priority" ? format.number(value) : format.percent(value)}</span>;
}
