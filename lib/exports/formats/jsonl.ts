/** The native format, complete: one canonical JSON object per task and line, one file per split. */
import { SPLITS } from "@/lib/split/ratios";
import type { ExportFormat } from "../item";

const CHUNK_LINES = 500;

export const jsonl: ExportFormat = {
  files: (_header, items) =>
    SPLITS.map((split) => ({
      path: `${split}.jsonl`,
      async *content() {
        let lines: string[] = [];
        for await (const { text } of items(split)) {
          lines.push(text);
          if (lines.length < CHUNK_LINES) continue;
          yield `${lines.join("\n")}\n`;
          lines = [];
        }
        if (lines.length > 0) yield `${lines.join("\n")}\n`;
      },
    })),
  losses: () => ({}),
};
