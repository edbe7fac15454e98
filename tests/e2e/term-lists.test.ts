/** A term list: uploaded by a manager, found in the texts, accepted by keys, searched again, deleted with its suggestions. */
import { expect, test } from "../support/browser";
import { expectClean, LOOKS, wear } from "../support/clean";
import { expectSpans } from "../support/gestures";
import { answersOf, createProject, importFile, textsFile, visitAsOwner } from "../support/journey";

const FILE = {
  name: "makers.csv",
  mimeType: "text/csv",
  buffer: Buffer.from("term,label\nNordlicht AG,organisation\nnordlicht ag,organisation\nLisbon,place\n"),
};

test("a term list pre-labels texts, and its marks are accepted by keys", async ({ visit }) => {
  const { page, context } = await visitAsOwner(visit);
  const project = await createProject(page, /Named entities/, { name: "Term lists", overlap: 1 });
  await importFile(page, project, textsFile(["🙁 Nordlicht AG moves to Lisbon.", "Nobody moves."]));
  const tab = `/projects/${project}/settings?tab=integrations`;
  const section = page.locator("section").filter({ has: page.getByRole("heading", { name: "Term lists" }) });

  await test.step("before there is one, the page says what appears there", async () => {
    await page.goto(tab);
    await expect(section.getByText("Each list is shown here")).toBeVisible();
  });

  await test.step("a bad line is told in the dialog, and a file is searched at once", async () => {
    await section.getByRole("button", { name: "Add a list" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByLabel("What to look for").selectOption({ label: "Patterns" });
    await dialog.getByLabel("Patterns", { exact: true }).fill("(a)\\1");
    await dialog.getByLabel("Name").fill("Makers");
    await dialog.getByRole("button", { name: "Add and search" }).click();
    await expect(dialog.getByText("line 1: invalid escape sequence")).toBeVisible();
    await dialog.getByLabel("What to look for").selectOption({ label: "Terms from a file" });
    await dialog.locator("input[type=file]").setInputFiles(FILE);
    await expectClean(page, "the dialog of a term list");
    await dialog.getByRole("button", { name: "Add and search" }).click();
    await expect(section.getByText("2 terms · 1 duplicate left out")).toBeVisible();
    await expect(section.getByText("2 places found")).toBeVisible();
  });

  await test.step("in both themes and languages", async () => {
    for (const look of LOOKS) {
      await wear(context, page, look);
      await page.goto(tab);
      await expect(page.getByRole("rowheader", { name: "Makers" }).first()).toBeVisible();
      await expectClean(page, `term lists, ${look.join(", ")}`);
    }
    await wear(context, page, LOOKS[0]);
  });

  await test.step("annotators accept its marks by a key", async () => {
    await page.goto(`/projects/${project}/label`);
    await expect(page.getByText("Terms: Makers").first()).toBeVisible();
    await expectSpans(page, ["Nordlicht AG Organisation", "Lisbon Place"]);
    await expect(async () => {
      await page.keyboard.press("Shift+U");
      await expect(page.getByRole("tab", { name: /^Regions 2/ })).toBeVisible({ timeout: 2_000 });
    }).toPass();
    await page.keyboard.press("Enter");
    await expect
      .poll(async () =>
        (await answersOf(page, project)).flat().flatMap(({ document }) => document.regions.length),
      )
      .toContain(2);
  });

  await test.step("a list goes with its suggestions", async () => {
    await page.goto(tab);
    await section.getByRole("button", { name: "Delete Makers" }).click();
    await expect(page.getByText("they are in 1 task.")).toBeVisible();
    await page.getByRole("dialog").getByRole("button", { name: "Delete" }).click();
    await expect(section.getByText("No lists yet")).toBeVisible();
    await expect(page.getByText("No model has predicted anything yet.")).toBeVisible();
  });
});
