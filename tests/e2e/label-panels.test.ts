/** What stands beside a task while somebody labels it. */
import { expect, test } from "../support/browser";
import { markWords, textView } from "../support/gestures";
import { api, importFile, publishRule, textsFile, visitAsOwner } from "../support/journey";

const LABELS = (...names: string[]) => names.map((name) => ({ id: name.toLowerCase(), name }));
const EXPLANATION = `Only what the text itself says counts. ${"More about that. ".repeat(20)}The end.`;

const SCHEMA = {
  inputs: [{ id: "text", kind: "text", field: "text" }],
  controls: [
    { id: "names", name: "Names", kind: "span", input: "text", labels: LABELS("Place", "Person") },
    {
      id: "certain",
      name: "Certain",
      description: EXPLANATION,
      kind: "choice",
      per: "region",
      required: true,
      labels: LABELS("Yes", "No"),
    },
  ],
};

test("questions are explained and asked until they are answered, and the totals are true at the end", async ({
  visit,
}) => {
  const { page } = await visitAsOwner(visit);
  const { id: project } = await api<{ id: string }>(page, "POST", "/api/v1/projects", {
    name: "Panels",
    schema: SCHEMA,
    settings: { overlap: 1 },
  });
  await importFile(page, project, textsFile(["Anna lives in Oslo"]));
  await publishRule(page, project, {
    title: "Towns are places",
    statement: "Always.",
    labels: ["names/place"],
  });
  await page.goto(`/projects/${project}/label`);
  await expect(textView(page)).toContainText("Anna");

  await test.step("a guideline of rules alone is a guideline", async () => {
    await expect(page.getByText("Towns are places")).toBeVisible();
    await expect(page.getByRole("heading", { name: "Guideline, version 1" })).toBeVisible();
    await expect(page.getByText("No guideline has been published yet.")).toHaveCount(0);
  });

  await test.step("a question about a region is asked until the region has its answer", async () => {
    await page.keyboard.press("1");
    await markWords(page, "Oslo");
    await page.keyboard.press("Enter");
    const missing = page.getByRole("alert").filter({ hasText: "Certain" });
    await expect(missing).toBeVisible();
    const question = page.getByRole("radiogroup", { name: /Certain/ });
    await expect(question).toHaveAccessibleDescription(/Only what the text itself says counts/);
    const text = page.getByText("Only what the text itself says counts");
    const height = async () => (await text.boundingBox())?.height ?? 0;
    const short = await height();
    await page.getByRole("button", { name: "Show all" }).click();
    expect(await height()).toBeGreaterThan(short);
    await page.getByRole("radio", { name: "Yes" }).click();
    await expect(missing).toHaveCount(0);
  });

  await test.step("whoever finishes the last task sees that all is done", async () => {
    await page.getByRole("button", { name: "Submit" }).click();
    await expect(page.getByRole("heading", { name: "All done" })).toBeVisible();
    await expect(page.getByRole("banner")).toContainText("1 of 1");
  });
});
