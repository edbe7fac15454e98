"use client";
import { Card } from "@/components/ui/card";
import { Select } from "@/components/ui/field";
import { useT } from "@/lib/client/i18n";
import type { Tellable } from "@/lib/client/told";
import { useTell } from "@/lib/client/use-tell";
import type { ImportFormat } from "@/lib/contracts/imports";
import { IMPORT_FORMATS } from "@/lib/formats/reader-names";

/** The server names the file in a refusal; beside its name that would be said twice. */
export const withoutFileName = (message: string, fileName: string): string =>
  message.startsWith(`${fileName}: `) ? message.slice(fileName.length + 2) : message;

/** A file that was not taken, and why; it stays until another one is chosen. */
export type Refused = { fileName: string; reason: Tellable; format?: ImportFormat | undefined };

type Props = Refused & {
  busy: boolean;
  /** Has the same file read in another format; a name may promise the wrong one. */
  onFormat?: ((format: ImportFormat) => void) | undefined;
};

export function ImportRefusal({ fileName, reason, format, busy, onFormat }: Props) {
  const t = useT();
  const tell = useTell();
  return (
    <Card className="flex flex-col gap-2 border-bad">
      <div role="alert">
        <h2 className="mb-1 break-words text-bad">{t("imports.refused", { name: fileName })}</h2>
        <p className="break-words">{withoutFileName(tell(reason), fileName)}</p>
      </div>
      {format && onFormat && (
        <div className="flex">
          <Select
            label={t("imports.readAs")}
            value={format}
            disabled={busy}
            onChange={(event) => onFormat(event.target.value as ImportFormat)}
          >
            {IMPORT_FORMATS.map((one) => (
              <option key={one}>{one}</option>
            ))}
          </Select>
        </div>
      )}
    </Card>
  );
}
