/** A detector's boxes are drawn apart on the image, taken, rejected or mended one by one by key, and told by their source. */
import type { AnnotationDocument } from "@/lib/annotation/document";
import { expect, test } from "../support/browser";
import { seenAt } from "../support/gestures";
import { answersOf, api, createProject, expectSubmitted, importFile, visitAsOwner } from "../support/journey";
import { picture } from "../support/picture";

const RED: [number, number, number] = [200, 30, 30];

test("predicted boxes wait beside the annotator's own until each is accepted, changed or rejected", async ({
  visit,
}) => {
  const { page } = await visitAsOwner(visit);
  const project = await createProject(page, /Object detection/, { name: "Predicted", overlap: 1 });
  await importFile(page, project, [
    await picture([{ left: 40, top: 40, width: 80, height: 60 }], { width: 400, height: 300 }),
  ]);
  const { schema } = await api<{
    schema: { controls: { id: string; kind: string; labels: { id: string }[] }[] };
  }>(page, "GET", `/api/v1/projects/${project}`);
  const control = schema.controls.find(({ kind }) => kind === "box");
  const boxes = [
    [40, 40, 80, 60, 0.94],
    [200, 40, 80, 60, 0.72],
    [200, 180, 80, 60, 0.41],
    [40, 180, 80, 60, 0.12],
  ] as const;
  const tasks = await api<{ items: { id: string }[] }>(page, "GET", `/api/v1/projects/${project}/tasks`);
  await api(page, "POST", `/api/v1/projects/${project}/predictions`, {
    model: "detector-3",
    items: [
      {
        taskId: tasks.items[0]?.id,
        document: {
          answers: {},
          relations: [],
          regions: boxes.map(([x, y, width, height, score], i) => ({
            id: `p${i}`,
            control: control?.id,
            labels: [control?.labels[0]?.id],
            shape: { kind: "box", x, y, width, height, rotation: 0 },
            score,
          })),
        },
      },
    ],
  });
  await page.goto(`/projects/${project}/label`);
  await page.getByRole("tab", { name: /^Regions/ }).click();
  const regions = page.getByRole("listbox", { name: "Regions" }).getByRole("option");
  const bar = page.getByRole("toolbar", { name: "Predicted regions" });
  await expect(bar).toContainText("1 of 4");
  await expect(regions).toHaveCount(0);

  // The least sure one is left out by the threshold.
  await bar.getByRole("slider", { name: /Minimum score/ }).fill("0.3");
  await expect(bar).toContainText("1 of 3");

  // The first is accepted as it is, the second is picked by a click, accepted and moved, the third rejected.
  await page.keyboard.press("Shift+G");
  await page.keyboard.press("Shift+A");
  await expect(regions).toHaveCount(1);
  await expect(bar).toContainText("72%");
  const { left, right, top, bottom } = await seenAt(page, RED);
  const scale = (right - left) / 80;
  await page.keyboard.press("v");
  await page.mouse.click(left + scale * 200, (top + bottom) / 2);
  await page.keyboard.press("Shift+E");
  await expect(regions).toHaveCount(2);
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("Shift+R");
  await expect(bar).toContainText("all decided");
  await page.keyboard.press("ControlOrMeta+z");
  await expect(bar).toContainText("1 of 1");
  await page.keyboard.press("ControlOrMeta+Shift+z");
  await expect(bar).toContainText("all decided");

  // What was decided outlasts a reload.
  await expect(page.locator("[data-save]")).toContainText("Saved");
  await page.reload();
  await expect(bar).toContainText("1 of 1");
  await bar.getByRole("slider", { name: /Minimum score/ }).fill("0.3");
  await expect(bar).toContainText("all decided");
  await page.keyboard.press("Enter");
  await expectSubmitted(page, project, 1);
  const [[answer] = []] = await answersOf(page, project);
  const document = answer?.document as AnnotationDocument | undefined;
  const facts = document?.regions.map(({ origin, source, shape }) => [
    origin,
    source?.region,
    shape.kind === "box" && shape.x,
  ]);
  expect(facts).toEqual([
    ["prediction", "p0", 40],
    ["prediction-changed", "p1", 201],
  ]);
  expect(document?.regions[0]?.source).toMatchObject({ model: "detector-3", score: 0.94 });
  expect(document?.rejected?.map(({ region }) => region)).toEqual(["p2"]);
});
