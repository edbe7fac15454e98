/** A project that shows an image and its caption: the data come as a table with the pictures it names. */
import type { Page } from "@playwright/test";
import { expect, test } from "../support/browser";
import {
  api,
  createProject,
  downloadRelease,
  expectSubmitted,
  freezeRelease,
  type UploadFile,
  visitAsOwner,
} from "../support/journey";
import { picture } from "../support/picture";
import { zipOf } from "../support/zip";

const COLORS = ["#a02020", "#208040", "#2040a0", "#808020"] as const;
const paint = async (ground: string) => (await picture([], { width: 320, height: 200, ground })).buffer;
const file = (name: string, mimeType: string, buffer: Buffer): UploadFile => ({ name, mimeType, buffer });
const TABLE = "file,said,place\n0.png,A red door in the wall,north\n1.png,The green hill,south\n";

async function choose(page: Page, project: string, files: UploadFile[]): Promise<void> {
  await page.goto(`/projects/${project}/import`);
  await expect(page.getByText("Tasks of this project show more than one image.")).toBeVisible();
  await page.locator('input[type="file"]').setInputFiles(files);
}
async function importChosen(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Import", exact: true }).click();
  await expect(page.getByText("done", { exact: true }).first()).toBeVisible();
}

test("a table and its pictures become tasks that show both, and come back in the release", async ({
  visit,
}) => {
  const { page } = await visitAsOwner(visit);
  const project = await createProject(page, /^Image with text/, { name: "Captions", overlap: 1 });
  const pictures = await Promise.all(COLORS.map(paint));

  await test.step("a table is chosen together with its pictures, one of them missing", async () => {
    const table = (text: string) => file("captions.csv", "text/csv", Buffer.from(text));
    const chosen = pictures.slice(0, 3).map((bytes, i) => file(`${i}.png`, "image/png", bytes));
    await choose(page, project, [table(`${TABLE}none.png,Nothing,north\n`), ...chosen]);
    await expect(page.getByRole("heading", { name: "captions.csv + 3 images" })).toBeVisible();
    await expect(page.getByLabel("Shown as “image”")).toHaveValue("file");
    await expect(page.getByLabel("Shown as “text”")).toHaveValue("said");
    await expect(page.getByText('the picture "none.png" is not in the zip')).toBeVisible();
    await page.getByRole("button", { name: "Choose another file" }).click();
    await page.locator('input[type="file"]').setInputFiles([table(TABLE), ...chosen]);
    await page.getByLabel("Group").selectOption("place");
    await expect(page.getByText("is not in the zip")).toHaveCount(0);
    await importChosen(page);
    await expect(page.getByText("1 image of the archive is in no task")).toBeVisible();
  });

  await test.step("a zip with two tables asks which one, and shows it", async () => {
    const zip = await zipOf({
      "set/a.csv": Buffer.from("path,words\nimg/3.png,A yellow field\n"),
      "set/b.jsonl": Buffer.from(JSON.stringify({ photo: "img/2.png", note: "The blue sea" })),
      "set/img/2.png": pictures[2] as Buffer,
      "set/img/3.png": pictures[3] as Buffer,
    });
    await choose(page, project, [file("set.zip", "application/zip", zip)]);
    await expect(page.getByLabel("Shown as “image”")).toHaveValue("path");
    await page.getByLabel("Table in the archive").selectOption("set/b.jsonl");
    await expect(page.getByLabel("Shown as “image”")).toHaveValue("photo");
    await expect(page.getByLabel("Shown as “text”")).toHaveValue("note");
    await importChosen(page);
  });

  await test.step("each task shows its picture and its text, and both are labeled", async () => {
    const captions = ["A red door in the wall", "The green hill", "The blue sea"];
    await page.goto(`/projects/${project}/label`);
    for (const caption of captions) {
      await expect(page.getByText(caption)).toBeVisible();
      await page.getByText("Fits", { exact: true }).click();
      await page.keyboard.press("Enter");
    }
    await expectSubmitted(page, project, captions.length);
  });

  await test.step("the release has the pictures, the texts and the columns that were kept", async () => {
    await freezeRelease(page, project, { name: "First", percents: { Train: 100, Validation: 0, Test: 0 } });
    const files = await downloadRelease(page, "JSONL");
    const lines = (files.get("train.jsonl")?.toString("utf8") ?? "").trim().split("\n");
    const items = lines.map((line) => JSON.parse(line) as { data: Record<string, unknown> });
    expect(items.map(({ data }) => data)).toEqual(
      expect.arrayContaining([{ image: "0.png", text: "A red door in the wall" }]),
    );
    expect([...files.keys()].filter((path) => path.startsWith("images/"))).toHaveLength(3);
    const { items: tasks } = await api<{ items: { groupKey: string | null; preview: string }[] }>(
      page,
      "GET",
      `/api/v1/projects/${project}/tasks`,
    );
    expect(tasks.map(({ groupKey, preview }) => [groupKey, preview])).toEqual([
      ["north", "A red door in the wall"],
      ["south", "The green hill"],
      [null, "The blue sea"],
    ]);
  });
});
