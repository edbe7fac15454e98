"use client";
import { Select } from "@/components/ui/field";
import { useT } from "@/lib/client/i18n";
import type { ImportPreview } from "@/lib/contracts/imports";
import { TEXT_PARTS, type TextPart } from "@/lib/formats/reader";
import { DELIMITERS, type Delimiter } from "@/lib/imports/delimited-text";
import { ENCODINGS, type Encoding } from "@/lib/imports/encodings";

/** How a file is read: its encoding, what becomes a task, what parts its cells, whether its first row names the columns. */
export type FileReading = {
  encoding?: Encoding | undefined;
  taskPer?: TextPart;
  delimiter?: Delimiter;
  header?: boolean;
};

const NAMES = { ",": "comma", ";": "semicolon", "\t": "tab", "|": "pipe" } as const;

/** `onRead` gets the one that was changed. */
type Props = { preview: ImportPreview; busy: boolean; onRead: (change: FileReading) => void };

/** What can be chosen of how this file is read; a change has the file looked at again. */
export function ReadingOptions({ preview, busy, onRead }: Props) {
  const t = useT();
  const { encoding, taskPer, delimiter, header } = preview;
  // Of several texts each has its own encoding, unless one is chosen for all.
  const areSeveral = preview.archive !== null && taskPer !== null;
  if (encoding === null && !areSeveral && header === null) return null;
  return (
    <div className="grid gap-3 sm:grid-cols-2 lg:grid-cols-4">
      {(encoding !== null || areSeveral) && (
        <Select
          label={t("imports.encoding")}
          hint={t("imports.encodingHint")}
          value={encoding ?? ""}
          disabled={busy}
          onChange={(event) =>
            onRead({ encoding: (event.target.value || undefined) as Encoding | undefined })
          }
        >
          {areSeveral && <option value="">{t("imports.encodingOfEach")}</option>}
          {ENCODINGS.map((one) => (
            <option key={one} value={one}>
              {t(`imports.encoding_${one}`)}
            </option>
          ))}
        </Select>
      )}
      {taskPer !== null && (
        <Select
          label={t("imports.taskPer")}
          value={taskPer}
          disabled={busy}
          onChange={(event) => onRead({ taskPer: event.target.value as TextPart })}
        >
          {TEXT_PARTS.map((one) => (
            <option key={one} value={one}>
              {t(`imports.taskPer_${one}`)}
            </option>
          ))}
        </Select>
      )}
      {delimiter !== null && (
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
      )}
      {header !== null && (
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
      )}
    </div>
  );
}
