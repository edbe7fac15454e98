/** An outline and a point are drawn, changed corner by corner and submitted without any pointer, and every step is said. */
import type { Page } from "@playwright/test";
import type { AnnotationDocument } from "@/lib/annotation/document";
import { expect, test } from "../support/browser";
import { imageView } from "../support/gestures";
import { answersOf, api, createProject, expectSubmitted, importFile, visitAsOwner } from "../support/journey";
import { picture } from "../support/picture";

const onImage = (id: string, kind: string, label: string) => ({
  id,
  kind,
  name: id,
  input: "image",
  labels: [{ id: label.toLowerCase(), name: label }],
});
const SCHEMA = {
  inputs: [{ id: "image", kind: "image", field: "image" }],
  controls: [onImage("areas", "polygon", "Field"), onImage("tips", "keypoint", "Tip")],
};
const status = (page: Page) => page.getByRole("status").filter({ hasText: /Field|Tip/ });

test("segments and points need no pointer", async ({ visit }) => {
  const { page } = await visitAsOwner(visit);
  const project = await createProject(page, /Object outlines/, { name: "By keys", overlap: 1 });
  await api(page, "PUT", `/api/v1/projects/${project}/schema`, { schema: SCHEMA, baseVersion: 1 });
  await importFile(page, project, [await picture([], { width: 400, height: 300 })]);
  await page.goto(`/projects/${project}/label`);
  await expect(imageView(page).locator("canvas").first()).toBeVisible();
  // The actions for shapes are loaded after the view.
  await page.waitForLoadState("networkidle");

  // A shape in the middle of the view, then its second corner ten to the right and a tenth up, and one more put in.
  await page.keyboard.press("n");
  await expect(status(page)).toContainText(/Added Field: \d+, \d+ · \d+ × \d+/);
  await page.keyboard.press("Shift+L");
  await page.keyboard.press("ControlOrMeta+]");
  await page.keyboard.press("ControlOrMeta+]");
  await page.keyboard.press("Shift+ArrowRight");
  await page.keyboard.press("ControlOrMeta+ArrowUp");
  await expect(status(page)).toContainText(/^Field: \d+, \d+ · \d+ × \d+/);
  await page.keyboard.press("ControlOrMeta+i");
  await page.keyboard.press("ArrowRight");

  // A point, moved.
  await page.keyboard.press("k");
  await page.keyboard.press("n");
  await expect(status(page)).toContainText("Added Tip");
  await page.keyboard.press("Shift+ArrowDown");
  await page.keyboard.press("Enter");
  await expectSubmitted(page, project, 1);

  const [[answer] = []] = await answersOf(page, project);
  const [area, tip] = (answer?.document as AnnotationDocument | undefined)?.regions ?? [];
  const points = area?.shape.kind === "polygon" ? area.shape.points : [];
  expect(points).toHaveLength(5);
  const [first, second] = points;
  expect((second?.[1] ?? 0) - (first?.[1] ?? 0)).toBeCloseTo(-0.1, 5);
  expect(tip?.shape.kind === "keypoint" && tip.shape.y).toBeCloseTo(160, 0);
});
