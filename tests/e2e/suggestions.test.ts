/** A model suggests; a person takes it over by key, takes that back, takes it again, mends it and submits. */
import AxeBuilder from "@axe-core/playwright";
import { expect, test } from "../support/browser";
import { expectSpans, textView } from "../support/gestures";
import {
  answersOf,
  api,
  createProject,
  expectSubmitted,
  importFile,
  joinAs,
  textsFile,
  visitAsOwner,
} from "../support/journey";

const TEXTS = ["👩‍🚀 Ada met Charles in London", "Nothing is suggested here"];
const LONDON = {
  id: "m1",
  control: "entities",
  labels: ["place"],
  // In code points: the astronaut is three of them.
  shape: { kind: "span", parts: [{ start: 23, end: 29, text: "London" }] },
};
const ADA = {
  id: "m2",
  control: "entities",
  labels: ["person"],
  shape: { kind: "span", parts: [{ start: 4, end: 7, text: "Ada" }] },
};

/** Drawn in the text before anything is accepted. */
const PREDICTED = ["Ada Person 87%", "London Place 87%"];

test("a suggestion is shown, used by its key, undone, used again, changed and submitted", async ({
  visit,
}) => {
  const { page: owner } = await visitAsOwner(visit);
  const project = await createProject(owner, /Named entities/, { name: "Suggested names", overlap: 1 });
  await importFile(owner, project, textsFile(TEXTS));
  const send = (model: string, score: number, regions: object[]) =>
    api(owner, "POST", `/api/v1/projects/${project}/predictions`, {
      model,
      items: [{ externalId: "t0", score, document: { answers: {}, regions, relations: [] } }],
    });
  await send("names-2", 0.87, [ADA, LONDON]);
  await send("rules-1", 0.4, [LONDON]);

  const { page } = await joinAs(visit, owner, project, "Ada");
  await page.goto(`/projects/${project}`);
  await page.getByRole("link", { name: "Start labeling" }).click();
  const row = page.getByRole("region", { name: "Predictions" });
  await expect(row).toContainText("Prediction by names-2");
  await expect(row).toContainText("87%");
  await expect(row).toContainText("2 regions");
  await expectSpans(page, PREDICTED);
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id }) => id)).toEqual([]);

  await page.keyboard.press("Shift+U");
  await expectSpans(page, ["Ada Person", "London Place"]);
  await page.keyboard.press("Control+z");
  await expectSpans(page, PREDICTED);
  await row.getByRole("button", { name: "Accept: Prediction by rules-1" }).click();
  // The other prediction is still shown beside what was accepted.
  await expectSpans(page, ["Ada Person 87%", "London Place"]);
  await page.keyboard.press("Shift+U");
  await expectSpans(page, ["Ada Person", "London Place"]);
  await page.keyboard.press("]");
  await page.keyboard.press("2");
  await expectSpans(page, ["Ada Organisation", "London Place"]);
  await page.keyboard.press("F1");
  await expect(page.getByRole("dialog")).toContainText("Accept the prediction");
  await page.keyboard.press("Escape");
  await page.keyboard.press("Enter");

  await expect(textView(page)).toContainText("Nothing is suggested here");
  await expect(row).toHaveCount(0);
  await page.keyboard.press("Shift+U");
  await expectSpans(page, []);
  await page.keyboard.press("Enter");
  await expectSubmitted(page, project, TEXTS.length);

  const [[answer] = []] = await answersOf(owner, project);
  expect(answer?.document.regions.map(({ labels }) => labels)).toEqual([["organisation"], ["place"]]);
});

test("the manager sees the models and removes one; a webhook is made, its secret told once, and tested", async ({
  visit,
}) => {
  const { page } = await visitAsOwner(visit);
  const project = await createProject(page, /Text classification/, { name: "Connected", overlap: 1 });
  await importFile(page, project, textsFile(["one"]));
  const settings = `/projects/${project}/settings?tab=integrations`;
  await page.goto(settings);
  await expect(page.getByText("No model has predicted anything yet.")).toBeVisible();
  const document = { answers: {}, regions: [], relations: [] };
  await api(page, "POST", `/api/v1/projects/${project}/predictions`, {
    model: "first model",
    items: [{ externalId: "t0", document }],
  });
  await page.reload();
  await page.getByRole("button", { name: "Delete first model" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Delete" }).click();
  await expect(page.getByText("No model has predicted anything yet.")).toBeVisible();

  await page.getByRole("button", { name: "Add a webhook" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Address").fill("http://127.0.0.1/");
  await dialog.getByRole("button", { name: "Add" }).click();
  await expect(dialog.getByText("choose at least one event")).toBeVisible();
  await dialog.getByLabel("a task has all its annotations").check();
  await dialog.getByRole("button", { name: "Add" }).click();
  await expect(dialog.getByText("use a public http or https address")).toBeVisible();
  await dialog.getByLabel("Address").fill("https://hooks.invalid/concord");
  await dialog.getByRole("button", { name: "Add" }).click();
  await expect(page.getByLabel("The secret that signs every message.")).toHaveValue(/^[0-9a-f]{64}$/);
  await page.reload();
  await expect(page.getByText("https://hooks.invalid/concord")).toBeVisible();
  await expect(page.getByLabel("The secret that signs every message.")).toHaveCount(0);

  await page.getByRole("button", { name: "Send a test: https://hooks.invalid/concord" }).click();
  await page.getByRole("button", { name: "Recent messages: https://hooks.invalid/concord" }).click();
  await expect(async () => {
    await page.getByRole("button", { name: "Look again" }).click();
    await expect(page.getByRole("dialog").getByText("no answer")).toBeVisible({ timeout: 1_000 });
  }).toPass({ timeout: 20_000 });
  await page.keyboard.press("Escape");
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id }) => id)).toEqual([]);
});
