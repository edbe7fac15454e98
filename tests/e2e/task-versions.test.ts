/** A corrected text comes in as a new version: the annotator gets the answer back, the manager sees what became of it. */
import { expect, test } from "../support/browser";
import { expectClean, LOOKS, wear } from "../support/clean";
import { expectSpans, textView } from "../support/gestures";
import { answersOf, createProject, expectSubmitted, visitAsOwner } from "../support/journey";

const fileOf = (text: string) => ({
  name: "letters.csv",
  mimeType: "text/csv",
  buffer: Buffer.from(`id,text\nL1,"${text}"\n`),
});
const FIRST = "Ada met Charles in London.";
const LATER = "In 1833 Ada met Charles in Paris.";

test("a corrected text is a new version, and its answers come back", async ({ visit }) => {
  const { page, context } = await visitAsOwner(visit);
  const project = await createProject(page, /^Named entities/, { name: "Letters", overlap: 1 });
  const choose = async (text: string) => {
    await page.goto(`/projects/${project}/import`);
    await page.locator('input[type="file"]').setInputFiles(fileOf(text));
    await page.getByLabel("Id", { exact: false }).first().selectOption("id");
  };

  await test.step("the first version is labeled", async () => {
    await choose(FIRST);
    await page.getByRole("button", { name: "Import", exact: true }).click();
    await expect(page.getByText("Added: 1")).toBeVisible();
    await page.goto(`/projects/${project}/label`);
    await expect(textView(page)).toContainText("Charles");
    for (const word of ["Charles", "London"]) {
      await textView(page).getByText(word).first().dblclick();
      await page.keyboard.press("1");
    }
    await expectSpans(page, ["Charles Person", "London Person"]);
    await page.keyboard.press("Enter");
    await expectSubmitted(page, project, 1);
  });

  await test.step("without a choice the row is an error; as a new version it comes in", async () => {
    await choose(LATER);
    const version = page.getByRole("radio", { name: "Make a new version of the task" });
    await expect(page.getByRole("radio", { name: "List the row as an error" })).toBeChecked();
    await version.check();
    for (const look of LOOKS) {
      await wear(context, page, look);
      await expectClean(page, `the choice of new versions, ${look.join(", ")}`);
    }
    await wear(context, page, LOOKS[0]);
    await page.getByRole("button", { name: "Import", exact: true }).click();
    await expect(
      page.getByText(
        "New version of 1 task · 1 annotation came back to its annotator · 1 mark carried over · 1 mark does not fit any more",
      ),
    ).toBeVisible();
  });

  await test.step("the annotator reads what changed, mends it and submits again", async () => {
    await page.goto(`/projects/${project}/label`);
    await expect(textView(page)).toContainText("Paris");
    const banner = page.getByRole("region", { name: "Messages about this task" });
    await expect(banner).toContainText("The data of this task have changed since you answered");
    await expect(banner).toContainText("Person: London");
    await expectSpans(page, ["Charles Person"]);
    await expectClean(page, "a task whose data changed");
    await textView(page).getByText("Paris").first().dblclick();
    await page.keyboard.press("1");
    await expectSpans(page, ["Charles Person", "Paris Person"]);
    await page.keyboard.press("Enter");
    await expect
      .poll(async () => (await answersOf(page, project)).map(([one]) => one?.state))
      .toEqual(["submitted"]);
  });

  await test.step("the page of the task shows the earlier version", async () => {
    await page.goto(`/projects/${project}/tasks`);
    await page.getByRole("link", { name: /1/ }).first().click();
    const earlier = page.getByRole("region", { name: "Version 1" });
    await expect(earlier.locator("ins").first()).toHaveText(/In 1833/);
    await expect(earlier).toContainText("the annotation came back, with 1 mark");
    await expectClean(page, "a task with an earlier version");
  });
});
