/** What is read off an image and described in words: the templates for OCR and captions, from the answer to the release. */
import type { Page } from "@playwright/test";
import sharp from "sharp";
import { expect, test } from "../support/browser";
import { drawBox, seenAt } from "../support/gestures";
import {
  answersOf,
  createProject,
  downloadRelease,
  expectSubmitted,
  freezeRelease,
  importFile,
  releaseLines,
  type UploadFile,
  visitAsOwner,
} from "../support/journey";

async function sign(words: string, name: string): Promise<UploadFile> {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="480" height="320"><rect width="480" height="320" fill="#e8e4da"/>
    <text x="60" y="120" font-size="44" font-family="sans-serif" fill="#c81e1e">${words}</text>
    <text x="60" y="240" font-size="44" font-family="sans-serif" fill="#1e3cc8">12 kg</text></svg>`;
  return { name, mimeType: "image/png", buffer: await sharp(Buffer.from(svg)).png().toBuffer() };
}

const TRAIN_ONLY = { Train: 100, Validation: 0, Test: 0 };
type Line = { answers: Record<string, unknown>; regions: { attributes?: Record<string, unknown> }[] };

async function released(page: Page, project: string): Promise<string> {
  await freezeRelease(page, project, { name: "First", percents: TRAIN_ONLY });
  return JSON.stringify(releaseLines<Line>(await downloadRelease(page, "JSONL")));
}

test("text is read off boxes: drawn, typed, missed, found by Submit, kept over a reload, and exported", async ({
  visit,
}) => {
  const { page } = await visitAsOwner(visit);
  const project = await createProject(page, /OCR/, { name: "Signs", overlap: 1 });
  await importFile(page, project, [await sign("STOP", "stop.png")]);
  await page.goto(`/projects/${project}/label`);
  const field = page.getByRole("textbox", { name: "Transcription" });
  const about = page.getByRole("region", { name: "About the selected region" });
  await drawBox(page, await seenAt(page, [200, 30, 30]));
  // What has just been drawn waits for its text; Enter gives the keys back.
  await expect(field).toBeFocused();
  await page.keyboard.type("STOP s");
  await page.keyboard.press("Backspace");
  await page.keyboard.press("Enter");
  await expect(field).not.toBeFocused();
  await drawBox(page, await seenAt(page, [30, 60, 200]));
  await expect(field).toBeFocused();
  await expect(field).toHaveValue("");
  await page.keyboard.press("Escape");
  await page.keyboard.press("[");
  await expect(field).toHaveValue("STOP ");

  await page.keyboard.press("Enter");
  // Submit goes to the region without a text and says which one it is.
  await expect(field).toBeFocused();
  await expect(field).toHaveValue("");
  await expect(about).toContainText(/Printed: \d+, 2\d\d/);
  await expect(about.getByRole("alert")).toHaveText("“Transcription” is required");
  await page.keyboard.type("12 kg");
  await expect(about.getByRole("alert")).toBeHidden();
  await expect(page.getByText("Saved", { exact: true })).toBeVisible();

  await page.reload();
  await page.getByRole("tab", { name: /^Regions/ }).click();
  await page.getByRole("option").nth(1).click();
  await expect(field).toHaveValue("12 kg");
  await field.press("Control+Enter");
  await expectSubmitted(page, project, 1);
  expect((await answersOf(page, project))[0]?.[0]?.document.regions).toMatchObject([
    { attributes: { transcription: "STOP " } },
    { attributes: { transcription: "12 kg" } },
  ]);
  const lines = await released(page, project);
  expect(lines).toContain('"transcription":"12 kg"');
});

test("a caption is typed, undone by pauses, too long, mended, kept over a reload, submitted and exported", async ({
  visit,
}) => {
  const { page } = await visitAsOwner(visit);
  const project = await createProject(page, /Image captioning/, { name: "Captions", overlap: 1 });
  await importFile(page, project, [await sign("EXIT", "a.png"), await sign("OPEN", "b.png")]);
  await page.goto(`/projects/${project}/label`);
  const field = page.getByRole("textbox", { name: "Caption" });
  const group = page.getByRole("group", { name: /Caption/ });
  await field.focus();
  // No letter is a shortcut, and Enter belongs to the text.
  await page.keyboard.type("sign nvh");
  await page.keyboard.press("Enter");
  await page.keyboard.type("é 👩‍👩‍👧 שלום");
  const text = "sign nvh\né 👩‍👩‍👧 שלום";
  await expect(field).toHaveValue(text);
  await expect(group).toContainText(`${[...text].length} / 500`);
  // An input method composes: nothing is an answer before it is done, and its keys are none of the view.
  const keys = await page.context().newCDPSession(page);
  await keys.send("Input.imeSetComposition", { text: "にほ", selectionStart: 2, selectionEnd: 2 });
  await expect(field).toHaveValue(`${text}にほ`);
  await keys.send("Input.imeSetComposition", { text: "", selectionStart: 0, selectionEnd: 0 });
  await expect(field).toHaveValue(text);
  await keys.send("Input.imeSetComposition", { text: "にほん", selectionStart: 3, selectionEnd: 3 });
  await keys.send("Input.insertText", { text: "日本" });
  await expect(field).toHaveValue(`${text}日本`);
  await field.fill(text);
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(field).toHaveValue("");
  await page.getByRole("button", { name: "Redo" }).click();
  await expect(field).toHaveValue(text);

  // 501 code points are told, not cut; the answer before them is kept until then.
  await field.fill("x".repeat(501));
  await field.press("Control+Enter");
  await expect(group.getByRole("alert")).toHaveText("at most 500 characters");
  await expect(field).toBeFocused();
  await expect(page.getByRole("heading", { name: "Task 1", exact: true })).toBeVisible();
  await field.fill("👍".repeat(500));
  await expect(group.getByRole("alert")).toBeHidden();
  await field.fill(text);
  await expect(page.getByText("Saved", { exact: true })).toBeVisible();
  await page.reload();
  await expect(field).toHaveValue(text);
  await field.press("Control+Enter");
  await expect(page.getByRole("heading", { name: "Task 2", exact: true })).toBeVisible();
  await expect(field).toHaveValue("");
  await page.keyboard.press("Enter");
  await expect(group.getByRole("alert")).toHaveText("“Caption” is required");
  await field.fill("   ");
  await field.press("Control+Enter");
  await expect(page.getByRole("heading", { name: "Task 2", exact: true })).toBeVisible();
  await field.fill("second");
  // The button does not take the focus, so the last letters must be there without leaving the field.
  await page.getByRole("button", { name: /^Submit/ }).click();
  await expectSubmitted(page, project, 2);
  const documents = (await answersOf(page, project)).map((answers) => answers[0]?.document.answers);
  expect(documents).toEqual([{ caption: text }, { caption: "second" }]);
  expect(await released(page, project)).toContain(JSON.stringify(text).slice(1, -1));
});

test("attributes of boxes: set up with a default and for one label, given to what is drawn, changed and exported", async ({
  visit,
}) => {
  const { page } = await visitAsOwner(visit);
  const project = await createProject(page, /^Object detection/, { name: "Attributes", overlap: 1 });
  await page.goto(`/projects/${project}/settings`);
  await page.getByRole("combobox", { name: "Add a question" }).selectOption("number");
  const asked = page.getByRole("region", { name: "number" });
  await asked.getByRole("textbox", { name: "Name", exact: true }).fill("Seats");
  const seats = page.getByRole("region", { name: "Seats" });
  await seats.getByRole("combobox", { name: "Scope" }).selectOption("region");
  await seats.getByRole("spinbutton", { name: "Largest" }).fill("9");
  await seats.getByRole("spinbutton", { name: "Default answer" }).fill("12");
  await expect(seats.getByRole("alert")).toHaveText("expected at most 9");
  await expect(page.getByRole("button", { name: "Save labels" })).toBeDisabled();
  await seats.getByRole("spinbutton", { name: "Default answer" }).fill("4");
  await seats.getByText("About regions with any label").click();
  await seats.getByRole("checkbox", { name: "Car" }).check();
  await page.getByRole("button", { name: "Save labels" }).click();
  await expect(page.getByText("Version 2", { exact: true })).toBeVisible();

  await importFile(page, project, [await sign("CARS", "cars.png")]);
  await page.goto(`/projects/${project}/label`);
  const field = page.getByRole("textbox", { name: "Seats" });
  await drawBox(page, await seenAt(page, [200, 30, 30]));
  await expect(field).toHaveValue("4");
  await page.keyboard.press("2");
  await drawBox(page, await seenAt(page, [30, 60, 200]));
  // Not asked about people; as a car it would be, and comes with the default.
  await expect(field).toBeHidden();
  await page.keyboard.press("[");
  await field.fill("5");
  await field.press("Enter");
  await page.keyboard.press("Enter");
  await expectSubmitted(page, project, 1);
  const [task] = await answersOf(page, project);
  const regions = (task?.[0]?.document.regions ?? []) as Line["regions"];
  expect(regions.map(({ attributes }) => attributes)).toEqual([{ seats: 5 }, undefined]);
  expect(await released(page, project)).toContain('"seats":5');
});

test("without network a text is asked for, and what is wrong with a number is said", async ({ visit }) => {
  const { page, context } = await visitAsOwner(visit);
  const project = await createProject(page, /OCR/, { name: "Far away", overlap: 1 });
  await page.goto(`/projects/${project}/settings`);
  await page.getByRole("combobox", { name: "Add a question" }).selectOption("number");
  const asked = page.getByRole("region", { name: "number" });
  await asked.getByRole("combobox", { name: "Scope" }).selectOption("region");
  await page.getByRole("button", { name: "Save labels" }).click();
  await expect(page.getByText("Version 2", { exact: true })).toBeVisible();
  await importFile(page, project, [await sign("FAR", "a.png"), await sign("OFF", "b.png")]);
  await page.goto(`/projects/${project}/label`);
  await page.getByRole("button", { name: "Keep tasks for offline work" }).click();
  await expect(page.getByText("1 task is kept on this device").first()).toBeVisible();
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
  await context.setOffline(true);
  await page.reload();
  await drawBox(page, await seenAt(page, [200, 30, 30]));
  await expect(page.getByRole("textbox", { name: "Transcription" })).toBeFocused();
  await page.keyboard.press("Enter");
  const number = page.getByRole("textbox", { name: "number" });
  await number.fill("many");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("alert").filter({ hasText: "expected a number" })).toBeVisible();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("alert").filter({ hasText: "“Transcription” is required" })).toBeVisible();
  await page.getByRole("textbox", { name: "Transcription" }).fill("FAR");
  await number.fill("3");
  await number.press("Control+Enter");
  await expect(page.getByRole("heading", { name: "Task 2", exact: true })).toBeVisible();
  await context.setOffline(false);
  await expectSubmitted(page, project, 1);
  const [task] = await answersOf(page, project);
  expect(task?.[0]?.document.regions).toMatchObject([{ attributes: { transcription: "FAR", number: 3 } }]);
});
