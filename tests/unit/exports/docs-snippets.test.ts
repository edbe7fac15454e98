/** What docs/integrations.md shows for loading a release is run on files of the formats, where Python has the modules. */
import { spawnSync } from "node:child_process";
import { expect, it } from "vitest";
import { EXPORT_FORMATS, type ExportFormatName } from "@/lib/formats";
import type { FrozenItem } from "@/lib/formats/writer";
import type { LabelSchema } from "@/lib/labels/schema";
import { control, image, labels, text } from "../labels/build";
import { boxRegion, bytesOf, documentOf, headerOf, imageOf, itemOf, sourceOf } from "./build";
import { loaderWith, pythonWith } from "./docs-loader";
import { inFolder } from "./in-folder";

const topic = control("choice", { id: "topic", name: "Topic", labels: labels("a", "b") });
const onTexts: LabelSchema = { inputs: [text], controls: [topic] };
const texts = ["one word", "two words", "red", "blue"].map((words, i) =>
  itemOf(i + 1, {
    split: i === 3 ? "test" : "train",
    data: { text: words },
    labels: documentOf({ answers: { topic: i % 2 === 0 ? "a" : "b" } }),
  }),
);
const onImages: LabelSchema = { inputs: [image], controls: [control("box")] };
const images = [
  itemOf(1, { images: [imageOf()], labels: documentOf({ regions: [boxRegion("r", "a", [1, 2, 3, 4])] }) }),
];

type Snippet = {
  /** Words that stand in its blocks of code; blocks follow each other. */
  blocks: string[];
  format: ExportFormatName;
  needs: string;
  schema: LabelSchema;
  items: FrozenItem[];
  /** An expression, and what it is. */
  shows: [code: string, value: string];
};
const onTasks = { schema: onTexts, items: texts };
const SNIPPETS: Record<string, Snippet> = {
  pandas: {
    ...onTasks,
    blocks: ["topics ="],
    format: "parquet",
    needs: "pandas, pyarrow",
    shows: ["train[['text', 'label_name']].values.tolist()[:1]", "[['one word', 'the a']]"],
  },
  "scikit-learn": {
    ...onTasks,
    blocks: ["topics =", "TfidfVectorizer"],
    format: "parquet",
    needs: "pandas, pyarrow, sklearn",
    shows: ["[str(name) for name in model.classes_]", "['the a', 'the b']"],
  },
  "Dask and Polars": {
    ...onTasks,
    blocks: ["polars.read_parquet"],
    format: "parquet",
    needs: "dask.dataframe, polars",
    shows: ["sorted(set(tasks['split'].to_list()))", "['test', 'train']"],
  },
  datasets: {
    ...onTasks,
    blocks: ["load_dataset"],
    format: "hugging-face",
    needs: "datasets",
    shows: ["label.int2str(splits['test'][0]['label'])", "the b"],
  },
  pycocotools: {
    schema: onImages,
    items: images,
    blocks: ["from pycocotools.coco"],
    format: "coco",
    needs: "pycocotools",
    shows: ["boxes", "[('a.png', 'the a', [1, 2, 3, 4])]"],
  },
};

for (const [name, { blocks, format: formatName, needs, schema, items, shows }] of Object.entries(SNIPPETS)) {
  const python = pythonWith(needs);
  if (!python) console.warn(`skipped: the lines for ${name}, no python3 with ${needs} here`);
  it.skipIf(!python)(
    `the lines for ${name} load the format ${formatName}`,
    async () => {
      const format = EXPORT_FORMATS[formatName];
      const header = headerOf(schema);
      const files: Record<string, string | Buffer> = await bytesOf(format, { header, items });
      const frontMatter = await format.frontMatter?.(header, sourceOf(items));
      if (frontMatter !== undefined) files["README.md"] = `---\n${frontMatter}---\n`;
      const output = await inFolder({}, (cache) =>
        inFolder(files, (folder) => {
          const code = [...blocks.map(loaderWith), `print(${shows[0]})`].join("\n");
          const env = { ...process.env, HF_HUB_OFFLINE: "1", HF_DATASETS_CACHE: cache };
          const options = { cwd: folder, encoding: "utf8" as const, env };
          const ran = spawnSync(python ?? "", ["-c", code.replaceAll("/path/to/folder", folder)], options);
          expect(ran.status, ran.stderr).toBe(0);
          return ran.stdout;
        }),
      );
      expect(output.trim().split("\n").at(-1)).toBe(shows[1]);
    },
    120_000,
  );
}
