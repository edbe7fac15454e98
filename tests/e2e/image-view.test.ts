/** The view of an image: turned, with an overview, a crosshair, a grid of pixels and levels that are spread. */
import type { Page } from "@playwright/test";
import sharp from "sharp";
import { expect, test } from "../support/browser";
import { drag } from "../support/gestures";
import { createProject, importFile, visitAsOwner } from "../support/journey";
import { picture } from "../support/picture";

const regions = (page: Page) => page.getByRole("listbox", { name: "Regions" }).getByRole("option");

/** Where red is on the screen, as a person sees it. */
async function redOnScreen(page: Page) {
  const { data, info } = await sharp(await page.screenshot())
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  const found = { left: Infinity, top: Infinity, right: -Infinity, bottom: -Infinity };
  for (let y = 0; y < info.height; y++)
    for (let x = 0; x < info.width; x++) {
      const at = 3 * (y * info.width + x);
      const [red = 0, green = 0, blue = 0] = [data[at], data[at + 1], data[at + 2]];
      if (Math.abs(red - 200) + Math.abs(green - 30) + Math.abs(blue - 30) > 60) continue;
      found.left = Math.min(found.left, x);
      found.top = Math.min(found.top, y);
      found.right = Math.max(found.right, x + 1);
      found.bottom = Math.max(found.bottom, y + 1);
    }
  return found;
}

test("a turned view draws where it is seen to draw, and aids show what the eye needs", async ({ visit }) => {
  const { page } = await visitAsOwner(visit);
  const project = await createProject(page, /Object detection/, { name: "Turned", overlap: 1 });
  await importFile(page, project, [await picture([{ left: 60, top: 80, width: 160, height: 90 }])]);
  await page.goto(`/projects/${project}/label`);
  await page.getByRole("tab", { name: /^Regions/ }).click();
  const view = page.getByTestId("image-image");
  await expect(view).toBeVisible();

  // Turned by a quarter the thing stands upright; a box around what is seen is the box of the image.
  await page.keyboard.press("Shift+V");
  await expect
    .poll(async () => {
      const { left, top, right, bottom } = await redOnScreen(page);
      return bottom - top > right - left;
    })
    .toBe(true);
  const red = await redOnScreen(page);
  await drag(page, { x: red.left, y: red.top }, { x: red.right, y: red.bottom });
  await expect(regions(page)).toHaveCount(1);
  await expect(regions(page).first()).toContainText(/(59|60|61), (79|80|81) · 1(59|60|61) × (89|90|91)/);

  // The arrow moves it as it points on the screen: to the right there is up in the image.
  const said = () => regions(page).first().textContent();
  const before = Number(/, (\d+) ·/.exec((await said()) ?? "")?.[1]);
  await page.keyboard.press("v");
  await page.keyboard.press("Shift+ArrowRight");
  await expect.poll(async () => Number(/, (\d+) ·/.exec((await said()) ?? "")?.[1])).toBe(before - 10);
  const top = page.getByRole("group", { name: "Position and size" }).getByRole("spinbutton").nth(1);
  const exactly = async () => Number(await top.inputValue());
  const after = await exactly();
  await page.keyboard.press("ControlOrMeta+ArrowRight");
  await expect.poll(exactly).toBeCloseTo(after - 0.1, 5);
  for (let i = 0; i < 3; i++) await page.keyboard.press("Shift+V");

  // Aids.
  await page.getByRole("button", { name: "Image look" }).click();
  await page.getByRole("checkbox", { name: "Overview" }).check();
  await page.getByRole("checkbox", { name: "Pixel grid" }).check();
  await page.getByRole("checkbox", { name: "Crosshair" }).check();
  await page.getByRole("checkbox", { name: "Equalised levels" }).check();
  await page.getByRole("slider", { name: "Gamma" }).fill("1");
  await expect(view.locator("canvas").first()).toHaveCSS("filter", /url\("?#levels-\d+"?\)/);
  await page.getByRole("button", { name: "Image look" }).click();
  const grid = page.getByTestId("pixel-grid");
  await expect(grid).toBeHidden();
  const frame = await view.boundingBox();
  const centre = {
    x: (frame?.x ?? 0) + (frame?.width ?? 0) / 2,
    y: (frame?.y ?? 0) + (frame?.height ?? 0) / 2,
  };
  await page.mouse.move(centre.x, centre.y);
  await page.mouse.wheel(0, -1500);
  await expect(grid).toBeVisible();

  // A press on the overview brings the thing into view again.
  await page.getByRole("button", { name: "Image look" }).click();
  await page.getByRole("button", { name: "As it is" }).click();
  await page.getByRole("checkbox", { name: "Overview" }).check();
  const map = await page.getByRole("img", { name: "Overview" }).boundingBox();
  const scale = (map?.width ?? 0) / 480;
  await page.mouse.click((map?.x ?? 0) + 140 * scale, (map?.y ?? 0) + 110 * scale);
  await page.keyboard.press("Escape");
  await expect
    .poll(async () => {
      const { left, right } = await redOnScreen(page);
      return left < centre.x && right > centre.x;
    })
    .toBe(true);
});
