"use client";
import { Card } from "@/components/ui/card";
import { useRefusal, useT } from "@/lib/client/i18n";

/** The server names the file in a refusal; beside its name that would be said twice. */
export const withoutFileName = (message: string, fileName: string): string =>
  message.startsWith(`${fileName}: `) ? message.slice(fileName.length + 2) : message;

/** A file that was not taken, and why; it stays until another one is chosen. */
export type Refused = { fileName: string; reason: string };

export function ImportRefusal({ fileName, reason }: Refused) {
  const t = useT();
  const refusal = useRefusal();
  return (
    <div role="alert">
      <Card className="border-bad">
        <h2 className="mb-1 break-words text-bad">{t("imports.refused", { name: fileName })}</h2>
        <p className="break-words">{refusal(withoutFileName(reason, fileName))}</p>
      </Card>
    </div>
  );
}
