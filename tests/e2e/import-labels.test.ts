/** Labels come in with their data: of a COCO archive, and of columns that hold the answers of two people. */
import { expect, test } from "../support/browser";
import { expectClean, LOOKS, wear } from "../support/clean";
import { answersOf, api, createProject, type UploadFile, visitAsOwner } from "../support/journey";
import { picture } from "../support/picture";
import { zipOf } from "../support/zip";

async function cocoArchive(): Promise<UploadFile> {
  const thing = { left: 40, top: 30, width: 120, height: 80 };
  const images = [1, 2].map((id) => ({ id, file_name: `${id}.png`, width: 480, height: 320 }));
  const coco = {
    images,
    categories: [
      { id: 1, name: "ship" },
      { id: 2, name: "buoy" },
    ],
    annotations: [
      { id: 1, image_id: 1, category_id: 1, bbox: [40, 30, 120, 80] },
      { id: 2, image_id: 1, category_id: 2, bbox: [200, 30, 20, 20] },
    ],
  };
  const buffer = await zipOf({
    "instances.json": Buffer.from(JSON.stringify(coco)),
    "images/1.png": (await picture([thing])).buffer,
    "images/2.png": (await picture([])).buffer,
  });
  return { name: "harbour.zip", mimeType: "application/zip", buffer };
}

test("a COCO archive comes in as predictions, with labels mapped and added, and an annotator sees them", async ({
  visit,
}) => {
  const { page, context } = await visitAsOwner(visit);
  const project = await createProject(page, /^Object detection/, { name: "Harbour", overlap: 1 });
  const archive = await cocoArchive();
  const choose = () => page.locator('input[type="file"]').setInputFiles(archive);
  await test.step("the plan shows the labels of the file, clean for axe in both looks", async () => {
    for (const look of LOOKS) {
      await wear(context, page, look);
      await page.reload();
      await choose();
      await expect(page.getByRole("row").filter({ hasText: "buoy" })).toBeVisible();
      await expectClean(page, `labels of a file, ${look.join(", ")}`);
    }
    await wear(context, page, LOOKS[0]);
    await page.reload();
    await choose();
  });
  await page.getByLabel("What “ship” becomes").selectOption({ index: 1 });
  await page.getByLabel("Add to the label schema what it lacks").check();
  await expect(page.getByLabel("Labels of people become")).toHaveValue("predictions");
  await page.getByLabel("Model, where the file names none").fill("Detector 1");
  await page.getByRole("button", { name: "Import", exact: true }).click();
  await expect(page.getByText("Came in: 2 predictions")).toBeVisible();
  const models = await api<{ items: object[] }>(
    page,
    "GET",
    `/api/v1/projects/${project}/predictions/models`,
  );
  expect(models.items).toMatchObject([{ model: "Detector 1", predictions: 2 }]);
  const { schema } = await api<{ schema: { controls: { labels: { name: string }[] }[] } }>(
    page,
    "GET",
    `/api/v1/projects/${project}`,
  );
  expect(schema.controls[0]?.labels.map(({ name }) => name)).toContain("buoy");
  await page.goto(`/projects/${project}/label`);
  await expect(page.getByText("Detector 1").first()).toBeVisible();
});

test("columns with the answers of two people become their annotations", async ({ visit }) => {
  const { page } = await visitAsOwner(visit);
  const project = await createProject(page, /^Topic and entities/, { name: "Columns", overlap: 2 });
  const csv = "text,first,second\nIt was late,billing,other\nAll fine,Other,Other\n";
  await page
    .locator('input[type="file"]')
    .setInputFiles({ name: "read.csv", mimeType: "text/csv", buffer: Buffer.from(csv) });
  // Both columns hold labels of the question, so both are proposed, and nobody's work until that is said.
  await expect(page.getByLabel("Given by")).toHaveCount(2);
  await page.getByLabel("Labels of people become").selectOption("annotations");
  await page.getByLabel("Given by").nth(0).fill("Reader one");
  await page.getByLabel("Given by").nth(1).fill("Reader two");
  await page.getByRole("button", { name: "Import", exact: true }).click();
  await expect(page.getByText("Came in: 4 annotations")).toBeVisible();
  const answers = await answersOf(page, project);
  expect(answers.map((task) => task.map(({ document }) => document.answers.topic))).toEqual([
    ["billing", "other"],
    ["other", "other"],
  ]);
});
