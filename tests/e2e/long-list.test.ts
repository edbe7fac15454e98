/** A task with more regions than fit on the screen: the list has a row for each, wherever it is scrolled. */
import { expect, test } from "../support/browser";
import { textView } from "../support/gestures";
import { api, createProject, importFile, textsFile, visitAsOwner } from "../support/journey";

const WORDS = Array.from({ length: 600 }, (_, i) => `w${String(i).padStart(3, "0")}`);
/** In the middle of the list. */
const MIDDLE = 300;

test("the last of 600 regions is reached by one key, every row says its place, and a chosen one is seen", async ({
  visit,
}) => {
  const { page } = await visitAsOwner(visit);
  const project = await createProject(page, /Named entities/, { name: "Many words", overlap: 1 });
  await importFile(page, project, textsFile([WORDS.join(" ")]));
  const regions = WORDS.map((text, i) => ({
    id: text,
    control: "entities",
    labels: ["person"],
    shape: { kind: "span", parts: [{ start: i * 5, end: i * 5 + 4, text }] },
  }));
  await api(page, "POST", `/api/v1/projects/${project}/predictions`, {
    model: "words",
    items: [{ externalId: "t0", document: { answers: {}, regions, relations: [] } }],
  });
  await page.goto(`/projects/${project}/label`);
  await expect(textView(page)).toContainText("w000");
  await page.getByRole("button", { name: /^Accept: / }).click();
  await page.getByRole("tab", { name: /^Regions/ }).click();
  const list = page.getByRole("listbox", { name: "Regions" });
  const row = (place: number) => list.locator(`[aria-posinset="${place}"]`);
  await expect(row(1)).toBeInViewport();
  await expect(row(1)).toHaveAttribute("aria-setsize", "600");
  expect(await list.getByRole("option").count()).toBeLessThan(80);

  await list.focus();
  await page.keyboard.press("End");
  await expect(row(600)).toBeInViewport({ ratio: 0.9 });
  await expect(row(600)).toHaveAttribute("aria-selected", "true");
  await expect(row(600)).toContainText("w599");
  await expect(row(1)).toHaveCount(0);
  await page.keyboard.press("ArrowUp");
  await expect(row(599)).toHaveAttribute("aria-selected", "true");
  await page.keyboard.press("Home");
  await expect(row(1)).toBeInViewport({ ratio: 0.9 });

  // Scrolled by hand, the list stays where it was put.
  await list.evaluate((element) => {
    element.scrollTop = (element.scrollHeight - element.clientHeight) / 2;
  });
  await expect(row(MIDDLE)).toBeInViewport();
  // What would move it back comes with the next paintings.
  await list.evaluate(
    () =>
      new Promise((resolve) => {
        let frames = 20;
        const wait = () => (frames-- > 0 ? requestAnimationFrame(wait) : resolve(undefined));
        wait();
      }),
  );
  await expect(row(MIDDLE)).toBeInViewport();
  // Rows lie below each other, none over another.
  const gaps = await list
    .getByRole("option")
    .evaluateAll((rows) =>
      rows
        .map((one) => one.getBoundingClientRect())
        .map(({ top }, i, all) => (i === 0 ? 0 : Math.round(top - (all[i - 1]?.bottom ?? top)))),
    );
  expect(gaps.every((gap) => gap === 0)).toBe(true);
});
