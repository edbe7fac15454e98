/** Adjudication by keyboard alone: of answers and spans in a text, and of boxes in an image. */
import type { Locator } from "@playwright/test";
import { expect, test, type Visitor } from "../support/browser";
import { expectClean, LOOKS, wear } from "../support/clean";
import {
  api,
  createProject,
  importFile,
  joinAs,
  submitNext,
  textsFile,
  visitAsOwner,
} from "../support/journey";
import { picture } from "../support/picture";

/** In English again afterwards. */
async function expectCleanInAllLooks({ context, page }: Visitor, items: Locator): Promise<void> {
  for (const look of LOOKS.toReversed()) {
    await wear(context, page, look);
    await page.reload();
    await expect(items.or(page.getByRole("region", { name: "Расхождения" }))).toBeVisible();
    await expectClean(page, `adjudication, ${look.join(" ")}`);
  }
}

type Resolved = {
  document: { answers: object; regions: { labels: string[]; shape: Record<string, unknown> }[] };
};

test("a manager decides choices by one key each, goes on by itself, and may give a label that nobody gave", async ({
  visit,
}) => {
  const visitor = await visitAsOwner(visit);
  const { page } = visitor;
  const project = await createProject(page, /^Text classification/, {
    name: "Choices to settle",
    overlap: 2,
  });
  await importFile(page, project, textsFile(["The parcel costs extra", "Pay on delivery", "A lamp"]));
  const { page: ada } = await joinAs(visit, page, project, "Ada");
  const { page: ben } = await joinAs(visit, page, project, "Ben");
  const topic = (label: string) => ({ answers: { topic: label } });
  await submitNext(ada, project, ["billing", "billing", "product"].map(topic));
  await submitNext(ben, project, ["delivery", "product", "product"].map(topic));
  await page.goto(`/projects/${project}/quality`);
  await page.locator("#disputed").getByRole("link", { name: "Adjudicate" }).click();
  await expect(page.getByRole("heading", { name: /^Adjudication of task [12]$/ })).toBeFocused();
  const items = page.getByRole("region", { name: "Disagreements" });
  await expect(items).toContainText("Topic: answers differ");
  await expect(items).not.toContainText("Ada");
  await page.getByRole("button", { name: "Show names" }).click();
  await expect(items).toContainText("Ada");
  await page.getByRole("button", { name: "Hide names" }).click();
  await expectCleanInAllLooks(visitor, items);
  await test.step("votes are equal: Enter alone decides nothing", async () => {
    await page.keyboard.press("Enter");
    await expect(page.getByText("Votes are equal here: choose one.")).toBeVisible();
    await expect(page.getByRole("button", { name: /^Save and go on/ })).toBeDisabled();
  });
  await test.step("a key of any label and Enter, then the next task stands there", async () => {
    const first = await page.getByRole("heading", { level: 1 }).textContent();
    await page.keyboard.press("4");
    await page.keyboard.press("Enter");
    await expect(page.getByRole("heading", { level: 1 })).not.toHaveText(first ?? "");
    await expect(items).toContainText("1 left");
    await page.keyboard.press("Shift+Digit1");
    await page.keyboard.press("Enter");
    await expect(page).toHaveURL(/\/quality\?control=topic/);
  });
  const { items: tasks } = await api<{ items: { id: string; decided: boolean }[] }>(
    page,
    "GET",
    `/api/v1/projects/${project}/tasks`,
  );
  expect(tasks.filter(({ decided }) => decided)).toHaveLength(2);
});

test("spans of a text are aligned, and decided by keys: one is taken, one dropped, one undone", async ({
  visit,
}) => {
  const visitor = await visitAsOwner(visit);
  const { page } = visitor;
  const project = await createProject(page, /^Named entities/, { name: "Names to settle", overlap: 2 });
  await importFile(page, project, textsFile(["Anna Petrova went to Tver by train"]));
  const span = (id: string, label: string, start: number, end: number, text: string) => ({
    id,
    control: "entities",
    labels: [label],
    shape: { kind: "span", parts: [{ start, end, text }] },
  });
  const { page: ada } = await joinAs(visit, page, project, "Ada");
  const { page: ben } = await joinAs(visit, page, project, "Ben");
  await submitNext(ada, project, [
    { regions: [span("a", "person", 0, 12, "Anna Petrova"), span("b", "place", 21, 25, "Tver")] },
  ]);
  await submitNext(ben, project, [
    {
      regions: [
        span("a", "person", 0, 4, "Anna"),
        span("b", "place", 21, 25, "Tver"),
        span("c", "person", 29, 34, "train"),
      ],
    },
  ]);
  const [task] = (await api<{ items: { id: string }[] }>(page, "GET", `/api/v1/projects/${project}/tasks`))
    .items;
  await page.goto(`/projects/${project}/tasks/${task?.id}/adjudicate`);
  const items = page.getByRole("region", { name: "Disagreements" });
  await expect(items).toContainText("2 left");
  await expectCleanInAllLooks(visitor, items);
  await expect(items).toContainText("edges differ");
  await page.keyboard.press("Shift+Digit2");
  await expect(items).toContainText("found by 1 of 2");
  await page.keyboard.press("Shift+R");
  await expect(items).toContainText("Everything is adjudicated.");
  await page.keyboard.press("Control+z");
  await expect(items).toContainText("found by 1 of 2");
  await expect(items).toContainText("1 left");
  await page.keyboard.press("Shift+R");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(new RegExp(`/tasks/${task?.id}$`));
  const { document } = await api<Resolved>(page, "GET", `/api/v1/tasks/${task?.id}/resolution`);
  expect(document.regions.map(({ labels }) => labels)).toHaveLength(2);
});

test("boxes of an image are aligned: the middle is kept, another is left out, a third gets the label of a key", async ({
  visit,
}) => {
  const visitor = await visitAsOwner(visit);
  const { page } = visitor;
  const project = await createProject(page, /^Object detection/, { name: "Boxes to settle", overlap: 2 });
  await importFile(
    page,
    project,
    await picture([{ left: 10, top: 10, width: 80, height: 60 }], { width: 400, height: 300 }),
  );
  const { schema } = await api<{ schema: { controls: { id: string; labels: { id: string }[] }[] } }>(
    page,
    "GET",
    `/api/v1/projects/${project}`,
  );
  const [control] = schema.controls;
  const [one = "", two = ""] = control?.labels.map(({ id }) => id) ?? [];
  const box = (id: string, label: string, x: number, y: number, width = 80, height = 60) => ({
    id,
    control: control?.id,
    labels: [label],
    shape: { kind: "box", x, y, width, height, rotation: 0 },
  });
  const { page: ada } = await joinAs(visit, page, project, "Ada");
  const { page: ben } = await joinAs(visit, page, project, "Ben");
  await submitNext(ada, project, [
    {
      regions: [
        box("a", one, 10, 10),
        box("b", one, 150, 10),
        box("c", one, 280, 10),
        box("d", one, 10, 200),
      ],
    },
  ]);
  await submitNext(ben, project, [
    { regions: [box("a", one, 10, 10), box("b", one, 160, 15), box("c", two, 280, 10)] },
  ]);
  const [task] = (await api<{ items: { id: string }[] }>(page, "GET", `/api/v1/projects/${project}/tasks`))
    .items;
  await page.goto(`/projects/${project}/tasks/${task?.id}/adjudicate`);
  const items = page.getByRole("region", { name: "Disagreements" });
  await expect(items).toContainText("3 left");
  await expectCleanInAllLooks(visitor, items);
  await expect(items).toContainText("labels differ");
  await page.keyboard.press("2");
  await expect(items).toContainText("edges differ");
  await page.keyboard.press("Enter");
  await expect(items).toContainText("found by 1 of 2");
  await page.keyboard.press("Shift+R");
  await expect(items).toContainText("Everything is adjudicated.");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(new RegExp(`/tasks/${task?.id}$`));
  const { document } = await api<Resolved>(page, "GET", `/api/v1/tasks/${task?.id}/resolution`);
  expect(document.regions.map(({ labels: [label], shape: { x, y } }) => [label, x, y]).toSorted()).toEqual(
    [
      [one, 10, 10],
      [one, 155, 12.5],
      [two, 280, 10],
    ].toSorted(),
  );
});
