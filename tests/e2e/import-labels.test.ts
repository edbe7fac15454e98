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
  await page.goto(`/projects/${project}/import`);
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
  await page.goto(`/projects/${project}/import`);
  const csv = "text,first,second\nIt was late,billing,misc\nAll fine,Other,Other\n";
  await page
    .locator('input[type="file"]')
    .setInputFiles({ name: "read.csv", mimeType: "text/csv", buffer: Buffer.from(csv) });
  // The first column holds labels of the question, so it is proposed, and nobody's work until that is said.
  await expect(page.getByLabel("Given by")).toHaveCount(1);
  await page.getByLabel("Labels of people become").selectOption("annotations");
  await page.getByLabel("Column with answers").selectOption("second");
  const choice = page.getByLabel("What “misc” becomes");
  await expect(choice.locator("option:checked")).toHaveText("– not in the label schema –");
  await choice.selectOption({ label: "Topic › Other" });
  await page.getByLabel("Given by").nth(0).fill("Reader one");
  await page.getByLabel("Given by").nth(1).fill("Reader two");
  await page.getByRole("button", { name: "Import", exact: true }).click();
  await expect(page.getByText("Came in: 4 annotations")).toBeVisible();
  const answers = await answersOf(page, project);
  // Both came in at once, so their order says nothing.
  const byReader = answers.map((task) =>
    Object.fromEntries(task.map(({ name, document }) => [name, document.answers.topic])),
  );
  expect(byReader).toEqual([
    { "Reader one": "billing", "Reader two": "other" },
    { "Reader one": "other", "Reader two": "other" },
  ]);
});

test("a project of Label Studio comes over: its configuration, its tasks and their annotations", async ({
  visit,
}) => {
  const { page } = await visitAsOwner(visit);
  const config = `<View><Text name="text" value="$body"/><Choices name="mood" toName="text" choice="single">
    <Choice value="Glad"/><Choice value="Sad"/></Choices><Labels name="parts" toName="text"><Label value="Name"/></Labels>
    <Video name="clip" value="$clip"/></View>`;
  await page.goto("/projects/new");
  await page.getByLabel("Name", { exact: true }).fill("From elsewhere");
  await page.getByRole("button", { name: /^From a file or a list/ }).click();
  const source = page.getByRole("textbox", { name: "Configuration or list of labels" });
  await source.fill("<View><Choices");
  await expect(page.getByText(/^The configuration is not valid XML/)).toBeVisible();
  await source.fill(config);
  await expect(page.getByText("Without a counterpart here: Video")).toBeVisible();
  await page.getByRole("button", { name: "Use these labels" }).click();
  await expect(page.getByRole("textbox", { name: "Label 1" }).first()).toHaveValue("Glad");
  await page.getByRole("button", { name: "Create without data" }).click();
  await page.waitForURL(/\/projects\/[^/]+\/import/);
  const project = page.url().split("/")[4] ?? "";
  const result = [
    { id: "a", from_name: "mood", to_name: "text", type: "choices", value: { choices: ["Glad"] } },
    {
      id: "b",
      from_name: "parts",
      to_name: "text",
      type: "labels",
      value: { start: 3, end: 7, text: "Anna", labels: ["Name"] },
    },
  ];
  const tasks = [{ id: 7, data: { body: "🙂 Anna smiles" }, annotations: [{ completed_by: 4, result }] }];
  await page.locator('input[type="file"]').setInputFiles({
    name: "export.json",
    mimeType: "application/json",
    buffer: Buffer.from(JSON.stringify(tasks)),
  });
  await expect(page.getByLabel("Format")).toHaveValue("label-studio");
  await page.getByRole("button", { name: "Import", exact: true }).click();
  await expect(page.getByText("Came in: 1 annotation")).toBeVisible();
  const [[answer] = []] = await answersOf(page, project);
  expect(answer?.document).toMatchObject({
    answers: { mood: "glad" },
    regions: [{ labels: ["name"], shape: { parts: [{ start: 2, end: 6, text: "Anna" }] } }],
  });
});
