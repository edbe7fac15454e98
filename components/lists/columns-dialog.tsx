"use client";
/** Which columns a list has, and in which order. */
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { TextField } from "@/components/ui/field";
import { Icon } from "@/components/ui/icon";
import { useT } from "@/lib/client/i18n";
import { namedColumn } from "@/lib/contracts/list-columns";
import type { LabelSchema } from "@/lib/labels/schema";
import { FieldNames } from "./field-names";

type Props = {
  chosen: readonly string[];
  standard: readonly string[];
  /** What may be added, without data fields. */
  offered: readonly string[];
  projectId: string;
  schema: LabelSchema;
  titleOf: (column: string) => string | undefined;
  busy: boolean;
  /** @param columns null for the standard ones */
  onApply: (columns: string[] | null) => void;
  onClose: () => void;
};

const FIELDS = "list-fields";
const isSame = (a: readonly string[], b: readonly string[]) => a.join() === b.join();

export function ColumnsDialog({ projectId, schema, ...props }: Props) {
  const { chosen, standard, offered, titleOf, busy, onApply, onClose } = props;
  const t = useT();
  const [columns, setColumns] = useState<readonly string[]>(chosen);
  const [field, setField] = useState("");
  const move = (from: number, to: number) => {
    const next = columns.filter((_, place) => place !== from);
    next.splice(to, 0, ...columns.slice(from, from + 1));
    setColumns(next);
  };
  const add = (column: string) => !columns.includes(column) && setColumns([...columns, column]);
  const addField = () => {
    if (field.trim() === "") return;
    add(namedColumn("data", field.trim()));
    setField("");
  };
  const left = offered.filter((column) => !columns.includes(column) && titleOf(column) !== undefined);
  return (
    <Dialog
      open
      wide
      onClose={onClose}
      title={t("lists.columnsTitle")}
      unsaved={!isSame(columns, chosen)}
      footer={
        <>
          <Button className="me-auto" onClick={() => setColumns(standard)}>
            {t("lists.columnsStandard")}
          </Button>
          <Button onClick={onClose}>{t("common.cancel")}</Button>
          <Button
            variant="primary"
            busy={busy}
            onClick={() => onApply(isSame(columns, standard) ? null : [...columns])}
          >
            {t("lists.apply")}
          </Button>
        </>
      }
    >
      <p className="mb-2 text-muted">{t("lists.columnsText")}</p>
      <div className="grid gap-4 sm:grid-cols-2">
        <ol aria-label={t("lists.columns")} className="flex flex-col gap-1">
          {columns.map((column, place) => {
            const name = titleOf(column) ?? column;
            return (
              <li key={column} className="flex items-center gap-1 rounded-md border border-line px-2 py-1">
                <span className="min-w-0 flex-1 truncate" dir="auto">
                  {name}
                </span>
                <Button
                  size="small"
                  variant="quiet"
                  aria-label={t("lists.moveUp", { name })}
                  disabled={place === 0}
                  onClick={() => move(place, place - 1)}
                >
                  <Icon name="up" />
                </Button>
                <Button
                  size="small"
                  variant="quiet"
                  aria-label={t("lists.moveDown", { name })}
                  disabled={place === columns.length - 1}
                  onClick={() => move(place, place + 1)}
                >
                  <Icon name="down" />
                </Button>
                {/* The first standard column opens the task. */}
                <Button
                  size="small"
                  variant="quiet"
                  aria-label={t("lists.remove", { name })}
                  disabled={column === standard[0]}
                  onClick={() => setColumns(columns.filter((one) => one !== column))}
                >
                  <Icon name="close" />
                </Button>
              </li>
            );
          })}
        </ol>
        <div className="flex flex-col gap-2">
          <h3 className="font-semibold">{t("lists.columnsMore")}</h3>
          {left.length === 0 && <p className="text-muted">{t("lists.columnsNone")}</p>}
          <ul className="flex flex-wrap gap-1.5">
            {left.map((column) => (
              <li key={column} className="min-w-0 max-w-full">
                <Button
                  size="small"
                  className="max-w-full"
                  aria-label={t("lists.add", { name: titleOf(column) ?? column })}
                  onClick={() => add(column)}
                >
                  <Icon name="plus" />
                  <span className="truncate">{titleOf(column)}</span>
                </Button>
              </li>
            ))}
          </ul>
          <form
            className="flex items-end gap-2"
            onSubmit={(event) => {
              event.preventDefault();
              addField();
            }}
          >
            <TextField
              className="min-w-0 flex-1"
              label={t("lists.columnsField")}
              list={FIELDS}
              maxLength={200}
              value={field}
              onChange={(event) => setField(event.target.value)}
            />
            <FieldNames id={FIELDS} {...{ projectId, schema }} />
            <Button type="submit" disabled={field.trim() === ""}>
              {t("lists.columnsAddField")}
            </Button>
          </form>
        </div>
      </div>
    </Dialog>
  );
}
