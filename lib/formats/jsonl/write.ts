/** The native format, complete: one canonical JSON object per task and line, one file per split. */
import { ok } from "@/lib/core/result";
import type { ExportFormat } from "@/lib/formats/writer";
import { loader } from "./loader";

const CHUNK_LINES = 500;

export const jsonl: ExportFormat = {
  loader,
  suits: () => ok(true),
  holdsVotes: true,
  holdsConsensus: true,
  holdsUndecidable: true,
  holdsFolds: true,
  holdsTaskGroups: true,
  holdsGroups: true,
  entries: (header, items) =>
    header.splits.map((split) => ({
      path: `${split}.jsonl`,
      async *content() {
        for await (const page of items(split))
          for (let from = 0; from < page.length; from += CHUNK_LINES)
            yield `${page
              .slice(from, from + CHUNK_LINES)
              .map(({ text }) => text)
              .join("\n")}\n`;
      },
    })),
  losses: () => ({}),
};
