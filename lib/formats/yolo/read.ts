/**
 * YOLO data sets as Ultralytics and Darknet read them: a file of lines per image, found by the path of the image, with its
 * places in shares of the image. Told apart by their columns are boxes (`class cx cy w h`), turned boxes (four corners),
 * outlines and, where data.yaml has `kpt_shape`, poses. An image without a file is not labeled; one with an empty file shows
 * none of the classes.
 */
import { parse } from "yaml";
import { AppError } from "@/lib/core/app-error";
import { type Message, say } from "@/lib/core/message";
import { err, ok, type Result } from "@/lib/core/result";
import { imagesIn } from "@/lib/imports/archive-names";
import { boxOfCorners, boxOnImage, inPixels, pairsOf, polygonInShares } from "../image-shapes";
import type { Archive, ArchiveReader, SourceRow } from "../reader";
import { emptySource, type SourcePlace, type SourceRegion } from "../source-annotation";
import { utf8Of } from "../text-source";

type Pose = { joints: number; dimensions: number; names: readonly string[] };
type Classes = { names: ReadonlyMap<number, string>; pose: Pose | null };
type Json = Record<string, unknown>;

const GROUP_ROWS = 50;
/** Room for rounding beyond the borders of the image, in shares of it. */
const TOLERANCE = 1e-3;

const baseOf = (path: string) => path.slice(path.lastIndexOf("/") + 1);
const isYaml = (path: string) => /\.ya?ml$/i.test(path);
const isNames = (path: string) => /^(classes|obj|labels|_darknet)\.(txt|names|labels)$/i.test(baseOf(path));
const isObject = (value: unknown): value is Json =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** The last folder `images` becomes `labels`; else the labels lie beside the image. */
function labelPaths(image: string): string[] {
  const stem = image.replace(/\.[^./]*$/, "");
  const beside = `${stem}.txt`;
  const at = `/${stem}`.lastIndexOf("/images/");
  return at < 0
    ? [beside]
    : [`${`/${stem}`.slice(0, at)}/labels/${`/${stem}`.slice(at + 8)}.txt`.slice(1), beside];
}

/** `train`, `val` and `test` as folders of the path. */
const splitOf = (path: string): string | undefined =>
  path.split("/").find((folder) => /^(train\d*|val(id|idation)?\d*|test\d*)$/i.test(folder));

async function textIn(archive: Archive, name: string): Promise<string> {
  try {
    return utf8Of(await archive.read(name));
  } catch (error) {
    if (error instanceof AppError) throw error;
    throw new AppError("bad_encoding", say("imports.notText", { encoding: "UTF-8" }), { cause: error });
  }
}

/** A list, or names by number. */
function namesIn(names: unknown): Map<number, string> {
  if (Array.isArray(names)) return new Map(names.map((name, i) => [i, String(name)]));
  const entries = isObject(names) ? Object.entries(names) : [];
  return new Map(entries.map(([number, name]) => [Number(number), String(name)]));
}

function poseIn(yaml: Json): Pose | null {
  const { kpt_shape: shape, kpt_names: named } = yaml;
  if (!Array.isArray(shape) || !Number.isInteger(shape[0])) return null;
  const lists = isObject(named) ? Object.values(named) : [named];
  const list = lists.find((one): one is unknown[] => Array.isArray(one) && one.length === shape[0]) ?? [];
  return { joints: shape[0], dimensions: shape[1] === 2 ? 2 : 3, names: list.map(String) };
}

async function classesOf(archive: Archive): Promise<Classes> {
  const byDepth = (names: string[]) => names.toSorted((a, b) => a.split("/").length - b.split("/").length);
  for (const file of byDepth(archive.names.filter(isYaml))) {
    let yaml: unknown;
    try {
      yaml = parse(await textIn(archive, file), { maxAliasCount: 0 });
    } catch (error) {
      if (error instanceof AppError) throw error;
      const message = (error as Error).message.split("\n")[0] ?? "";
      throw new AppError("invalid_input", say("yolo.badYaml", { file, message }), { cause: error });
    }
    if (isObject(yaml) && yaml.names !== undefined) return { names: namesIn(yaml.names), pose: poseIn(yaml) };
  }
  const [list] = byDepth(archive.names.filter(isNames));
  if (list === undefined) throw new AppError("invalid_input", say("yolo.noNames"));
  const lines = (await textIn(archive, list)).split(/\r\n|\n|\r/);
  return {
    names: new Map(lines.map((line, i) => [i, line.trim()] as const).filter(([, name]) => name)),
    pose: null,
  };
}

/** The places that a line may mean, the likeliest first. */
function placesOf(figures: readonly number[], pose: Pose | null): SourcePlace[] | null {
  const [cx = 0, cy = 0, w = 0, h = 0] = figures;
  const box: SourcePlace = {
    kind: "box",
    shape: (image) =>
      boxOnImage(
        [
          (cx - w / 2) * image.widthPx,
          (cy - h / 2) * image.heightPx,
          (cx + w / 2) * image.widthPx,
          (cy + h / 2) * image.heightPx,
        ],
        image,
      ),
  };
  if (figures.length === 4) return [box];
  if (pose !== null && figures.length === 4 + pose.joints * pose.dimensions) {
    const skeleton = poseOf(figures.slice(4), pose);
    return skeleton === null ? [box] : [skeleton, box];
  }
  if (figures.length < 6 || figures.length % 2 !== 0) return null;
  const corners = pairsOf(figures);
  const polygon: SourcePlace = { kind: "polygon", shape: polygonInShares(corners) };
  if (corners.length !== 4) return [polygon];
  // Whether four corners are a rectangle shows on the image, whose sides are not alike.
  const turned: SourcePlace = {
    kind: "box",
    shape: (image) => {
      const points = inPixels(corners)(image);
      return boxOfCorners(points) ?? { kind: "polygon", points };
    },
  };
  return [turned, polygon];
}

function poseOf(figures: readonly number[], { joints, dimensions, names }: Pose): SourcePlace | null {
  const set = Array.from({ length: joints }, (_, i) => {
    const [x = 0, y = 0, seen] = figures.slice(i * dimensions, (i + 1) * dimensions);
    // Without a visibility a joint at the corner is one that is not set.
    const visibility = seen ?? (x === 0 && y === 0 ? 0 : 2);
    return { id: names[i] ?? `#${i + 1}`, x, y, visibility };
  }).filter(({ visibility }) => visibility > 0);
  if (set.length === 0) return null;
  return {
    kind: "skeleton",
    shape: ({ widthPx, heightPx }) => ({
      kind: "skeleton",
      joints: set.map(({ id, x, y, visibility }) => ({
        id,
        x: x * widthPx,
        y: y * heightPx,
        visibility: visibility === 1 ? 1 : 2,
      })),
    }),
  };
}

function regionOf(line: string, number: number, { names, pose }: Classes): Result<SourceRegion, Message> {
  const cells = line.trim().split(/\s+/);
  const [label = -1, ...figures] = cells.map(Number);
  if (![label, ...figures].every(Number.isFinite)) return err(say("yolo.notFigures"));
  const places = placesOf(figures, pose);
  const [first, ...or] = places ?? [];
  if (first === undefined) return err(say("yolo.columns", { columns: cells.length }));
  const name = names.get(label);
  if (name === undefined) return err(say("yolo.unknownClass", { label, count: names.size }));
  // Of a pose the visibilities are no shares; its joints are checked on the image.
  const outside =
    first.kind === "skeleton"
      ? undefined
      : figures.find((value) => value < -TOLERANCE || value > 1 + TOLERANCE);
  if (outside !== undefined) return err(say("yolo.outside", { value: outside }));
  return ok({ id: `${number}`, ...first, ...(or.length > 0 ? { or } : {}), labels: [name] });
}

function regionsOf(
  text: string,
  classes: Classes,
): Result<SourceRegion[], { line: number; message: Message }> {
  const regions: SourceRegion[] = [];
  for (const [i, line] of text.split(/\r\n|\n|\r/).entries()) {
    if (line.trim() === "") continue;
    const region = regionOf(line, i + 1, classes);
    if (!region.ok) return err({ line: i + 1, message: region.error });
    regions.push(region.value);
  }
  return ok(regions);
}

async function* rows(archive: Archive): AsyncGenerator<SourceRow[]> {
  const classes = await classesOf(archive);
  const files = new Set(archive.names);
  let group: SourceRow[] = [];
  for (const [i, image] of imagesIn(archive.names).entries()) {
    const row = i + 1;
    const split = splitOf(image);
    const value = { image, ...(split === undefined ? {} : { split }) };
    const file = labelPaths(image).find((path) => files.has(path));
    if (file === undefined) group.push({ row, value });
    else {
      const regions = regionsOf(await textIn(archive, file), classes);
      if (regions.ok)
        group.push({
          row,
          value,
          annotations: [{ ...emptySource("annotation", null), regions: regions.value }],
        });
      else group.push({ row, error: say("yolo.atLine", { file, ...regions.error }) });
    }
    if (group.length < GROUP_ROWS) continue;
    yield group;
    group = [];
  }
  yield group;
}

/** @param names of the archive */
function sniffNames(names: readonly string[]): number {
  const images = imagesIn(names);
  const files = new Set(names);
  const labeled = images.filter((image) => labelPaths(image).some((path) => files.has(path))).length;
  if (labeled === 0) return 0;
  const isNamed = names.some((name) => isNames(name) || /(^|\/)data(set)?\.ya?ml$/i.test(name));
  return isNamed || names.some(isYaml) ? 0.95 : 0.3;
}

export const yolo: ArchiveReader = { sniffNames, rows };
