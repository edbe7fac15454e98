/** The template of a skeleton is placed on an example image: by clicks and drags, by keys alone, and again later. */
import type { Locator, Page } from "@playwright/test";
import { expect, test } from "../support/browser";
import { expectClean, LOOKS, wear } from "../support/clean";
import { drag } from "../support/gestures";
import { api, createProject, importFile, submitNext, visitAsOwner } from "../support/journey";
import { picture } from "../support/picture";

type Joint = { id: string; name: string; x?: number; y?: number; mirror?: string };
type Pose = { kind: string; joints: Joint[]; bones: [string, string][] };

const board = (page: Page) => page.getByTestId("template-board");
const joint = (page: Page, name: string) =>
  board(page).getByRole("button", { name: `Move ${name}`, exact: true });
const open = (page: Page) => page.getByRole("button", { name: "Place on an image…" }).click();

async function poseOf(page: Page, project: string): Promise<Pose> {
  const { schema } = await api<{ schema: { controls: Pose[] } }>(page, "GET", `/api/v1/projects/${project}`);
  return schema.controls.find(({ kind }) => kind === "skeleton") as Pose;
}

/** By shares of the image. */
async function placeAt(page: Page, [x, y]: [number, number]) {
  const { left, top, width, height } = await frameOf(board(page));
  return { x: left + x * width, y: top + y * height };
}

async function frameOf(frame: Locator) {
  const box = await frame.boundingBox();
  if (!box) throw new Error("no frame");
  return { left: box.x, top: box.y, width: box.width, height: box.height };
}

test("a template is placed on an image of the project, joints are connected, and annotations stay valid", async ({
  visit,
}) => {
  const { page } = await visitAsOwner(visit);
  const project = await createProject(page, /Pose/, { name: "Template", overlap: 1 });
  await importFile(page, project, [await picture([{ left: 120, top: 80, width: 240, height: 160 }])]);
  const before = await poseOf(page, project);
  const joints = before.joints.map(({ id }, i) => ({ id, x: 10 + i, y: 20, visibility: 2 }));
  const region = { id: "r", control: "pose", labels: ["person"], shape: { kind: "skeleton", joints } };
  await submitNext(page, project, [{ regions: [region] }]);

  await page.goto(`/projects/${project}/settings`);
  await open(page);
  await page.getByRole("button", { name: /^#1/ }).click();
  const told = page.getByRole("status").filter({ hasText: "Click on the image" });
  await expect(told).toHaveText("Click on the image: Nose (1 of 17)");
  const click = async (at: [number, number]) => {
    const { x, y } = await placeAt(page, at);
    await page.mouse.click(x, y);
  };
  await expect(joint(page, "Nose")).toBeVisible();
  await click([0.5, 0.25]);
  await expect(told).toHaveText("Click on the image: Left eye (2 of 17)");
  await click([0.55, 0.2]);
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(told).toContainText("Left eye (2 of 17)");
  await click([0.75, 0.25]);
  await page.getByRole("button", { name: "Leave the others where they are" }).click();

  // A joint more, dragged, named, and connected with another by a drag. It is placed where the wheel has zoomed in.
  const corner = await placeAt(page, [0.9, 0.9]);
  await page.mouse.move(corner.x, corner.y);
  await page.mouse.wheel(0, -800);
  await expect(page.getByText("332 %")).toBeVisible();
  await click([0.9, 0.9]);
  await expect(page.getByRole("list", { name: /^Bones of Joint/ })).toHaveCount(0);
  // The bare image is dragged along; keys zoom, too.
  const grip = await placeAt(page, [0.8, 0.8]);
  await drag(page, grip, { x: grip.x + 60, y: grip.y + 40 });
  expect((await placeAt(page, [0.8, 0.8])).x).toBeCloseTo(grip.x + 60, 0);
  await joint(page, "Joint 18").press("0");
  await expect(page.getByText("100 %")).toBeVisible();
  await joint(page, "Joint 18").press("+");
  await expect(page.getByText("150 %")).toBeVisible();
  await page.getByRole("button", { name: "Whole image" }).click();
  await page.getByRole("textbox", { name: "Name of the joint" }).last().fill("Tail");
  await drag(page, await placeAt(page, [0.9, 0.9]), await placeAt(page, [0.95, 0.05]));
  await page.getByRole("button", { name: "Connect", exact: true }).click();
  await drag(page, await placeAt(page, [0.95, 0.05]), await placeAt(page, [0.5, 0.25]));
  await expect(page.getByRole("list", { name: "Bones of Nose" })).toContainText("Tail");
  await page.getByRole("button", { name: "Use this template" }).click();
  await expect(board(page)).toBeHidden();
  await page.getByRole("button", { name: "Save labels" }).click();
  // Nothing is lost: no question, a new version.
  await expect(page.getByText("Version 2", { exact: true })).toBeVisible();
  const pose = await poseOf(page, project);
  const tail = pose.joints.find(({ name }) => name === "Tail");
  expect(pose.joints).toHaveLength(18);
  expect(pose.bones.filter((bone) => bone.includes(tail?.id ?? ""))).toEqual([[tail?.id, "nose"]]);
  expect(tail?.y).toBe(0);
  expect(tail?.x).toBe(1);
  const nose = pose.joints[0];
  expect(nose?.x).toBeCloseTo((0.5 - 0.25) / (0.95 - 0.25), 1);

  // The annotation is whole under the new template.
  const { items } = await api<{ items: { id: string }[] }>(page, "GET", `/api/v1/projects/${project}/tasks`);
  await page.goto(`/projects/${project}/label?task=${items[0]?.id}`);
  await page.getByRole("tab", { name: /^Regions/ }).click();
  await page.getByRole("listbox", { name: "Regions" }).getByRole("option").first().click();
  await expect(page.getByRole("combobox", { name: "Nose", exact: true })).toHaveValue("visible");
  await expect(page.getByRole("combobox", { name: "Tail", exact: true })).toHaveValue("absent");
});

test("a template is placed by keys alone, on a file that stays in the browser, on a narrow screen too", async ({
  visit,
}) => {
  const { page } = await visitAsOwner(visit);
  await page.setViewportSize({ width: 390, height: 780 });
  const project = await createProject(page, /Pose/, { name: "Keys", overlap: 1 });
  await page.goto(`/projects/${project}/settings`);
  await open(page);
  await expect(page.getByText("The project has no images yet.")).toBeVisible();
  const sent: string[] = [];
  page.on("request", (request) => request.method() !== "GET" && sent.push(request.url()));
  await page.locator('input[type="file"]').setInputFiles(await picture([], { name: "own.png" }));
  await expect(board(page)).toBeVisible();
  await joint(page, "Left ankle").focus();
  const x = async () =>
    Number.parseFloat((await joint(page, "Left ankle").getAttribute("style"))?.slice(6) ?? "");
  const start = await x();
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("Shift+ArrowRight");
  expect(await x()).toBeCloseTo(start + 5.5, 1);
  await page.keyboard.press("ControlOrMeta+z");
  expect(await x()).toBeCloseTo(start, 1);

  // Connect: Enter on one, Escape lets it go, Enter on both connects.
  await page.getByRole("button", { name: "Connect", exact: true }).press("Enter");
  await joint(page, "Nose").press("Enter");
  await expect(page.getByRole("status").filter({ hasText: "Nose is connected with" })).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("status").filter({ hasText: "Drag from joint to joint" })).toBeVisible();
  await joint(page, "Nose").press("Enter");
  await joint(page, "Left ankle").press("Enter");
  await expect(page.getByRole("list", { name: "Bones of Left ankle" })).toContainText("Nose");
  await page.getByRole("button", { name: "Remove the bone to Nose" }).press("Enter");
  await expect(page.getByRole("list", { name: "Bones of Left ankle" })).not.toContainText("Nose");
  await joint(page, "Nose").press("Delete");
  await expect(joint(page, "Nose")).toHaveCount(0);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);

  // What was changed is not thrown away by Escape alone.
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "Go on writing" }).click();
  await page.getByRole("button", { name: "Use this template" }).press("Enter");
  await expect(board(page)).toBeHidden();
  await expect(page.getByRole("group", { name: "Template of the skeleton" }).getByRole("button")).toHaveCount(
    16,
  );

  // Opened again, it lies on the same file.
  await open(page);
  await expect(joint(page, "Left ankle")).toBeVisible();
  await expect
    .poll(() =>
      board(page)
        .locator("img")
        .evaluate((img: HTMLImageElement) => img.complete && img.naturalWidth),
    )
    .toBe(480);
  expect(sent).toEqual([]);
});

test("the dialogs of the template are clean for axe, in both themes and languages", async ({ visit }) => {
  const { page, context } = await visitAsOwner(visit);
  const project = await createProject(page, /Pose/, { name: "Looks", overlap: 1 });
  await importFile(page, project, [await picture()]);
  for (const look of LOOKS) {
    await wear(context, page, look);
    await page.goto(`/projects/${project}/settings`);
    await page.getByRole("button", { name: /^(Place on an image|Разметить на изображении)…$/ }).click();
    await expect(page.getByRole("button", { name: /^#1/ })).toBeVisible();
    await expectClean(page, `images ${look}`);
    await page.getByRole("button", { name: /^#1/ }).click();
    await board(page).getByRole("button").first().focus();
    await expectClean(page, `joints ${look}`);
  }
});
