"use client";
import { Select } from "@/components/ui/field";
import { useT } from "@/lib/client/i18n";
import type { ImportPreview } from "@/lib/contracts/imports";
import { DELIMITERS, type Delimiter } from "@/lib/imports/delimited-text";

/** How a table is read: what parts its cells, and whether its first row names the columns. */
export type TableReading = { delimiter?: Delimiter; header?: boolean };

const NAMES = { ",": "comma", ";": "semicolon", "\t": "tab", "|": "pipe" } as const;

/** `onRead` gets the one that was changed. */
type Props = { preview: ImportPreview; busy: boolean; onRead: (change: TableReading) => void };

/** Shown for files with separators; a change has the file looked at again. */
export function TableOptions({ preview, busy, onRead }: Props) {
  const t = useT();
  const { delimiter, header } = preview;
  if (delimiter === null || header === null) return null;
  return (
    <div className="grid gap-3 sm:grid-cols-2 lg:grid-cols-4">
      <Select
        label={t("imports.delimiter")}
        value={delimiter}
        disabled={busy}
        onChange={(event) => onRead({ delimiter: event.target.value as Delimiter })}
      >
        {DELIMITERS.map((one) => (
          <option key={one} value={one}>
            {t(`imports.delimiter_${NAMES[one]}`)}
          </option>
        ))}
      </Select>
      <Select
        label={t("imports.firstRow")}
        hint={t(header ? "imports.firstRowNamesHint" : "imports.firstRowDataHint")}
        value={String(header)}
        disabled={busy}
        onChange={(event) => onRead({ header: event.target.value === "true" })}
      >
        <option value="true">{t("imports.firstRowNames")}</option>
        <option value="false">{t("imports.firstRowData")}</option>
      </Select>
    </div>
  );
}
