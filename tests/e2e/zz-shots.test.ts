import AxeBuilder from "@axe-core/playwright";
import sharp from "sharp";
import { expect, test } from "../support/browser";
import {
  api,
  createProject,
  importFile,
  joinAs,
  submitNext,
  textsFile,
  visitAsOwner,
} from "../support/journey";
import { zipOf } from "../support/zip";

const shot = process.env.SHOTS ?? "/tmp/shots";
const CONTROLS = [
  {
    id: "weight",
    kind: "number",
    name: "Weight",
    min: 0,
    max: 100,
    step: 0.5,
    unit: "kg",
    required: true,
    description: "As the label says.",
  },
  { id: "note", kind: "text", name: "Note" },
  { id: "long", kind: "text", name: "Summary", multiline: true, maxLength: 200 },
  { id: "day", kind: "datetime", name: "Day", mode: "date" },
  {
    id: "order",
    kind: "ranking",
    name: "Order by severity",
    labels: [
      { id: "a", name: "Delay" },
      { id: "b", name: "A rather long name of a label that wraps" },
      { id: "c", name: "Damage" },
    ],
  },
];
async function axe(page: import("@playwright/test").Page, what: string) {
  const { violations } = await new AxeBuilder({ page }).analyze();
  console.log(
    what,
    JSON.stringify(
      violations.map(({ id, nodes }) => [id, nodes.slice(0, 3).map((n) => n.html.slice(0, 160))]),
    ),
  );
}
test("shots", async ({ visit }) => {
  test.setTimeout(240_000);
  const { page } = await visitAsOwner(visit);
  const project = await createProject(page, /Text classification/, { name: "Typed", overlap: 2 });
  const detail = await api<{ schema: { inputs: unknown[]; controls: unknown[] }; schemaVersion: number }>(
    page,
    "GET",
    `/api/v1/projects/${project}`,
  );
  await api(page, "PUT", `/api/v1/projects/${project}/schema`, {
    schema: { ...detail.schema, controls: CONTROLS },
    baseVersion: detail.schemaVersion,
    acceptLoss: true,
  });
  await importFile(page, project, textsFile(["It barks and weighs twelve kilos.", "two", "three"]));
  const say = (weight: number, note: string, day: string, order: string[]) => ({
    answers: { weight, note, long: `${note}\n${"long text ".repeat(15)}`, day, order },
  });
  const mine = [
    say(12, "dog", "2026-03-31", ["a", "b", "c"]),
    say(20, "cat", "2026-04-01", ["a", "c", "b"]),
    say(30, "x  y", "2026-04-01", ["b", "a", "c"]),
  ];
  const theirs = [
    say(12.5, "Dog", "2026-03-31", ["a", "c", "b"]),
    say(20, "cat", "2026-04-02", ["a", "c", "b"]),
    say(29, "x y", "2026-04-01", ["c", "b", "a"]),
  ];
  await submitNext(page, project, mine, 2);
  const other = await joinAs(visit, page, project, "Ann");
  await submitNext(other.page, project, theirs, 2);
  await page.goto(`/projects/${project}/quality`);
  await expect(page.getByRole("heading", { name: /Weight/ }).first()).toBeVisible();
  await page.screenshot({ path: `${shot}/quality.png`, fullPage: true });
  await page.goto(`/projects/${project}/tasks`);
  await page.getByRole("link", { name: "1", exact: true }).first().click();
  await expect(page.getByRole("button", { name: /Adjudicate|Decide/ })).toBeVisible();
  await page.screenshot({ path: `${shot}/task.png`, fullPage: true });
  await page.getByRole("button", { name: /Adjudicate|Decide/ }).click();
  await page.screenshot({ path: `${shot}/decide.png`, fullPage: true });
  await page.goto(`/projects/${project}/review`);
  await page.waitForLoadState("networkidle");
  await page.screenshot({ path: `${shot}/review.png`, fullPage: true });
  await page.goto(`/projects/${project}/`);
  await page.waitForLoadState("networkidle");
  await page.screenshot({ path: `${shot}/overview.png`, fullPage: true });
  // label view axe
  const p2 = await createProject(page, /Text classification/, { name: "Typed 2", overlap: 2 });
  await api(page, "PUT", `/api/v1/projects/${p2}/schema`, {
    schema: { ...detail.schema, controls: CONTROLS },
    baseVersion: 1,
    acceptLoss: true,
  });
  await importFile(page, p2, textsFile(["It barks and weighs twelve kilos.", "two", "three"]));
  await page.goto(`/projects/${p2}/label`);
  await page.getByRole("textbox", { name: /Weight/ }).fill("abc");
  await page.getByRole("textbox", { name: "Note" }).fill("x");
  await page.getByRole("button", { name: /^Submit/ }).click();
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme });
    await axe(page, `typed ${colorScheme}`);
  }
  await page.emulateMedia({ colorScheme: "light" });
  const pair = await createProject(page, /Comparison of two/, { name: "Pairs", overlap: 1 });
  const picture = (background: string) =>
    sharp({ create: { width: 300, height: 200, channels: 3, background } })
      .png()
      .toBuffer();
  const zip = await zipOf({
    "pairs.csv": Buffer.from("first,second\nred.png,blue.png\nblue.png,red.png\n"),
    "red.png": await picture("#c02020"),
    "blue.png": await picture("#2040c0"),
  });
  await importFile(page, pair, { name: "pairs.zip", mimeType: "application/zip", buffer: zip });
  await page.goto(`/projects/${pair}/label`);
  await expect(page.getByRole("radio").first()).toBeVisible();
  await page.keyboard.press("1");
  await expect(page.getByRole("radio").first()).toBeChecked();
  await page.screenshot({ path: `${shot}/pair.png` });
  await axe(page, "pair");
  await page.setViewportSize({ width: 390, height: 844 });
  await page.screenshot({ path: `${shot}/pair-narrow.png` });
  await page.setViewportSize({ width: 1360, height: 860 });
  await page.keyboard.press("F1");
  await page.screenshot({ path: `${shot}/pair-help.png` });
  await page.keyboard.press("Escape");
  await page.goto(`/projects/${pair}/settings`);
  await page.getByRole("region", { name: /better/ }).waitFor();
  await page.screenshot({ path: `${shot}/pair-settings.png`, fullPage: true });
});
