"use client";
/** Columns that a list can have beside those of its own: data fields, answers to one question, agreement and more. */
import { Time, useFormat } from "@/components/ui/format";
import { useT } from "@/lib/client/i18n";
import type { Cells } from "@/lib/contracts/list-cells";
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

export function ExtraCell({ column, cells, colors }: CellProps) {
  const format = useFormat();
  const value = cells?.[column] ?? null;
  if (value === null) return null;
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
