/** Every page of a full instance: it opens without a console error and axe finds nothing, in both themes and languages. */
import type { Page } from "@playwright/test";
import { expect, test } from "../support/browser";
import { expectClean, LOOKS, wear } from "../support/clean";
import { demo, firstOf } from "../support/demo";
import { expectFits } from "../support/fits";
import { api, visitAsOwner } from "../support/journey";
import { zipOf } from "../support/zip";

/** The pages of the two projects of the demo, and those above them. */
async function pathsOf(page: Page): Promise<string[]> {
  const { tickets, harbour } = await demo(page);
  const api1 = `/api/v1/projects/${tickets}`;
  const { items } = await api<{ items: { userId: string }[] }>(page, "GET", `${api1}/annotators`);
  const annotator = items[0]?.userId;
  return [
    "/",
    "/account",
    "/people",
    ...["annotators", "managers", "integrations", "operators"].map((name) => `/help/${name}`),
    "/projects/new",
    "/projects/nowhere",
    ...[
      "",
      "/mine",
      "/tasks",
      `/tasks/${await firstOf(page, `${api1}/disputed?control=topic`)}`,
      "/import",
      `/tasks/${await firstOf(page, `${api1}/disputed?control=topic`)}/adjudicate`,
      "/quality",
      "/quality/annotators",
      `/quality/annotators/${annotator}`,
      "/quality/label-errors",
      "/mine/quality",
      "/quality/adjudication",
      "/quality/consensus",
      "/review",
      "/releases",
      "/duplicates",
      `/releases/${await firstOf(page, `${api1}/releases`)}`,
      "/label",
      "/bulk",
      ...["text", "rules", "questions", "history"].map((tab) => `/guidelines?tab=${tab}`),
      ...["labels", "distribution", "gold", "members", "integrations", "general", "activity"].map(
        (tab) => `/settings?tab=${tab}`,
      ),
    ].map((path) => `/projects/${tickets}${path}`),
    `/projects/${harbour}/label`,
    `/projects/${harbour}/quality`,
    `/projects/${harbour}/tasks/${await firstOf(page, `/api/v1/projects/${harbour}/disputed?control=weather`)}/adjudicate`,
    `/projects/${harbour}/tasks/${await firstOf(page, `/api/v1/projects/${harbour}/disputed?control=weather`)}`,
  ];
}

test("every page of the demo is clean for axe, in both themes and languages", async ({ visit }) => {
  // Thirty pages, twice, each read whole by axe.
  test.setTimeout(1_200_000);
  const { page, context } = await visitAsOwner(visit);
  const paths = await pathsOf(page);
  for (const look of LOOKS) {
    await wear(context, page, look);
    for (const path of paths) {
      await page.goto(path);
      await expect(page.getByRole("main")).toBeVisible();
      await expectClean(page, `${path} ${look}`);
    }
  }
});

test("every line of every page fits a phone, in both languages", async ({ visit }) => {
  test.setTimeout(600_000);
  const { page, context } = await visitAsOwner(visit);
  const paths = await pathsOf(page);
  await page.setViewportSize({ width: 390, height: 844 });
  for (const look of LOOKS) {
    await wear(context, page, look);
    for (const path of paths) {
      await page.goto(path);
      await expectFits(page, `${path} ${look}`);
    }
  }
});

/** What opens only when somebody does something. Found by English words, so looked at in English. */
function views({ tickets, harbour }: Awaited<ReturnType<typeof demo>>, task: string) {
  const at = (path: string) => `/projects/${tickets}${path}`;
  const button = (page: Page, name: string) => page.getByRole("button", { name, exact: true });
  const dialog = (page: Page) => expect(page.getByRole("dialog")).toBeVisible();
  const inLabelView = (key: string) => async (page: Page) => {
    await page.goto(at("/label"));
    await expect(page.getByRole("heading", { name: /^Task \d/ })).toBeVisible();
    await page.keyboard.press(key);
    await dialog(page);
  };
  const show: Record<string, (page: Page) => Promise<void>> = {
    "the form of a final answer": async (page) => {
      await page.goto(at(`/tasks/${task}`));
      await button(page, "Choose whole annotations").click();
      await expect(button(page, "Cancel")).toBeVisible();
    },
    "the plan of a release": async (page) => {
      await page.goto(at("/releases"));
      await button(page, "New release").click();
      await page.getByLabel("Name", { exact: true }).fill("Looked at");
      await button(page, "Preview").click();
      await expect(button(page, "Freeze")).toBeVisible();
    },
    "the plan of an import": async (page) => {
      const zip = await zipOf({
        "a.csv": Buffer.from("image,n\nx.png,1\n"),
        "b.csv": Buffer.from("image\n"),
      });
      await page.goto(`/projects/${harbour}/import`);
      await page
        .locator('input[type="file"]')
        .setInputFiles({ name: "set.zip", mimeType: "application/zip", buffer: zip });
      await expect(page.getByLabel("Table in the archive")).toBeVisible();
      await expect(page.getByText('the picture "x.png" is not in the zip')).toBeVisible();
    },
    "a review": async (page) => {
      await page.goto(at("/review"));
      await button(page, "Start reviewing").click();
      await expect(page.getByRole("button", { name: /^Accept/ })).toBeVisible();
    },
    "the commands": async (page) => {
      await page.goto(at(""));
      // A key that comes before the page listens is not heard.
      await expect(async () => {
        if (!(await page.getByRole("dialog").isVisible())) await page.keyboard.press("Control+k");
        await expect(page.getByRole("dialog")).toBeVisible({ timeout: 5_000 });
      }).toPass();
    },
    "asking a question": inLabelView("?"),
    "help in the label view": inLabelView("F1"),
    "skipping a task": inLabelView("s"),
    "taking tasks along": inLabelView("Shift+T"),
  };
  return Object.entries(show);
}

test("dialogs, forms and what stands before the door are clean for axe, in both themes", async ({
  visit,
}) => {
  test.slow();
  const { page, context } = await visitAsOwner(visit);
  const made = await demo(page);
  const task = await firstOf(page, `/api/v1/projects/${made.tickets}/disputed?control=topic`);
  const invites = `/api/v1/projects/${made.tickets}/invites`;
  const { url } = await api<{ url: string }>(page, "POST", invites, { role: "annotator" });
  for (const [theme] of LOOKS) {
    await wear(context, page, [theme, "en"]);
    for (const [view, show] of views(made, task ?? "")) {
      await show(page);
      await expectClean(page, `${view} ${theme}`);
    }
  }
  const { page: stranger, context: theirs } = await visit();
  for (const path of ["/sign-in", new URL(url).pathname, "/invite/used-or-mistyped"]) {
    await stranger.goto(path);
    for (const look of LOOKS) {
      await wear(theirs, stranger, look);
      await stranger.reload();
      await expect(stranger.getByRole("main")).toBeVisible();
      await expect(stranger.getByRole("heading", { level: 1 })).toHaveCount(1);
      await expectClean(stranger, `${path} ${look}`);
    }
  }
});
