/** Downloads the annotator's own draft records as a file. */
import type { DraftRecord } from "@/lib/client/session/drafts/draft-record";

function saveFile(name: string, value: unknown): void {
  const url = URL.createObjectURL(new Blob([JSON.stringify(value, null, 2)], { type: "application/json" }));
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
  // The download has its own handle on the data once it began.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}

export const downloadWork = (records: readonly DraftRecord[]): void =>
  saveFile(
    records.length === 1 ? `concord-task-${records[0]?.seq}.json` : "concord-work.json",
    records.map(({ history: _, sent: __, ...work }) => work),
  );
export const downloadDamaged = (records: readonly unknown[]): void =>
  saveFile("concord-unread.json", records);
