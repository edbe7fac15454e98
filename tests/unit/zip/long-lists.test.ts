/** Zips of very many entries: refused by their list, on any database. */
import { buffer } from "node:stream/consumers";
import { expect, it } from "vitest";
import { say } from "@/lib/core/message";
import { openUploadedZip } from "@/lib/server/imports/uploaded-zip";
import { writeZip } from "@/lib/zip/write-zip";
import { sourceOf } from "../../support/zip";

const opened = (zip: Buffer) => openUploadedZip(sourceOf(zip));

it("a zip of more than 100,000 entries is refused, and one that says its list is endless is not read", async () => {
  const entries = Array.from({ length: 100_001 }, (_, i) => ({
    path: `${i}`,
    modified: new Date(0),
    content: [],
  }));
  const many = await buffer(writeZip(entries));
  await expect(opened(many)).rejects.toMatchObject({
    ...{ code: "bad_archive", told: say("zip.tooManyEntries") },
  });
  const end = many.indexOf("PK\x06\x06");
  many.writeBigUInt64LE(2n ** 40n, end + 40);
  await expect(opened(many)).rejects.toMatchObject({ code: "bad_archive" });
}, 120_000);
