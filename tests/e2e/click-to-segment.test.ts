/**
 * Click to segment with a model that the operator has put into the folder: the tool appears, a click on a dark thing makes
 * its mask in a worker under a policy of its own, and a file that is no model costs nothing but the tool.
 */

import { existsSync } from "node:fs";
import { rm, unlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import type { Point } from "@/lib/core/geometry";
import { type Rle, rleArea, rleBounds } from "@/lib/geometry/rle";
import { expect, test } from "../support/browser";
import { seenAt } from "../support/gestures";
import { answersOf, api, createProject, expectSubmitted, importFile, visitAsOwner } from "../support/journey";
import { browserModelDir } from "../support/model-dir";
import { picture } from "../support/picture";
import { putModel } from "../support/tiny-segment-model";

test.skip(!existsSync("node_modules/onnxruntime-web"), "what runs models is optional and not installed");

/** 800 × 400: the model sees it scaled by 1.28, in cells of 12.5 pixels, which the things begin and end at. */
const IMAGE = { width: 800, height: 400 };
const THING = { left: 100, top: 200, width: 100, height: 150 };
const OTHER = { left: 500, top: 50, width: 200, height: 100 };
const RED: [number, number, number] = [200, 30, 30];
const MODELS = browserModelDir();

const control = (id: string, kind: string, name: string) => ({
  id,
  kind,
  name,
  input: "image",
  labels: [
    { id: "thing", name: "Thing" },
    { id: "other", name: "Other" },
  ],
});
const SCHEMA = {
  inputs: [{ id: "image", kind: "image", field: "image" }],
  controls: [control("pixels", "mask", "Pixels"), control("outlines", "polygon", "Outlines")],
};

const regions = (page: Page) => page.getByRole("listbox", { name: "Regions" }).getByRole("option");
const ways = (page: Page) => page.getByRole("toolbar", { name: "Ways of the tool" });
const segmenting = (page: Page) => page.getByRole("toolbar", { name: "Click to segment" });

async function openTask(page: Page, name: string): Promise<string> {
  const project = await createProject(page, /Object outlines/, { name, overlap: 1 });
  await api(page, "PUT", `/api/v1/projects/${project}/schema`, { schema: SCHEMA, baseVersion: 1 });
  const things = [THING, { ...OTHER, color: "#969696" }];
  await importFile(page, project, [
    await picture(things, IMAGE),
    await picture(things, { ...IMAGE, name: "b.png", ground: "#ece8de" }),
  ]);
  await page.goto(`/projects/${project}/label`);
  await page.getByRole("tab", { name: /^Regions/ }).click();
  // Tools that are loaded later are there.
  await page.waitForLoadState("networkidle");
  return project;
}

async function placesOn(page: Page) {
  const { left, top, right } = await seenAt(page, RED);
  const scale = (right - left) / THING.width;
  return (x: number, y: number) => [left + (x - THING.left) * scale, top + (y - THING.top) * scale] as const;
}

test.describe.configure({ mode: "serial" });
const noModels = () => rm(MODELS, { recursive: true, force: true });
test.beforeAll(noModels);
test.afterAll(noModels);

test("without a model the tool is not there", async ({ visit }) => {
  const { page } = await visitAsOwner(visit);
  // The label view in the window of a new project asks for them, too.
  const list = page.waitForResponse(
    (response) => response.url().endsWith("/api/v1/segment/models") && page.url().endsWith("/label"),
  );
  await openTask(page, "No model");
  expect(await (await list).json()).toMatchObject({ items: [] });
  await page.keyboard.press("m");
  await expect(ways(page).getByRole("button", { name: "Magic wand" })).toBeVisible();
  await expect(ways(page).getByRole("button", { name: "Click to segment" })).toHaveCount(0);
});

test("a click makes the mask of a thing, more clicks change it, Enter keeps it", async ({ visit }) => {
  await putModel(join(MODELS, "tiny"));
  const { page } = await visitAsOwner(visit);
  const worker = page.waitForEvent("worker");
  const script = page
    .context()
    .waitForEvent("response", (answer) => answer.url().endsWith("/segment/worker"));
  const project = await openTask(page, "Click to segment");
  const at = await placesOn(page);
  await page.keyboard.press("m");
  await ways(page).getByRole("button", { name: "Click to segment" }).click();
  // The worker alone may compile: the page's own policy is as strict as on every page.
  expect((await worker).url()).toMatch(/\/api\/v1\/segment\/worker$/);
  expect((await script).headers()["content-security-policy"]).toBe(
    "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; base-uri 'none'; frame-ancestors 'none'",
  );
  const document = await page.request.get(page.url());
  expect(document.headers()["content-security-policy"]).toMatch(
    /script-src 'self' 'nonce-[^']+' 'strict-dynamic';/,
  );
  expect(document.headers()["content-security-policy"]).not.toContain("unsafe-eval");
  const compiled = page.evaluate(() =>
    WebAssembly.compile(Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0)).then(
      () => "compiled",
      () => "refused",
    ),
  );
  expect(await compiled).toBe("refused");

  await expect(segmenting(page).getByRole("status")).toContainText("Click a thing");
  await page.mouse.click(...at(150, 300));
  await expect(segmenting(page).getByRole("status")).toContainText("Enter accepts");
  // Nothing is in the document before it is accepted; Backspace takes the click back.
  await expect(regions(page)).toHaveCount(0);
  await page.keyboard.press("Backspace");
  await expect(segmenting(page).getByRole("status")).toContainText("Click a thing");
  await page.mouse.click(...at(150, 300));
  // What is grey is as dark to the model as no other: a click that it does not belong changes nothing of the thing.
  await segmenting(page).getByRole("button", { name: "Clicks take away" }).click();
  await page.mouse.click(...at(600, 100));
  await page.keyboard.press("Enter");
  await expect(regions(page)).toHaveCount(1);
  await expect(regions(page).first()).toContainText(`${THING.width * THING.height} px²`);
  // One step to undo, whatever was clicked.
  await page.keyboard.press("ControlOrMeta+z");
  await expect(regions(page)).toHaveCount(0);
  await page.keyboard.press("ControlOrMeta+Shift+z");
  await expect(regions(page)).toHaveCount(1);

  // Escape drops a thing that is begun.
  await page.mouse.click(...at(600, 100));
  await page.keyboard.press("Escape");
  await expect(segmenting(page).getByRole("status")).toContainText("Click a thing");
  // The next thing is a mask of its own: Enter may be pressed before the model has answered.
  await page.mouse.click(...at(600, 100));
  await page.keyboard.press("Enter");
  await expect(regions(page)).toHaveCount(2);

  // The outline of the same thing, for polygons.
  await page.keyboard.press("g");
  await ways(page).getByRole("button", { name: "Click to segment" }).click();
  await page.mouse.click(...at(150, 300));
  await page.keyboard.press("Enter");
  await expect(regions(page)).toHaveCount(3);

  await page.keyboard.press("Escape");
  await page.keyboard.press("Enter");
  await expectSubmitted(page, project, 1);
  const [answer] = (await answersOf(page, project))[0] ?? [];
  const [first, second, outline] = (answer?.document.regions ?? []).map(
    (region) =>
      (region as unknown as { shape: { points: Point[]; size: [number, number]; counts: number[] } }).shape,
  );
  const mask: Rle = { size: [400, 800], counts: first?.counts ?? [] };
  expect(first?.size).toEqual([400, 800]);
  expect(rleBounds(mask)).toEqual({ x: 100, y: 200, width: 100, height: 150 });
  expect(rleArea(mask)).toBe(100 * 150);
  expect(rleBounds({ size: [400, 800], counts: second?.counts ?? [] })).toEqual({
    x: 500,
    y: 50,
    width: 200,
    height: 100,
  });
  expect(new Set(outline?.points.map(String))).toEqual(new Set(["100,200", "200,200", "200,350", "100,350"]));
});

test("among several models the annotator chooses, and the browser keeps the choice", async ({ visit }) => {
  await noModels();
  await putModel(join(MODELS, "first"), undefined, { name: "First" });
  await putModel(join(MODELS, "second"), undefined, { name: "Second" });
  const { page } = await visitAsOwner(visit);
  const project = await openTask(page, "Two models");
  const at = await placesOn(page);
  await page.keyboard.press("m");
  await ways(page).getByRole("button", { name: "Click to segment" }).click();
  const model = segmenting(page).getByRole("combobox", { name: "Model to segment with" });
  await expect(model.getByRole("option")).toHaveText(["First", "Second"]);
  await expect(segmenting(page).getByRole("status")).toContainText("Click a thing");
  // A thing that is begun goes on with the other model.
  await page.mouse.click(...at(150, 300));
  await expect(segmenting(page).getByRole("status")).toContainText("Enter accepts");
  const loaded = page.waitForResponse((answer) => answer.url().includes("/segment/models/second/encoder"));
  await model.selectOption("Second");
  await loaded;
  await expect(segmenting(page).getByRole("status")).toContainText("Enter accepts");
  await segmenting(page).getByRole("button", { name: "Clicks take away" }).click();
  await page.mouse.click(...at(600, 100));
  await page.keyboard.press("Enter");
  await expect(regions(page)).toHaveCount(1);
  await expect(regions(page).first()).toContainText(`${THING.width * THING.height} px²`);

  await page.goto(`/projects/${project}/label`);
  await page.getByRole("tab", { name: /^Regions/ }).click();
  await page.keyboard.press("m");
  await ways(page).getByRole("button", { name: "Click to segment" }).click();
  await expect(model).toHaveValue("second");
});

test("a file that is no model gives a message, and no work is lost", async ({ visit }) => {
  const broken = Uint8Array.from({ length: 2_000 }, (_, i) => (i * 37) % 251);
  await noModels();
  await putModel(join(MODELS, "broken"), { encoder: broken, decoder: broken });
  const { page } = await visitAsOwner(visit);
  const project = await openTask(page, "Broken model");
  const at = await placesOn(page);
  await page.keyboard.press("m");
  await ways(page).getByRole("button", { name: "Magic wand" }).click();
  await page.mouse.click(...at(150, 300));
  await expect(regions(page)).toHaveCount(1);
  await ways(page).getByRole("button", { name: "Click to segment" }).click();
  await expect(segmenting(page).getByRole("alert")).toContainText("The model cannot be used");
  await page.mouse.click(...at(600, 100));
  await page.keyboard.press("Escape");
  await expect(regions(page)).toHaveCount(1);
  await ways(page).getByRole("button", { name: "Magic wand" }).click();
  await page.mouse.click(...at(600, 100));
  await page.keyboard.press("Enter");
  await expectSubmitted(page, project, 1);
  // What does not fit its manifest is not offered, and the owner is told why.
  await writeFile(join(MODELS, "broken", "decoder.onnx"), "something else");
  const list = await api<{ items: unknown[]; refused: { folder: string; reason: { message: string } }[] }>(
    page,
    "GET",
    "/api/v1/segment/models",
  );
  expect(list.items).toEqual([]);
  expect(list.refused[0]?.reason.message).toMatch(/^decoder\.onnx has 14 bytes; the manifest says 2.?000\.$/);
  await unlink(join(MODELS, "broken", "decoder.onnx"));
});
