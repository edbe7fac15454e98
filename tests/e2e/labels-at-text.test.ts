/** For the mouse: labels stand beside the words that were just marked. */
import { expect, test } from "../support/browser";
import { expectClean, LOOKS, wear } from "../support/clean";
import { expectSpans, markWords, textView } from "../support/gestures";
import { createProject, importFile, textsFile, visitAsOwner } from "../support/journey";

const LONG = `${"A line of some length that fills the view. ".repeat(40)}The parcel left Oslo on 3 May`;

test("words are marked, and their label is chosen where they stand, at the top and at the end of a text", async ({
  visit,
}) => {
  const { page, context } = await visitAsOwner(visit);
  const project = await createProject(page, /^Named entities/, { name: "By mouse", overlap: 1 });
  await importFile(page, project, textsFile([LONG]));
  const labels = page.getByRole("toolbar", { name: "Choose a label for the selection" });
  for (const look of LOOKS) {
    await wear(context, page, look);
    await page.goto(`/projects/${project}/label`);
    await expect(page.getByRole("textbox").first()).toContainText("Oslo");
    await markWords(page, "A line", page.getByRole("textbox").first());
    await expect(page.getByRole("toolbar").filter({ hasText: "Place" })).toBeVisible();
    await expectClean(page, `labels at the text, ${look.join(", ")}`);
    await page.keyboard.press("Escape");
  }
  await wear(context, page, LOOKS[0]);
  await page.goto(`/projects/${project}/label`);
  await expect(textView(page)).toContainText("Oslo");

  await markWords(page, "A line");
  const place = await labels.boundingBox();
  await labels.getByRole("button", { name: "Organisation" }).click();
  await expectSpans(page, ["A line Organisation"]);
  await expect(labels).toBeHidden();
  expect(place).not.toBeNull();

  await textView(page).evaluate((text) => text.parentElement?.scrollTo(0, text.parentElement.scrollHeight));
  await page.keyboard.press("Escape");
  await markWords(page, "Oslo");
  const [box, view] = [await labels.boundingBox(), await textView(page).locator("..").boundingBox()];
  expect((box?.y ?? 0) + (box?.height ?? 0)).toBeLessThanOrEqual((view?.y ?? 0) + (view?.height ?? 0));
  await labels.getByRole("button", { name: "Place" }).click();
  await expectSpans(page, ["A line Organisation", "Oslo Place"]);
});
