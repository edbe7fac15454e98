import { createWriteStream } from "node:fs";
import { rename, rm } from "node:fs/promises";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { DownloadQuery, EXPORT_FORMATS } from "@/lib/contracts/releases";
import { AppError, invalid } from "@/lib/core/app-error";
import { downloadRelease } from "../releases/download-release";
import { type Command, contextAs, givenPath, optional, required, withServices } from "./command";

/** The file appears under its name only when it is whole. */
async function save(response: Response, path: string): Promise<void> {
  if (!response.body) throw new AppError("internal", "The release came without content.");
  const part = `${path}.part`;
  try {
    await pipeline(Readable.fromWeb(response.body as never), createWriteStream(part, { flush: true }));
    await rename(part, path);
  } catch (error) {
    await rm(part, { force: true });
    throw error;
  }
}

export const exportRelease: Command = {
  name: "export",
  usage: "export --release ID --format F --out PATH [--no-images] [--as EMAIL]",
  summary: `Write a frozen release as a zip (${EXPORT_FORMATS.join(", ")})`,
  options: {
    release: { type: "string" },
    format: { type: "string" },
    out: { type: "string" },
    "no-images": { type: "boolean" },
    as: { type: "string" },
  },
  run: (values) =>
    withServices(async (services) => {
      const context = await contextAs(services, optional(values, "as"));
      const release = required(values, "release");
      const images = values["no-images"] ? "false" : "true";
      const query = DownloadQuery.safeParse({ format: required(values, "format"), images });
      if (!query.success) throw invalid("format", `one of ${EXPORT_FORMATS.join(", ")}`);
      const path = givenPath(required(values, "out"));
      await save(
        await downloadRelease(context, { params: { release }, query: query.data, body: undefined }),
        path,
      );
      console.log(`Wrote ${path}`);
      return 0;
    }),
};
