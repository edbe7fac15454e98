/** Two people who adjudicate at once are led to different tasks. */
import { expect, test } from "../support/browser";
import { expectClean, LOOKS, wear } from "../support/clean";
import { createProject, importFile, joinAs, submitNext, textsFile, visitAsOwner } from "../support/journey";

test("a reviewer and a manager who begin at once get two tasks; one opened on purpose says who works on it", async ({
  visit,
}) => {
  const { page, context } = await visitAsOwner(visit);
  const project = await createProject(page, /^Text classification/, { name: "Two judges", overlap: 2 });
  await importFile(page, project, textsFile(["The parcel costs extra", "Pay on delivery", "A lamp"]));
  const { page: ada } = await joinAs(visit, page, project, "Ada");
  const { page: ben } = await joinAs(visit, page, project, "Ben");
  const topic = (label: string) => ({ answers: { topic: label } });
  await submitNext(ada, project, ["billing", "billing", "billing"].map(topic));
  await submitNext(ben, project, ["delivery", "product", "product"].map(topic));
  const { page: rita } = await joinAs(visit, page, project, "Rita", "reviewer");
  const overview = `/projects/${project}/quality/adjudication`;
  await Promise.all([page.goto(overview), rita.goto(overview)]);
  const begin = { name: "Adjudicate", exact: true };
  await rita.getByRole("link", begin).click();
  await expect(rita.getByRole("heading", { name: /^Adjudication of task/ })).toBeFocused();
  await page.getByRole("link", begin).click();
  await expect(page.getByRole("heading", { name: /^Adjudication of task/ })).toBeFocused();
  const titleOf = async (of: typeof page) =>
    (await of.getByRole("heading", { level: 1 }).textContent()) ?? "";
  const [hers, mine] = [await titleOf(rita), await titleOf(page)];
  expect(hers).not.toBe(mine);
  await expect(page.getByText("is adjudicating this task, too")).toBeHidden();

  await test.step("her task can be opened on purpose, and says who works on it", async () => {
    const { pathname } = new URL(rita.url());
    await page.goto(`${pathname}?list=waiting`);
    await expect(page.getByText("Rita is adjudicating this task, too.")).toBeVisible();
    for (const look of LOOKS.toReversed()) {
      await wear(context, page, look);
      await page.reload();
      await expect(page.getByText(/^Rita (is adjudicating|тоже решает)/)).toBeVisible();
      await expectClean(page, `adjudication held, ${look.join(" ")}`);
    }
    await page.getByRole("button", { name: "Next free task" }).click();
    await expect(page.getByRole("heading", { level: 1 })).not.toHaveText(hers);
    await expect(page.getByText("is adjudicating this task, too")).toBeHidden();
  });

  await test.step("who saves goes on to the task that is left, and one given back is free again", async () => {
    await rita.keyboard.press("Shift+Digit1");
    await rita.keyboard.press("Enter");
    await expect(rita.getByRole("heading", { level: 1 })).not.toHaveText(hers);
    await expect(rita.getByRole("heading", { level: 1 })).toBeFocused();
    expect(await titleOf(rita)).not.toBe(await titleOf(page));
    const left = await titleOf(page);
    await page.getByRole("button", { name: "Leave" }).click();
    await expect(page.getByText("1 of them is open with somebody else.")).toBeVisible();
    await rita.keyboard.press("Shift+Digit1");
    await rita.keyboard.press("Enter");
    await expect(rita.getByRole("heading", { level: 1 })).toHaveText(left);
  });
});
