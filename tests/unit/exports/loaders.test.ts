/** Each format's `load.py` is run on files of the format, where Python and its modules are there. */
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import sharp from "sharp";
import { beforeAll, describe, expect, it } from "vitest";
import { EXPORT_FORMATS, FORMAT_NAMES } from "@/lib/formats";
import { type ExportFormat, plainPath } from "@/lib/formats/writer";
import { SPLITS } from "@/lib/split/ratios";
import { SAMPLE_RELEASES } from "../../conformance/release-samples";
import { bytesOf, sourceOf } from "./build";
import { pythonWith } from "./docs-loader";
import { inFolder } from "./in-folder";

const MOST_LINES = 22;
let picture: Buffer;
beforeAll(async () => {
  const create = { width: 1000, height: 500, channels: 3 as const, background: "white" };
  picture = await sharp({ create }).png().toBuffer();
});

type Release = (typeof SAMPLE_RELEASES)[number];

/** All that a download has of a format, in a folder, with its `load.py` run there. */
async function loaded(python: string, format: ExportFormat, release: Release): Promise<string> {
  const { header, items } = release;
  const pathOf = format.imagePaths?.(header) ?? plainPath;
  const images = items.flatMap((item) =>
    item.images.flatMap((image) => pathOf(image, item.split, item) ?? []),
  );
  const frontMatter = await format.frontMatter?.(header, sourceOf(items));
  const files = {
    ...(await bytesOf(format, release)),
    ...Object.fromEntries(images.map((path) => [path, picture])),
    ...(frontMatter === undefined ? {} : { "README.md": `---\n${frontMatter}---\n` }),
    "load.py": format.loader.text,
  };
  return inFolder({}, (cache) =>
    inFolder(files, (folder) => {
      const env = { ...process.env, HF_HUB_OFFLINE: "1", HF_DATASETS_CACHE: cache, PYTHONUTF8: "1" };
      const { status, stdout, stderr } = spawnSync(python, [join(folder, "load.py")], {
        encoding: "utf8",
        env,
      });
      expect(status, stderr).toBe(0);
      return stdout;
    }),
  );
}

describe.each(FORMAT_NAMES)("load.py of %s", (name) => {
  const format = EXPORT_FORMATS[name];
  const { needs, text } = format.loader;
  const python = pythonWith(["sys", ...needs].join(", "));
  if (!python) console.warn(`skipped: load.py of ${name}, no python3 with ${needs.join(", ")} here`);

  it("is short, and imports nothing but what it says and what Python has", () => {
    expect(text.split("\n").length).toBeLessThanOrEqual(MOST_LINES);
    expect(text.endsWith("\n")).toBe(true);
    const imported = [...text.matchAll(/^\s*(?:import|from) (\w+)/gm)].map(([, module]) => module ?? "");
    const ofPython = new Set(["json", "pathlib", "xml"]);
    const further = new Set(imported.filter((module) => !ofPython.has(module)));
    // Readers of Parquet are used by pandas and not imported.
    expect(new Set(needs.filter((module) => module !== "pyarrow"))).toEqual(further);
  });

  it.skipIf(!python)(
    "reads the release, and finds its splits",
    async () => {
      for (const release of SAMPLE_RELEASES.filter(({ header }) => format.suits(header).ok)) {
        const output = await loaded(python ?? "", format, release);
        const splits = SPLITS.filter((split) => release.items.some((item) => item.split === split));
        for (const split of splits) expect(output).toMatch(split === "validation" ? /val/ : split);
      }
    },
    120_000,
  );
});
