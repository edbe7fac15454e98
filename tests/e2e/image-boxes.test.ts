/** Three people draw boxes with the mouse; the manager sees what they differ on and downloads COCO that fits the images. */
import type { Page } from "@playwright/test";
import sharp from "sharp";
import { expect, test } from "../support/browser";
import { importByForm } from "../support/forms";
import { drag, drawBox, seenAt } from "../support/gestures";
import {
  checkedManifest,
  createProject,
  downloadRelease,
  expectSubmitted,
  freezeRelease,
  joinAs,
  type UploadFile,
  visitAsOwner,
} from "../support/journey";
import { picture } from "../support/picture";

type Box = [x: number, y: number, width: number, height: number];
type Thing = { color: [number, number, number]; at: Box };
type Picture = { size: [width: number, height: number]; things: Thing[] };

const RED: Thing["color"] = [200, 30, 30];
const BLUE: Thing["color"] = [30, 60, 200];
const GREEN: Thing["color"] = [20, 140, 60];
const [CAR, PERSON, BICYCLE] = ["1", "2", "3"];

const STREET: Picture = {
  size: [480, 320],
  things: [
    { color: RED, at: [60, 80, 160, 90] },
    { color: BLUE, at: [320, 60, 50, 180] },
  ],
};
const YARD: Picture = { size: [400, 300], things: [{ color: GREEN, at: [120, 90, 150, 120] }] };
/** As the eye should see it; the file holds it lying on its side. */
const GATE: Picture = { size: [240, 360], things: [{ color: RED, at: [40, 200, 150, 100] }] };

const paint = ({ size: [width, height], things }: Picture, name: string): Promise<UploadFile> =>
  picture(
    things.map(({ color, at: [left, top, w, h] }) => ({ left, top, width: w, height: h, color })),
    { name, width, height },
  );

async function imageFiles(): Promise<UploadFile[]> {
  const lying = sharp((await paint(GATE, "gate.png")).buffer).rotate(270);
  const gate = await lying.withMetadata({ orientation: 6 }).jpeg({ quality: 95 }).toBuffer();
  return [
    await paint(STREET, "street.png"),
    await paint(YARD, "yard.png"),
    { name: "z-gate.jpg", mimeType: "image/jpeg", buffer: gate },
  ];
}

const regions = (page: Page) => page.getByRole("listbox", { name: "Regions" }).getByRole("option");

async function opens(page: Page, number: number): Promise<void> {
  await expect(page.getByRole("heading", { name: `Task ${number}`, exact: true })).toBeVisible();
  await page.getByRole("tab", { name: /^Regions/ }).click();
}

async function submit(page: Page, boxes: number): Promise<void> {
  await expect(page.getByRole("tab", { name: `Regions ${boxes}` })).toBeVisible();
  await page.keyboard.press("Enter");
}

/** Draws the car too short and pulls its side; takes a stray box back. */
async function labelAsAda(page: Page): Promise<void> {
  await opens(page, 1);
  const car = await seenAt(page, RED);
  await drawBox(page, { ...car, right: car.right - 40 });
  await page.keyboard.press("v");
  const middle = (car.top + car.bottom) / 2;
  await drag(page, { x: car.right - 40, y: middle }, { x: car.right, y: middle });
  await expect(regions(page).first()).toContainText(/Car.*1(59|60|61) × (89|90|91)$/);
  await page.keyboard.press("Escape");
  await page.keyboard.press(PERSON);
  const person = await seenAt(page, BLUE);
  await drawBox(page, person);
  await drawBox(page, { ...car, top: person.bottom + 10, bottom: person.bottom + 60 });
  await expect(regions(page)).toHaveCount(3);
  await page.keyboard.press("Control+z");
  await submit(page, 2);

  await opens(page, 2);
  // With nothing to select yet; the words of the page must not be selected instead, and dragged.
  await page.keyboard.press("Control+a");
  await page.keyboard.press(BICYCLE);
  await drawBox(page, await seenAt(page, GREEN));
  await submit(page, 1);

  await opens(page, 3);
  await drawBox(page, await seenAt(page, RED));
  await submit(page, 1);
}

/** A little to the lower right of Ada; takes the car at the gate for a person, and draws the bicycle elsewhere. */
async function labelAsBo(page: Page): Promise<void> {
  await opens(page, 1);
  await page.keyboard.press(CAR);
  await drawBox(page, await seenAt(page, RED), 3);
  await page.keyboard.press(PERSON);
  await drawBox(page, await seenAt(page, BLUE), 3);
  await submit(page, 2);

  await opens(page, 2);
  await page.keyboard.press(BICYCLE);
  const bicycle = await seenAt(page, GREEN);
  await drawBox(page, { ...bicycle, bottom: bicycle.top - 10, top: bicycle.top - 80 });
  await submit(page, 1);

  await opens(page, 3);
  await page.keyboard.press(PERSON);
  await drawBox(page, await seenAt(page, RED), 3);
  await submit(page, 1);
}

/** A little to the upper left of Ada, by a box drawn far off and moved; sees no bicycle. */
async function labelAsCy(page: Page): Promise<void> {
  await opens(page, 1);
  const car = await seenAt(page, RED);
  await drawBox(page, car, 60);
  await page.keyboard.press("v");
  const centre = { x: (car.left + car.right) / 2, y: (car.top + car.bottom) / 2 };
  await drag(page, { x: centre.x + 60, y: centre.y + 60 }, { x: centre.x - 3, y: centre.y - 3 });
  await page.keyboard.press("Escape");
  await page.keyboard.press(PERSON);
  await drawBox(page, await seenAt(page, BLUE), -3);
  await submit(page, 2);

  await opens(page, 2);
  await submit(page, 0);

  await opens(page, 3);
  await drawBox(page, await seenAt(page, RED), -3);
  await submit(page, 1);
}

const LABELING = { Ada: labelAsAda, Bo: labelAsBo, Cy: labelAsCy };
type Coco = {
  categories: { id: number; name: string }[];
  images: { id: number; file_name: string; width: number; height: number }[];
  annotations: { image_id: number; category_id: number; bbox: Box }[];
};

function expectClose(found: Box | undefined, drawn: Box | undefined): void {
  expect(found).toHaveLength(4);
  for (const [i, value] of (drawn ?? []).entries())
    expect(Math.abs((found?.[i] ?? Infinity) - value), `${found} for ${drawn}`).toBeLessThanOrEqual(2);
}

test("boxes drawn by three people come out of COCO where the things are", async ({ visit }) => {
  const { page } = await visitAsOwner(visit);
  const project = await createProject(page, /Object detection/, { name: "Street views", overlap: 3 });
  const uploaded = await imageFiles();
  await importByForm(page, project, uploaded);

  for (const [name, label] of Object.entries(LABELING))
    await test.step(`${name} draws`, async () => {
      const { page: own, close } = await joinAs(visit, page, project, name);
      await own.goto(`/projects/${project}`);
      await own.getByRole("link", { name: "Start labeling" }).click();
      await label(own);
      await expectSubmitted(own, project, uploaded.length);
      await close();
    });

  await test.step("the manager sees what was found, how it was called and where it lies", async () => {
    await page.goto(`/projects/${project}/quality`);
    // Found by hand, over the three pairs: street 12/12, yard 0/4, gate 6/6 give 18/22.
    await expect(page.getByText("0.82", { exact: true }).first()).toBeVisible();
    await expect(page.getByText("Detection F1 @ IoU 0.5", { exact: true }).first()).toBeVisible();
    // Of nine matched pairs all but two, at the gate, have the same label.
    await expect(page.getByRole("row", { name: /^Class agreement \(percent\)/ })).toContainText("0.78");
    await expect(page.getByRole("row", { name: /^Localization \(mean IoU\)/ })).toContainText(/0\.[89]\d/);
  });

  await test.step("the most disputed task opens with everybody's boxes side by side", async () => {
    const disputed = page.getByRole("table").filter({ hasText: "Disagreement" }).getByRole("row").nth(1);
    await expect(disputed).toContainText("yard.png");
    await expect(disputed).toContainText("1 Bicycle · 2 people");
    await expect(disputed).toContainText("1.00");
    await disputed.getByRole("link").click();
    for (const [name, boxes] of Object.entries({ Ada: 1, Bo: 1, Cy: 0 })) {
      const drawing = page.getByRole("img", { name: new RegExp(`${name}$`) });
      await expect(drawing).toBeVisible();
      await expect(drawing.locator("path")).toHaveCount(boxes);
    }
  });

  await test.step("COCO holds the agreed boxes in pixels of the upright images, and the images", async () => {
    await freezeRelease(page, project, { name: "Boxes", percents: { Train: 100, Validation: 0, Test: 0 } });
    const files = await downloadRelease(page, "COCO");
    expect(checkedManifest(files).counts.tasks).toBe(uploaded.length);
    const coco = JSON.parse(files.get("annotations/train.json")?.toString("utf8") ?? "{}") as Coco;
    const boxesOf = (file: string) => {
      const image = coco.images.find(({ file_name }) => file_name === file);
      const own = coco.annotations.filter(({ image_id }) => image_id === image?.id);
      const named = own.map(({ category_id, bbox }) => ({
        name: coco.categories.find(({ id }) => id === category_id)?.name,
        bbox,
      }));
      return { size: [image?.width, image?.height], named };
    };
    const street = boxesOf("street.png");
    expect(street.size).toEqual(STREET.size);
    expect(street.named).toHaveLength(2);
    expectClose(street.named.find(({ name }) => name === "Car")?.bbox, STREET.things[0]?.at);
    expectClose(street.named.find(({ name }) => name === "Person")?.bbox, STREET.things[1]?.at);
    expect(boxesOf("yard.png")).toEqual({ size: YARD.size, named: [] });
    const gate = boxesOf("z-gate.jpg");
    expect(gate.size).toEqual(GATE.size);
    expect(gate.named.map(({ name }) => name)).toEqual(["Car"]);
    expectClose(gate.named[0]?.bbox, GATE.things[0]?.at);

    for (const { file_name, width, height } of coco.images) {
      const bytes = files.get(`images/${file_name}`);
      const stored = await sharp(bytes).metadata();
      expect([stored.width, stored.height, stored.orientation ?? 1]).toEqual([width, height, 1]);
    }
    expect(files.get("images/street.png")).toEqual(uploaded[0]?.buffer);
  });
});
