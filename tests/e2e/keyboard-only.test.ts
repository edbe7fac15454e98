/** From the door to labeled tasks without a mouse, with the focus to be seen at every stop. */
import type { Locator, Page } from "@playwright/test";
import { expect, test } from "../support/browser";
import { expectSpans, textView } from "../support/gestures";
import {
  api,
  createProject,
  expectSubmitted,
  importFile,
  joinAs,
  PASSWORD,
  personOf,
  textsFile,
  visitAsOwner,
} from "../support/journey";
import { picture } from "../support/picture";

const TEXTS = ["The parcel left Oslo on Monday", "The bill is wrong"];
const MOST_STOPS = 60;

/** What has the focus and does not show it; empty when the focus is seen. */
const unseenFocus = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const element = document.activeElement;
    if (!element || element === document.body) return "";
    const seen = [element, element.closest("label")].some((one) => {
      if (!one) return false;
      const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(one);
      return (outlineStyle !== "none" && Number.parseFloat(outlineWidth) > 0) || boxShadow !== "none";
    });
    return seen ? "" : element.outerHTML.slice(0, 200);
  });

/** Presses Tab until the target has the focus. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  await expect(target).toBeVisible();
  for (let stops = 0; stops < MOST_STOPS; stops++) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press("Tab");
    expect(await unseenFocus(page), "a stop that does not show the focus").toBe("");
  }
  await expect(target).toBeFocused();
}

async function press(page: Page, ...keys: string[]): Promise<void> {
  for (const key of keys) await page.keyboard.press(key);
}

test("signing in, answering, marking text and drawing a box need no mouse", async ({ visit }) => {
  const { page: owner } = await visitAsOwner(visit);
  const letters = await createProject(owner, /Topic and entities/, { name: "Letters by keys", overlap: 1 });
  await importFile(owner, letters, textsFile(TEXTS));
  const views = await createProject(owner, /Object detection/, { name: "Views by keys", overlap: 1 });
  await importFile(owner, views, [await picture([], { name: "view.png", ground: "#8899aa" })]);
  const { page: joining, close } = await joinAs(visit, owner, letters, "Ada");
  const invites = `/api/v1/projects/${views}/invites`;
  const { url } = await api<{ url: string }>(owner, "POST", invites, { role: "annotator" });
  await api(joining, "POST", `/api/v1/invites/${new URL(url).pathname.split("/").at(-1)}/accept`, {});
  await close();

  const { page } = await visit();
  await test.step("through the door to the first task", async () => {
    await page.goto("/sign-in");
    await tabTo(page, page.getByLabel("E-mail"));
    await page.keyboard.type(personOf("Ada", letters).email);
    await tabTo(page, page.getByLabel("Password"));
    await page.keyboard.type(PASSWORD);
    await page.keyboard.press("Enter");
    await tabTo(page, page.getByRole("link", { name: "Letters by keys" }));
    await page.keyboard.press("Enter");
    await tabTo(page, page.getByRole("link", { name: "Start labeling" }));
    await page.keyboard.press("Enter");
    await expect(textView(page)).toContainText("Oslo");
  });

  await test.step("help opens with F1 and gives the focus back", async () => {
    await press(page, "ArrowRight");
    await expect(textView(page)).toBeFocused();
    await press(page, "F6");
    await expect(page.getByRole("radio", { name: "Billing" })).toBeFocused();
    await press(page, "F6");
    await expect(textView(page)).toBeFocused();
    await page.keyboard.press("F1");
    const help = page.getByRole("dialog", { name: "Keys" });
    await expect(help).toContainText("Undo");
    await page.keyboard.press("Escape");
    await expect(help).toBeHidden();
    await expect(textView(page)).toBeFocused();
  });

  await test.step("an answer, and a span by the caret", async () => {
    await page.keyboard.press("2");
    await expect(page.getByRole("radio", { name: "Delivery" })).toBeChecked();
    await press(page, "Control+ArrowRight", "Control+ArrowRight", "Control+ArrowRight", "ArrowRight");
    await press(page, "Control+Shift+ArrowRight", "7");
    await expectSpans(page, ["Oslo Place"]);
    await press(page, "Alt+Shift+ArrowDown");
    await expectSpans(page, ["Oslo on Place"]);
    await press(page, "Control+z");
    await expectSpans(page, ["Oslo Place"]);
    await page.keyboard.press("Enter");
    await expect(textView(page)).toContainText("The bill is wrong");
    // The focus has come along. The word under the caret, which stands at the start.
    await expect(textView(page)).toBeFocused();
    await press(page, "1", "Control+End", "Control+ArrowLeft", "Space", "6");
    await expectSpans(page, ["wrong Organisation"]);
    await press(page, "Delete");
    await expectSpans(page, []);
    await page.keyboard.press("Enter");
    await expectSubmitted(page, letters, TEXTS.length);
  });

  await test.step("a box, moved and sized by arrows and by numbers", async () => {
    await tabTo(page, page.getByRole("link", { name: "Back to the project" }));
    await page.keyboard.press("Enter");
    await expect(page.getByRole("link", { name: "Start labeling" })).toBeVisible();
    await page.keyboard.press("Control+k");
    await expect(page.getByRole("combobox")).toBeFocused();
    await page.keyboard.type("Views by keys");
    await page.keyboard.press("Enter");
    await expect(page.getByRole("heading", { name: "Views by keys" })).toBeVisible();
    await tabTo(page, page.getByRole("link", { name: "Start labeling" }));
    await page.keyboard.press("Enter");
    await expect(page.getByRole("application", { name: /^Image “image”/ })).toBeVisible();
    await press(page, "3", "n", "ArrowRight", "ArrowRight", "Shift+ArrowDown");
    await press(page, "Alt+ArrowRight", "Alt+Shift+ArrowDown");
    await tabTo(page, page.getByRole("tab", { name: "Rules" }));
    await page.keyboard.press("ArrowRight");
    const box = page.getByRole("option", { name: /Bicycle/ });
    // A quarter of the image in its middle, then 2 to the right, 10 down, 1 wider and 10 higher.
    await expect(box).toContainText("182, 130 · 121 × 90");
    await tabTo(page, page.getByRole("spinbutton", { name: "Left" }));
    await press(page, "Control+a");
    await page.keyboard.type("200");
    await page.keyboard.press("Enter");
    await expect(box).toContainText("200, 130 · 121 × 90");
    await page.keyboard.press("Control+Enter");
    await expectSubmitted(page, views, 1);
  });
});
