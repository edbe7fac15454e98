/** Tools that look at the colours of an image: a mask by the magic wand, an outline that follows edges, also without network. */
import type { Page } from "@playwright/test";
import type { Point } from "@/lib/core/geometry";
import { ringArea } from "@/lib/core/ring-area";
import { type Rle, rleArea, rleBounds } from "@/lib/geometry/rle";
import { expect, test } from "../support/browser";
import { seenAt } from "../support/gestures";
import { answersOf, api, createProject, expectSubmitted, importFile, visitAsOwner } from "../support/journey";
import { picture } from "../support/picture";

const RED: [number, number, number] = [200, 30, 30];
/** A thing of one colour on light ground, and a smaller one of the same. */
const THING = { left: 60, top: 80, width: 160, height: 90 };
const OTHER = { left: 300, top: 200, width: 40, height: 30 };
const control = (id: string, kind: string, name: string) => ({
  id,
  kind,
  name,
  input: "image",
  labels: [{ id: "thing", name: "Thing" }],
});
const SCHEMA = {
  inputs: [{ id: "image", kind: "image", field: "image" }],
  controls: [control("outlines", "polygon", "Outlines"), control("pixels", "mask", "Pixels")],
};
const regions = (page: Page) => page.getByRole("listbox", { name: "Regions" }).getByRole("option");
const ways = (page: Page) => page.getByRole("toolbar", { name: "Ways of the tool" });

async function openTask(page: Page, name: string): Promise<string> {
  const project = await createProject(page, /Object outlines/, { name, overlap: 1 });
  await api(page, "PUT", `/api/v1/projects/${project}/schema`, { schema: SCHEMA, baseVersion: 1 });
  await importFile(page, project, [await picture([THING, OTHER])]);
  await page.goto(`/projects/${project}/label`);
  await page.getByRole("tab", { name: /^Regions/ }).click();
  return project;
}

/** Of the image's pixels on the screen; both things are seen whole. */
async function placesOn(page: Page) {
  const { left, top, right } = await seenAt(page, RED);
  const scale = (right - left) / (OTHER.left + OTHER.width - THING.left);
  return (x: number, y: number) => [left + (x - THING.left) * scale, top + (y - THING.top) * scale] as const;
}

test("the magic wand picks exactly the pixels of a colour, and an outline hugs a thing, without network", async ({
  visit,
}) => {
  const { page, context } = await visitAsOwner(visit);
  const project = await openTask(page, "Colours and edges");
  const at = await placesOn(page);
  // All that is used later is on the device once the first task stands.
  await expect(page.getByRole("button", { name: /Keep|Take/ }).first()).toBeEnabled();
  await page.waitForLoadState("networkidle");
  await context.setOffline(true);

  // The outline: clicks beside the edges, by the way of the tool that a key takes.
  await expect(ways(page).getByRole("button", { name: "Point by point" })).toHaveAttribute(
    "aria-pressed",
    "true",
  );
  await page.keyboard.press("Shift+Q");
  await expect(ways(page).getByRole("button", { name: "Follow edges" })).toHaveAttribute(
    "aria-pressed",
    "true",
  );
  await expect(page.getByText("click along an edge")).toBeVisible();
  for (const [x, y] of [
    [61, 120],
    [140, 79],
    [219, 130],
    [130, 171],
  ] as const)
    await page.mouse.click(...at(x, y));
  await page.keyboard.press("Backspace");
  await page.mouse.click(...at(120, 169));
  await page.keyboard.press("Enter");
  await expect(regions(page)).toHaveCount(1);
  // The wheel with Alt changes what counts as an edge, and leaves the zoom alone.
  const threshold = ways(page).getByRole("slider", { name: "Edge threshold" });
  await expect(threshold).toHaveValue("16");
  await page.keyboard.down("Alt");
  await page.mouse.wheel(0, -100);
  await page.keyboard.up("Alt");
  await expect(threshold).toHaveValue("18");

  // An area of one colour is outlined by one click.
  await ways(page).getByRole("button", { name: "Magic wand" }).click();
  await expect(ways(page).getByRole("button", { name: "Magic wand" })).toHaveAttribute(
    "aria-pressed",
    "true",
  );
  await page.mouse.click(...at(320, 215));
  await expect(regions(page).nth(1)).toContainText("300, 200 · 40 × 30");

  // The mask: a click, then the other thing, which Shift would have picked with it.
  await page.keyboard.press("m");
  await ways(page).getByRole("button", { name: "Magic wand" }).click();
  await expect(ways(page).getByRole("slider", { name: "Colour tolerance" })).toHaveValue("16");
  await page.mouse.click(...at(140, 125));
  await expect(regions(page)).toHaveCount(3);
  const mask = regions(page).filter({ hasText: "px²" });
  await expect(mask).toContainText(`${THING.width * THING.height} px²`);
  await page.mouse.click(...at(320, 215));
  await expect(mask).toContainText(`${THING.width * THING.height + 40 * 30} px²`);
  // Alt takes away what it picks; undo brings it back.
  await page.keyboard.down("Alt");
  await page.mouse.click(...at(320, 215));
  await page.keyboard.up("Alt");
  await expect(mask).toContainText(`${THING.width * THING.height} px²`);
  await page.keyboard.press("ControlOrMeta+z");
  await page.keyboard.press("ControlOrMeta+z");
  await expect(mask).toContainText(`${THING.width * THING.height} px²`);
  // Dragged far away everything is alike, and back again only the thing.
  await page.mouse.move(...at(140, 125));
  await page.mouse.down();
  await page.mouse.move(...at(140, 315), { steps: 4 });
  await page.mouse.move(...at(470, 315), { steps: 4 });
  await page.mouse.move(...at(141, 125), { steps: 4 });
  await page.mouse.up();
  await expect(mask).toContainText(`${THING.width * THING.height} px²`);
  await page.keyboard.press("Escape");
  await page.keyboard.down("Shift");
  await page.mouse.click(...at(140, 125));
  await page.keyboard.up("Shift");
  await expect(regions(page)).toHaveCount(4);
  // Beside the bar of tools and below that of their ways the image takes the pointer.
  await page.keyboard.press("Escape");
  const tools = await page.getByRole("toolbar", { name: "Tools", exact: true }).boundingBox();
  if (!tools) throw new Error("no bar of tools");
  await page.mouse.click(tools.x + tools.width + 20, tools.y + tools.height - 4);
  await expect(mask).toHaveCount(3);

  await context.setOffline(false);
  await page.keyboard.press("Enter");
  await expectSubmitted(page, project, 1);
  const [answer] = (await answersOf(page, project))[0] ?? [];
  const shapes = (answer?.document.regions ?? []).map(
    (region) => (region as unknown as { shape: { points: Point[]; counts: number[] } }).shape,
  );
  const [ring = [], first, second] = [shapes[0]?.points, shapes[2]?.counts, shapes[3]?.counts];
  expect(Math.abs(ringArea([ring]) - 160 * 90)).toBeLessThan(20);
  expect(ring.length).toBeLessThan(16);
  for (const [x, y] of ring)
    expect(Math.min(...[x - 60, x - 220, y - 80, y - 170].map(Math.abs))).toBeLessThanOrEqual(1);
  expect(new Set(shapes[1]?.points.map(String))).toEqual(
    new Set(["300,200", "340,200", "340,230", "300,230"]),
  );
  const thing: Rle = { size: [320, 480], counts: first ?? [] };
  expect(rleBounds(thing)).toEqual({ x: 60, y: 80, width: 160, height: 90 });
  expect(rleArea(thing)).toBe(160 * 90);
  expect(rleArea({ size: [320, 480], counts: second ?? [] })).toBe(160 * 90 + 40 * 30);
});
