import { execFileSync, spawnSync } from "node:child_process";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Region } from "@/lib/annotation/document";
import { voc } from "@/lib/formats/voc/write";
import { escaped } from "@/lib/formats/voc/xml";
import type { FrozenItem } from "@/lib/formats/writer";
import { inEnglish } from "@/lib/i18n/tell";
import type { LabelSchema } from "@/lib/labels/schema";
import { control, schemaOf } from "../labels/build";
import { boxRegion, documentOf, filesOf, headerOf, imageOf, itemOf } from "./build";

const schema = schemaOf(control("box", { rotatable: true }));
const itemWith = (...regions: Region[]) =>
  itemOf(1, { images: [imageOf()], labels: documentOf({ regions }) });
const filesFor = (items: FrozenItem[], of: LabelSchema = schema) =>
  filesOf(voc, { header: headerOf(of), items });
const losses = (item: FrozenItem, of: LabelSchema = schema) => voc.losses(headerOf(of), item);
/** xmin, ymin, xmax, ymax of each object. */
const boxesIn = async (item: FrozenItem, of: LabelSchema = schema) => {
  const text = (await filesFor([item], of))["Annotations/a.xml"] ?? "";
  return [...text.matchAll(/<bndbox>(.*?)<\/bndbox>/gs)].map(([, box = ""]) =>
    [...box.matchAll(/>(\d+)</g)].map(([, value]) => Number(value)),
  );
};

describe("the file of an image", () => {
  it("has its name and size, and each object with its pixels, counted from 1, both ends included", async () => {
    const files = await filesFor([itemWith(boxRegion("r", "b", [10, 20, 30, 40]))]);
    expect(files["Annotations/a.xml"]).toBe(
      `<annotation>
	<folder>JPEGImages</folder>
	<filename>a.png</filename>
	<source>
		<database>First</database>
	</source>
	<size>
		<width>1000</width>
		<height>500</height>
		<depth>3</depth>
	</size>
	<segmented>0</segmented>
	<object>
		<name>the b</name>
		<pose>Unspecified</pose>
		<truncated>0</truncated>
		<difficult>0</difficult>
		<bndbox>
			<xmin>11</xmin>
			<ymin>21</ymin>
			<xmax>40</xmax>
			<ymax>60</ymax>
		</bndbox>
	</object>
</annotation>
`,
    );
  });

  it("has the whole image as (1, 1) to (width, height), and a box between pixels as the pixels it touches", async () => {
    const whole = boxRegion("r", "a", [0, 0, 1000, 500]);
    const between = boxRegion("s", "a", [10.2, 20.9, 0.5, 0.2]);
    const item = itemWith(whole, between);
    expect(await boxesIn(item)).toEqual([
      [1, 1, 1000, 500],
      [11, 21, 11, 22],
    ]);
    expect(losses(item)).toEqual({ betweenPixels: 1 });
  });

  it("has the upright bounds of turned boxes and outlines, which are counted as lost", async () => {
    const item = itemWith(boxRegion("r", "a", [400, 150, 200, 100, 90]));
    expect(await boxesIn(item)).toEqual([[451, 101, 550, 300]]);
    expect(losses(item)).toEqual({ rotations: 1 });
    const outlines = schemaOf(control("mask"));
    const shape = { kind: "mask", size: [500, 1000], counts: [20, 30, 499_950] } as const;
    const masked = itemWith({
      id: "m",
      control: "mask",
      labels: ["a"],
      shape: { ...shape, size: [500, 1000], counts: [...shape.counts] },
    });
    expect(await boxesIn(masked, outlines)).toEqual([[1, 21, 1, 50]]);
    expect(losses(masked, outlines)).toEqual({ outlines: 1 });
  });

  it("has an object for each label, and none for one that lies beside the image or has an old label", async () => {
    const item = itemWith(
      boxRegion("r", ["b", "old", "a"], [0, 0, 10, 10]),
      boxRegion("s", "a", [1000.5, 0, 5, 5]),
    );
    const text = (await filesFor([item]))["Annotations/a.xml"] ?? "";
    expect([...text.matchAll(/<name>(.*?)</g)].map(([, name]) => name)).toEqual(["the b", "the a"]);
    expect(losses(item)).toEqual({ oldLabels: 1, regionsBesideImage: 1 });
  });

  it("has boxes of at least one pixel within the image, whatever the region", async () => {
    const place = fc.double({ min: -0.5, max: 999, noNaN: true });
    const size = fc.double({ min: 0.001, max: 900, noNaN: true });
    await fc.assert(
      fc.asyncProperty(place, place, size, size, async (x, y, width, height) => {
        for (const [left = 0, top = 0, right = 0, bottom = 0] of await boxesIn(
          itemWith(boxRegion("r", "a", [x, y / 2, width, height / 2])),
        )) {
          expect([1 <= left, left <= right, right <= 1000]).toEqual([true, true, true]);
          expect([1 <= top, top <= bottom, bottom <= 500]).toEqual([true, true, true]);
        }
      }),
    );
  });
});

describe("the archive", () => {
  it("lists the images of each split by name, those that differ only in the ending under different ones", async () => {
    const files = ["a.jpg", "a.png", "set/b.x.png", "c"];
    const splits = ["train", "train", "validation", "train"] as const;
    const items = files.map((file, i) =>
      itemOf(i + 1, {
        split: splits[i],
        images: [imageOf({ file, sha256: "b".repeat(64) })],
        labels: documentOf({}),
      }),
    );
    const written = await filesFor(items);
    expect(Object.keys(written)).toEqual([
      "Annotations/a.xml",
      "Annotations/a-bbbbbbbb.xml",
      "Annotations/set/b.x.xml",
      "Annotations/c.xml",
      "ImageSets/Main/train.txt",
      "ImageSets/Main/val.txt",
      "ImageSets/Main/test.txt",
    ]);
    expect(written["ImageSets/Main/train.txt"]).toBe("a\na-bbbbbbbb\nc\n");
    expect(written["ImageSets/Main/val.txt"]).toBe("set/b.x\n");
    expect(written["ImageSets/Main/test.txt"]).toBe("");
    expect(written["Annotations/a-bbbbbbbb.xml"]).toContain("<filename>a-bbbbbbbb.png</filename>");
    const pathOf = voc.imagePaths?.(headerOf(schema));
    expect(items.map((item) => item.images[0] && pathOf?.(item.images[0], item.split, item))).toEqual([
      "JPEGImages/a.jpg",
      "JPEGImages/a-bbbbbbbb.png",
      "JPEGImages/set/b.x.png",
      "JPEGImages/c",
    ]);
  });
});

describe("names", () => {
  const NASTY = [
    "a < b & c > d",
    "]]>",
    "\"quoted\" 'so'",
    "two\nlines\r\ttab",
    "Пешеход 🚶",
    "&amp;",
    "\u0085\u2028",
  ];
  const python = ["python3", "/usr/bin/python3"].find(
    (one) => spawnSync(one, ["-c", "import xml.etree"], { stdio: "ignore" }).status === 0,
  );

  it("are escaped, and what XML cannot hold is replaced", () => {
    expect(escaped("a<b>&c")).toBe("a&#60;b&#62;&#38;c");
    expect(escaped("\u0000x\u001b\ufffe\ud800")).toBe("\ufffdx\ufffd\ufffd\ufffd");
    expect(escaped("🚶")).toBe("🚶");
  });

  it.skipIf(!python)("are read by another reader as they were given", async () => {
    const of = schemaOf(control("box", { labels: NASTY.map((name, i) => ({ id: String(i), name })) }));
    const item = itemWith(...NASTY.map((_, i) => boxRegion(`r${i}`, String(i), [i, 0, 5, 5])));
    const input = (await filesFor([item], of))["Annotations/a.xml"];
    const script =
      "import json, sys, xml.etree.ElementTree as E; print(json.dumps([o.findtext('name') for o in E.fromstring(sys.stdin.buffer.read()).iter('object')]))";
    expect(JSON.parse(execFileSync(python ?? "", ["-c", script], { input, encoding: "utf8" }))).toEqual(
      NASTY,
    );
  });
});

it("a release without outlines, or with every annotation, is refused with what to choose instead", () => {
  const refusal = (header: ReturnType<typeof headerOf>) => {
    const suits = voc.suits(header);
    return suits.ok ? null : inEnglish(suits.error);
  };
  expect(refusal(headerOf(schema))).toBeNull();
  expect(refusal(headerOf(schemaOf(control("keypoint"))))).toMatch(
    /^Pascal VOC holds boxes, .* Choose JSONL or CSV/,
  );
  expect(refusal(headerOf(schema, { perAnnotator: true }))).toMatch(/agreed labels/);
});
