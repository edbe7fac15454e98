/** A skeleton: its template is changed in the schema editor, it is placed, its joints are moved and hidden, COCO and YOLO have them. */
import type { Page } from "@playwright/test";
import { expect, test } from "../support/browser";
import { drag, seenAt } from "../support/gestures";
import {
  createProject,
  downloadRelease,
  expectSubmitted,
  freezeRelease,
  importFile,
  visitAsOwner,
} from "../support/journey";
import { picture } from "../support/picture";

const RED: [number, number, number] = [200, 30, 30];
const regions = (page: Page) => page.getByRole("listbox", { name: "Regions" }).getByRole("option");

test("a skeleton is placed from its template, its joints are moved and hidden, and COCO and YOLO have the keypoints", async ({
  visit,
}) => {
  const { page } = await visitAsOwner(visit);
  const project = await createProject(page, /Pose/, { name: "Pose", overlap: 1 });
  await page.goto(`/projects/${project}/settings`);
  const board = page.getByRole("group", { name: "Template of the skeleton" });
  await expect(board.getByRole("button")).toHaveCount(17);
  await page.getByRole("button", { name: "Add a joint" }).click();
  await expect(board.getByRole("button")).toHaveCount(18);
  await page.getByRole("textbox", { name: "Name of the joint" }).last().fill("Hat");
  const hat = board.getByRole("button", { name: "Move Hat" });
  await hat.focus();
  for (let i = 0; i < 25; i++) await page.keyboard.press("ArrowUp");
  await page.getByRole("button", { name: "Save labels" }).click();
  await expect(page.getByText("Version 2", { exact: true })).toBeVisible();

  await importFile(page, project, [await picture([{ left: 60, top: 80, width: 160, height: 200 }])]);
  await page.goto(`/projects/${project}/label`);
  await page.getByRole("tab", { name: /^Regions/ }).click();
  const { left, right, top, bottom } = await seenAt(page, RED);
  await drag(page, { x: left, y: top }, { x: right, y: bottom });
  await expect(regions(page)).toHaveCount(1);

  // With the selection tool the right wrist, at the left border, is moved out, and the left one hidden by Alt and a click.
  await page.keyboard.press("v");
  const middle = (top + bottom) / 2;
  await drag(page, { x: left, y: middle }, { x: left - 40, y: middle });
  await page.keyboard.down("Alt");
  await page.mouse.click(right, middle);
  await page.keyboard.up("Alt");
  const jointOf = (name: string) => page.getByRole("combobox", { name, exact: true });
  await expect(jointOf("Left wrist")).toHaveValue("hidden");
  await jointOf("Hat").selectOption("absent");
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: /^Submit/ }).click();
  await expectSubmitted(page, project, 1);

  await freezeRelease(page, project, { name: "Pose", percents: { Train: 100, Validation: 0, Test: 0 } });
  const files = await downloadRelease(page, "COCO");
  const { categories, annotations, images } = JSON.parse(
    files.get("annotations/train.json")?.toString("utf8") ?? "{}",
  ) as {
    categories: { keypoints: string[]; skeleton: number[][] }[];
    annotations: { keypoints: number[]; num_keypoints: number }[];
    images: { width: number; height: number }[];
  };
  const names = categories[0]?.keypoints ?? [];
  expect(names).toHaveLength(18);
  const [pose] = annotations;
  expect(pose?.num_keypoints).toBe(17);
  const of = (name: string) => pose?.keypoints.slice(3 * names.indexOf(name), 3 * names.indexOf(name) + 3);
  const scale = 160 / (right - left);
  const near = (name: string, [x, y, visibility]: [number, number, number]) => {
    const [px = 0, py = 0, seen] = of(name) ?? [];
    expect(Math.abs(px - x), `${name} x`).toBeLessThanOrEqual(3);
    expect(Math.abs(py - y), `${name} y`).toBeLessThanOrEqual(3);
    expect(seen, name).toBe(visibility);
  };
  near("Right wrist", [60 - 40 * scale, 180, 2]);
  near("Left wrist", [220, 180, 1]);
  near("Nose", [140, 90, 2]);
  expect(of("Hat")).toEqual([0, 0, 0]);

  // YOLO has the same joints in shares of the image, and those that change places in a mirror.
  const yolo = await downloadRelease(page, "YOLO pose");
  const yaml = yolo.get("data.yaml")?.toString("utf8") ?? "";
  expect(yaml).toContain("kpt_shape: [18, 3]");
  const flip = JSON.parse(/flip_idx: (.*)/.exec(yaml)?.[1] ?? "[]") as number[];
  expect(flip[names.indexOf("Left wrist")]).toBe(names.indexOf("Right wrist"));
  expect(flip[names.indexOf("Nose")]).toBe(names.indexOf("Nose"));
  const [labels] = [...yolo].flatMap(([path, content]) =>
    path.startsWith("labels/train/") ? [content] : [],
  );
  const columns = labels?.toString("utf8").trimEnd().split(" ").slice(5).map(Number) ?? [];
  expect(columns.filter((_, i) => i % 3 === 2)).toEqual(pose?.keypoints.filter((_, i) => i % 3 === 2));
  const { width, height } = images[0] ?? { width: 0, height: 0 };
  const wrist = 3 * names.indexOf("Left wrist");
  expect((columns[wrist] ?? 0) * width).toBeCloseTo(pose?.keypoints[wrist] ?? 0, 1);
  expect((columns[wrist + 1] ?? 0) * height).toBeCloseTo(pose?.keypoints[wrist + 1] ?? 0, 1);
});
