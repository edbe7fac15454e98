/** A phone: no page scrolls sideways, and the main jobs work by touch. */
import type { Page } from "@playwright/test";
import { expect, test, type Visit } from "../support/browser";
import { drag, expectSpans, imageView, seenAt, tapWord, textView } from "../support/gestures";
import {
  api,
  createProject,
  expectSubmitted,
  importFile,
  joinAs,
  publishRule,
  textsFile,
  visitAsOwner,
} from "../support/journey";
import { picture } from "../support/picture";

const TEXTS = [
  "The parcel has not come",
  "See https://example.test/a/very/long/address/that/has/no/place/to/break/it/anywhere?and=more-of-the-same",
  "A long letter. ".repeat(80),
];

async function expectNoSidewaysScroll(page: Page, where: string): Promise<void> {
  await expect(page.getByRole("main")).toBeVisible();
  await expect
    .poll(() => page.evaluate(() => document.documentElement.scrollWidth), `the width of ${where}`)
    .toBeLessThanOrEqual(390);
}

/** Chooses and submits by touch alone. */
async function labelByTouch(page: Page, project: string, topics: readonly string[]): Promise<void> {
  await page.goto(`/projects/${project}`);
  await page.getByRole("link", { name: "Start labeling" }).tap();
  for (const [i, topic] of topics.entries()) {
    await expect(page.getByRole("heading", { name: `Task ${i + 1}`, exact: true })).toBeVisible();
    await expectNoSidewaysScroll(page, `task ${i + 1}`);
    await page.getByRole("radio", { name: topic }).tap();
    await expect(page.getByRole("radio", { name: topic })).toBeChecked();
    await page.getByRole("button", { name: "Submit" }).tap();
  }
  await expect(page.getByRole("heading", { name: "All done" })).toBeVisible();
  await expectNoSidewaysScroll(page, "the end of the queue");
  await expectSubmitted(page, project, topics.length);
}

test("on a phone people choose and submit by touch, and no page scrolls sideways", async ({ visit }) => {
  const onPhone: Visit = () => visit({ phone: true });
  const { page: desk } = await visitAsOwner(visit);
  const project = await createProject(desk, /Topic and entities/, { name: "Letters on a phone", overlap: 3 });
  await importFile(desk, project, textsFile(TEXTS));
  await publishRule(desk, project, {
    title: "A late parcel is Delivery",
    statement: "Even when the letter asks for money.",
    labels: ["topic/delivery"],
  });

  await test.step("two people label", async () => {
    const { page: ada } = await joinAs(onPhone, desk, project, "Ada");
    await ada.goto(`/projects/${project}`);
    await expectNoSidewaysScroll(ada, "the start page of an annotator");
    await labelByTouch(ada, project, ["Delivery", "Product", "Other"]);
    const { page: bo } = await joinAs(onPhone, desk, project, "Bo");
    await labelByTouch(bo, project, ["Delivery", "Other", "Other"]);
  });

  await test.step("words are marked by taps: from one to another, relabeled, and let go", async () => {
    const { page: di } = await joinAs(onPhone, desk, project, "Di");
    await di.goto(`/projects/${project}/label`);
    await expect(textView(di)).toContainText("The parcel has not come");
    const waits = di.getByText("Choose a label for the selection");
    await tapWord(di, "parcel");
    await expect(waits).toBeVisible();
    await tapWord(di, "not");
    await expect.poll(() => di.evaluate(() => String(getSelection()))).toBe("parcel has not");
    await di.getByRole("button", { name: "Place", exact: false }).first().tap();
    await expectSpans(di, ["parcel has not Place"]);
    await tapWord(di, "come");
    await di.getByRole("button", { name: "Submit" }).tap();
    await expect(di.getByText("The selection has no label yet").first()).toBeVisible();
    // What is said about a button does not lie over it.
    await di.getByRole("button", { name: "Skip" }).tap({ timeout: 3_000 });
    await di.getByRole("button", { name: "Cancel" }).tap();
    await di.getByRole("button", { name: "Clear selection" }).tap();
    await expect(waits).toBeHidden();
    await tapWord(di, "parcel");
    await di.getByRole("button", { name: "Organisation" }).tap();
    await expectSpans(di, ["parcel has not Organisation"]);
    await tapWord(di, "come");
    await di.getByRole("button", { name: "Mark as Organisation" }).tap();
    await expectSpans(di, ["parcel has not Organisation", "come Organisation"]);
    await expectNoSidewaysScroll(di, "a task with marked words");

    for (const text of ["The parcel", "See https"]) {
      await expect(textView(di)).toContainText(text);
      await di.getByRole("button", { name: "Skip" }).tap();
      await di.getByRole("dialog").getByRole("radio").first().tap();
      await di.getByRole("dialog").getByRole("button", { name: "Skip" }).tap();
    }
    await expect(textView(di)).toContainText("A long letter");
    await textView(di).evaluate((text) => text.parentElement?.scrollTo(0, 10));
    await tapWord(di, "letter");
    await expect(waits).toBeVisible();
    expect(await textView(di).evaluate((text) => text.parentElement?.scrollTop)).toBe(10);
  });

  await test.step("the rules open over the task and close again", async () => {
    const { page: cy } = await joinAs(onPhone, desk, project, "Cy");
    await cy.goto(`/projects/${project}/label`);
    await cy.getByRole("button", { name: "Rules and regions" }).tap();
    await expect(cy.getByText("A late parcel is Delivery")).toBeVisible();
    await cy.getByRole("button", { name: "Close" }).tap();
    await expect(cy.getByText("A late parcel is Delivery")).toBeHidden();
  });

  const { page } = await visitAsOwner(onPhone);
  await test.step("the manager's pages fit", async () => {
    await page.goto("/");
    await expectNoSidewaysScroll(page, "the list of projects");
    const places = [
      "",
      "/tasks",
      "/quality",
      "/review",
      "/releases",
      "/guidelines",
      "/guidelines?tab=questions",
      "/import",
      "/settings",
      "/settings?tab=integrations",
    ];
    const document = { answers: {}, regions: [], relations: [] };
    await api(page, "POST", `/api/v1/projects/${project}/predictions`, {
      model: "a model with a name that is longer than a phone is wide",
      items: [{ externalId: "t0", document }],
    });
    for (const place of places) {
      await page.goto(`/projects/${project}${place}`);
      await expectNoSidewaysScroll(page, place || "the overview");
    }
    await page.goto(`/projects/${project}/quality`);
    await page.getByRole("table").filter({ hasText: "Disagreement" }).getByRole("link").first().tap();
    await expect(page.getByRole("heading", { name: /^Task \d/ })).toBeVisible();
    await expectNoSidewaysScroll(page, "a task with its answers");
  });

  await test.step("a release is planned and frozen by touch", async () => {
    await page.getByRole("button", { name: "Menu" }).tap();
    await page.getByRole("link", { name: "Releases" }).tap();
    await page.getByRole("button", { name: "New release" }).tap();
    await page.getByLabel("Name", { exact: true }).fill("From a phone");
    await page.getByRole("button", { name: "Preview" }).tap();
    await expect(page.getByRole("button", { name: "Freeze" })).toBeEnabled();
    await expectNoSidewaysScroll(page, "the plan of a release");
    await page.getByRole("button", { name: "Freeze" }).tap();
    await expect(page.getByText("frozen", { exact: true })).toBeVisible();
    await expectNoSidewaysScroll(page, "a release");
  });
});

test("on a phone the buttons above the task stay on the screen in every state of saving", async ({
  visit,
}) => {
  const { page: desk } = await visitAsOwner(visit);
  const project = await createProject(desk, /Topic and entities/, {
    name: "A project with a rather long name",
    overlap: 1,
  });
  await importFile(desk, project, textsFile(TEXTS));
  const words = {
    en: { offline: /Offline/, panels: "Rules and regions" },
    ru: { offline: /Офлайн/, panels: "Правила и области" },
  };
  for (const [locale, { offline, panels }] of Object.entries(words)) {
    const { page, context, close } = await visitAsOwner(() => visit({ phone: true }));
    await context.addCookies([{ name: "concord-locale", value: locale, url: new URL(page.url()).origin }]);
    await page.goto(`/projects/${project}/label`);
    await expect(page.getByText("The parcel has not come").first()).toBeVisible();
    await context.setOffline(true);
    await page.getByRole("radio").first().tap();
    const state = page.locator('header [role="status"]');
    await expect(state).toHaveText(offline);
    // The words are for screen readers and the pointer; the sign alone is seen.
    await expect(state.locator("[title]")).toHaveAttribute("title", offline);
    for (const button of [
      page.getByRole("button", { name: panels }),
      page.locator("header button").first(),
    ]) {
      const box = await button.boundingBox();
      expect(box?.x).toBeGreaterThanOrEqual(0);
      expect((box?.x ?? 0) + (box?.width ?? 390)).toBeLessThanOrEqual(390);
    }
    await context.setOffline(false);
    await close();
  }
});

const LABELS = (...names: string[]) => names.map((name) => ({ id: name.toLowerCase(), name }));
const IMAGES = {
  inputs: [
    { id: "caption", kind: "text", field: "caption" },
    { id: "image", kind: "image", field: "image" },
  ],
  controls: [
    {
      id: "boxes",
      kind: "box",
      name: "Things",
      input: "image",
      labels: LABELS("Car", "Dog", "Tree", "House", "Sign"),
    },
    { id: "weather", kind: "choice", name: "Weather", labels: LABELS("Sun", "Rain", "Snow", "Fog") },
    {
      id: "damage",
      kind: "choice",
      name: "Damage",
      per: "region",
      required: true,
      labels: LABELS("None", "Some"),
    },
  ],
};

test("on a phone no tool lies over an image, also under a long caption, and questions about a box come into view", async ({
  visit,
}) => {
  const { page: desk } = await visitAsOwner(visit);
  const { id: project } = await api<{ id: string }>(desk, "POST", "/api/v1/projects", {
    name: "Images on a phone",
    schema: IMAGES,
    settings: { overlap: 1 },
  });
  const { buffer } = await picture([{ left: 0, top: 0, width: 480, height: 320 }]);
  const table = `image,caption\na.png,${"A long caption of a picture. ".repeat(40)}\n`;
  await desk.goto(`/projects/${project}/import`);
  await desk.locator('input[type="file"]').setInputFiles([
    { name: "a.csv", mimeType: "text/csv", buffer: Buffer.from(table) },
    { name: "a.png", mimeType: "image/png", buffer },
  ]);
  await desk.getByRole("button", { name: "Import", exact: true }).click();
  await expect(desk.getByText("done", { exact: true }).first()).toBeVisible();

  for (const phone of [false, true]) {
    const { page } = await visitAsOwner(() => visit({ phone }));
    await page.goto(`/projects/${project}/label`);
    await page.getByRole("button", { name: "Fit", exact: false }).waitFor();
    const image = await seenAt(page, [200, 30, 30]);
    const bars = page.getByRole("main").getByRole("toolbar");
    await expect(bars).not.toHaveCount(0);
    for (const bar of [...(await bars.all()), page.getByRole("button", { name: /^Fit/ })]) {
      const box = await bar.boundingBox();
      if (!box) throw new Error("no bar");
      const isApart =
        box.x + box.width <= image.left ||
        box.x >= image.right ||
        box.y + box.height <= image.top ||
        box.y >= image.bottom;
      expect(isApart, `${JSON.stringify(box)} beside ${JSON.stringify(image)}`).toBe(true);
      if (phone) expect(box.height).toBeLessThan(50);
    }
    if (!phone) continue;
    await expectNoSidewaysScroll(page, "an image with a caption");
    // The image is on the screen with its tools, whatever the length of the caption.
    const view = await imageView(page).boundingBox();
    expect((view?.y ?? 0) + (view?.height ?? 844)).toBeLessThanOrEqual(844);

    const answer = page.getByRole("radio", { name: "Some" });
    await expect(answer).toHaveCount(0);
    const { left, top } = image;
    await drag(page, { x: left + 40, y: top + 40 }, { x: left + 140, y: top + 120 });
    await expect(answer).toBeInViewport({ ratio: 1 });
    await expect(imageView(page)).toBeInViewport({ ratio: 0.9 });
    await page.keyboard.press("Escape");
    await expect(answer).toHaveCount(0);
    await page.getByRole("radio", { name: "Sun" }).scrollIntoViewIfNeeded();
    await page.keyboard.press("]");
    await expect(answer).toBeInViewport({ ratio: 1 });
  }
});
