/** Every page of a full instance: it opens without a console error and axe finds nothing, in both themes and languages. */
import AxeBuilder from "@axe-core/playwright";
import { expect, test } from "../support/browser";
import { visitAsOwner } from "../support/journey";

test("every page of the demo is clean for axe, in both themes and languages", async ({ visit }) => {
  // Sixteen pages, twice, each read whole by axe.
  test.slow();
  const { page, context } = await visitAsOwner(visit);
  const origin = new URL(page.url()).origin;
  const made = await page.request.post("/api/v1/demo", { headers: { origin } });
  expect(made.ok(), await made.text()).toBe(true);
  const { projectIds } = (await made.json()) as { projectIds: string[] };
  const [tickets, harbour] = projectIds;
  const paths = [
    "/",
    "/account",
    "/projects/new",
    ...[
      "",
      "/tasks",
      "/import",
      "/guidelines",
      "/quality",
      "/review",
      "/guidelines?tab=questions",
      "/releases",
      "/settings",
      "/settings?tab=integrations",
      "/label",
    ].map((path) => `/projects/${tickets}${path}`),
    `/projects/${harbour}/label`,
    `/projects/${harbour}/quality`,
  ];
  for (const [theme, locale] of [
    ["light", "en"],
    ["dark", "ru"],
  ]) {
    await context.addCookies([
      { name: "concord-theme", value: theme ?? "", url: origin },
      { name: "concord-locale", value: locale ?? "", url: origin },
    ]);
    for (const path of paths) {
      await page.goto(path);
      await expect(page.getByRole("main")).toBeVisible();
      const { violations } = await new AxeBuilder({ page })
        .withTags(["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"])
        .analyze();
      const found = violations.map(
        (violation) =>
          `${violation.id}: ${violation.nodes.map((node) => node.html.slice(0, 160)).join(" | ")}`,
      );
      expect(found, `${path} ${theme} ${locale}`).toEqual([]);
    }
  }
});
