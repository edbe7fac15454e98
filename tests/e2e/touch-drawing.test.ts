/** Fingers and pens: two fingers move the view between two corners of an outline; a palm beside a pen draws nothing. */
import type { CDPSession, Page } from "@playwright/test";
import { expect, test } from "../support/browser";
import { imageView } from "../support/gestures";
import { createProject, importFile, visitAsOwner } from "../support/journey";
import { picture } from "../support/picture";

const regions = (page: Page) => page.getByRole("listbox", { name: "Regions" }).getByRole("option");
type Spot = { x: number; y: number };

const touch = (session: CDPSession, type: "touchStart" | "touchMove" | "touchEnd", spots: Spot[]) =>
  session.send("Input.dispatchTouchEvent", { type, touchPoints: spots.map((spot, id) => ({ ...spot, id })) });

const pen = (session: CDPSession, type: "mousePressed" | "mouseMoved" | "mouseReleased", { x, y }: Spot) =>
  session.send("Input.dispatchMouseEvent", {
    type,
    x,
    y,
    button: "left",
    buttons: type === "mouseReleased" ? 0 : 1,
    clickCount: 1,
    pointerType: "pen",
  });

test("two fingers move and zoom the view in the middle of an outline, and a palm draws nothing", async ({
  visit,
}) => {
  const { page } = await visitAsOwner(visit);
  const project = await createProject(page, /Object outlines/, { name: "Fingers", overlap: 1 });
  await importFile(page, project, [await picture()]);
  await page.goto(`/projects/${project}/label`);
  await page.getByRole("tab", { name: /^Regions/ }).click();
  await expect(imageView(page).locator("canvas").first()).toBeVisible();
  await page.waitForLoadState("networkidle");
  const frame = await imageView(page).boundingBox();
  const at = (dx: number, dy: number): Spot => ({
    x: Math.round((frame?.x ?? 0) + (frame?.width ?? 0) / 2 + dx),
    y: Math.round((frame?.y ?? 0) + (frame?.height ?? 0) / 2 + dy),
  });
  const session = await page.context().newCDPSession(page);
  const zoom = async () =>
    Number(
      /([\d,]+)\s*%/
        .exec(
          (await page
            .getByText(/\d+\s*%$/)
            .last()
            .textContent()) ?? "",
        )?.[1]
        ?.replace(",", ""),
    );

  // Two corners by a finger, then two fingers spread: no corner comes of them, and the outline goes on.
  for (const spot of [at(-100, -80), at(100, -80)]) {
    await touch(session, "touchStart", [spot]);
    await touch(session, "touchEnd", []);
  }
  await expect(page.getByRole("button", { name: "Finish" })).toBeVisible();
  const before = await zoom();
  await touch(session, "touchStart", [at(-20, 60)]);
  await touch(session, "touchStart", [at(-20, 60), at(20, 60)]);
  for (const spread of [30, 45, 60]) await touch(session, "touchMove", [at(-spread, 60), at(spread, 60)]);
  await touch(session, "touchEnd", []);
  await expect.poll(zoom).toBeGreaterThan(before * 2);
  await expect(page.getByRole("button", { name: "Finish" })).toBeVisible();
  await touch(session, "touchStart", [at(0, 120)]);
  await touch(session, "touchEnd", []);
  await page.getByRole("button", { name: "Finish" }).click();
  await expect(regions(page)).toHaveCount(1);

  // A pen draws while the hand rests beside it.
  await page.keyboard.press("Shift+1");
  await pen(session, "mousePressed", at(-150, 60));
  await touch(session, "touchStart", [at(-100, 100)]);
  for (const [x, y] of [
    [-60, 60],
    [-60, 110],
    [-150, 110],
    [-150, 65],
  ] as const)
    await pen(session, "mouseMoved", at(x, y));
  await touch(session, "touchEnd", []);
  await pen(session, "mouseReleased", at(-150, 62));
  await expect(regions(page)).toHaveCount(2);
});
