"use client";
import { Select } from "@/components/ui/field";
import { useT } from "@/lib/client/i18n";
import type { ImportFormat, ImportPreview } from "@/lib/contracts/imports";

/** Stands for the files of labels in a list of paths, which have no blank at their start. */
const LABELS = " ";

type Props = {
  preview: ImportPreview;
  busy: boolean;
  /** Text files without a table become tasks. */
  areTexts: boolean;
  onFormat: (format: ImportFormat) => void;
  /** Of an archive: another of its tables; empty for none. Of a workbook: another sheet. */
  onTable: (table: string) => void;
};

/** Which part of a file of several parts becomes tasks: the table of an archive, the sheet of a workbook. */
export function PartSelects({ preview, busy, areTexts, onFormat, onTable }: Props) {
  const t = useT();
  const isLabeled = preview.archive !== null && preview.archive.labels !== null;
  return (
    <>
      {preview.archive && (preview.archive.tables.length > 0 || isLabeled) && (
        <Select
          label={t("imports.table")}
          hint={t("imports.tableSelectHint")}
          value={isLabeled ? LABELS : (preview.archive.table ?? "")}
          disabled={busy}
          onChange={(event) =>
            event.target.value === LABELS ? onFormat("zip") : onTable(event.target.value)
          }
        >
          {isLabeled && (
            <option value={LABELS}>
              {t("imports.archiveLabels", { format: (preview.archive.labels ?? "").toUpperCase() })}
            </option>
          )}
          {preview.archive.tables.map((name) => (
            <option key={name}>{name}</option>
          ))}
          <option value="">
            {t(preview.archive.texts > 0 && areTexts ? "imports.noTableTexts" : "imports.noTable")}
          </option>
        </Select>
      )}
      {preview.workbook && preview.workbook.sheets.length > 1 && (
        <Select
          label={t("imports.sheet")}
          value={preview.workbook.sheet}
          disabled={busy}
          onChange={(event) => onTable(event.target.value)}
        >
          {preview.workbook.sheets.map((name) => (
            <option key={name}>{name}</option>
          ))}
        </Select>
      )}
    </>
  );
}
