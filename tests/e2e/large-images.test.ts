/** Images that are more than a browser shows by itself: of 16 bits, of several pages, very large, and broken ones. */
import type { Page } from "@playwright/test";
import sharp from "sharp";
import { expect, test } from "../support/browser";
import { deepGrey, tiffOfPages } from "../support/deep-images";
import { api, createProject, importFile, visitAsOwner } from "../support/journey";
import { picture } from "../support/picture";

const view = (page: Page) => page.getByTestId("image-image");

type Colour = { red: number; green: number; blue: number };

/** What the eye sees at a place of the view, given in shares of its sides. */
async function colourAt(page: Page, x: number, y: number): Promise<Colour> {
  const shot = sharp(await view(page).screenshot());
  const { width, height } = await shot.metadata();
  const at = { left: Math.round(x * width), top: Math.round(y * height), width: 1, height: 1 };
  const [red = 0, green = 0, blue = 0] = await shot.extract(at).removeAlpha().raw().toBuffer();
  return { red, green, blue };
}
const lightnessAt = async (page: Page, x: number, y: number) => (await colourAt(page, x, y)).green;

/** `window.image` of the first task, as the label view gets it. */
async function firstImage(page: Page, project: string) {
  const { items } = await api<{ items: { id: string }[] }>(page, "GET", `/api/v1/projects/${project}/tasks`);
  const task = `/api/v1/projects/${project}/tasks/${items[0]?.id}`;
  const { images } = await api<{ images: Record<string, { tileLevels?: number }> }>(page, "GET", task);
  return images.image;
}

test("an image of 16 bits is readable at once, and its window is changed in the look panel", async ({
  visit,
}) => {
  const { page } = await visitAsOwner(visit);
  const project = await createProject(page, /Object detection/, { name: "Deep", overlap: 1 });
  // 12 bits: levels 400 to 3,990 of 65,535, from left to right.
  const deep = deepGrey({ width: 360, height: 240, levelAt: (x) => 400 + 10 * x });
  const buffer = await deep.png().toBuffer();
  await importFile(page, project, [{ name: "scan.png", mimeType: "image/png", buffer }]);
  await page.goto(`/projects/${project}/label`);
  await expect(view(page)).toBeVisible();
  await expect.poll(() => lightnessAt(page, 0.5, 0.5)).toBeGreaterThan(100);
  expect(await lightnessAt(page, 0.28, 0.5)).toBeLessThan(90);

  await page.getByRole("button", { name: "Image look" }).click();
  const low = page.getByRole("slider", { name: "Window low" });
  const high = page.getByRole("slider", { name: "Window high" });
  await expect(low).toHaveAttribute("aria-valuetext", "410");
  // All that is below the new lower level is black.
  await low.fill("0.95");
  await expect.poll(() => lightnessAt(page, 0.5, 0.5)).toBeLessThan(20);
  // The other end stays above it, by keyboard too.
  await high.focus();
  await page.keyboard.press("Home");
  const level = async (end: typeof low) => Number(await end.getAttribute("aria-valuetext"));
  expect((await level(high)) - (await level(low))).toBe(1);
  await page.getByRole("button", { name: "As it is" }).click();
  await expect.poll(() => lightnessAt(page, 0.5, 0.5)).toBeGreaterThan(100);
  await expect(low).toHaveAttribute("aria-valuetext", "410");
});

test("a window that has not come when the next one is asked for is let go: the server need not make it", async ({
  visit,
}) => {
  const { page, context } = await visitAsOwner(visit);
  // What it fetches is not seen from here.
  await context.route("**/label-worker.js*", (route) => route.abort());
  const project = await createProject(page, /Object detection/, { name: "Dragged", overlap: 1 });
  const deep = deepGrey({ width: 360, height: 240, levelAt: (x) => 400 + 10 * x });
  const file = { name: "scan.png", mimeType: "image/png", buffer: await deep.png().toBuffer() };
  await importFile(page, project, [file]);
  await page.goto(`/projects/${project}/label`);
  await expect.poll(() => lightnessAt(page, 0.5, 0.5)).toBeGreaterThan(100);
  await page.getByRole("button", { name: "Image look" }).click();
  const low = page.getByRole("slider", { name: "Window low" });
  const isWindow = (url: URL) => url.searchParams.has("low");
  let asked = 0;
  await page.route(isWindow, (route) =>
    asked++ === 0 ? new Promise<void>(() => undefined) : route.continue(),
  );
  const letGo = page.waitForEvent("requestfailed", (request) => isWindow(new URL(request.url())));
  await low.fill("0.5");
  await expect.poll(() => asked).toBe(1);
  await low.fill("0.95");
  await letGo;
  await expect.poll(() => lightnessAt(page, 0.5, 0.5)).toBeLessThan(20);
});

test("each page of a TIFF is a task that shows it", async ({ visit }) => {
  const { page } = await visitAsOwner(visit);
  const project = await createProject(page, /Object detection/, { name: "Pages", overlap: 1 });
  const buffer = await tiffOfPages(["#e00000", "#00a000", "#0000e0"], 200);
  await importFile(page, project, [{ name: "scan.tif", mimeType: "image/tiff", buffer }]);
  await page.goto(`/projects/${project}/label`);
  const seen: string[] = [];
  for (const name of ["scan.tif#1", "scan.tif#2", "scan.tif#3"]) {
    await expect(page.getByText(name)).toBeVisible();
    await expect
      .poll(async () => {
        const colour = await colourAt(page, 0.5, 0.5);
        return Object.entries(colour).toSorted(([, a], [, b]) => b - a)[0]?.[0];
      })
      .toBe({ "scan.tif#1": "red", "scan.tif#2": "green", "scan.tif#3": "blue" }[name]);
    seen.push(name);
    await page.keyboard.press("Enter");
  }
  expect(seen).toHaveLength(3);
  // An image without any answer of any box is a task that is done.
  await expect(page.getByText("scan.tif#3")).toBeHidden();
});

/** Stripes of one pixel in the middle, which only the finest tiles show; green around them. */
async function largeImage(): Promise<Buffer> {
  const stripes = Buffer.alloc(400 * 400 * 3);
  for (let i = 0; i < 400 * 400; i++) stripes.fill(i % 2 === 0 ? 255 : 0, i * 3, i * 3 + 3);
  return sharp({ create: { width: 6_400, height: 4_000, channels: 3, background: "#208040" } })
    .composite([{ input: stripes, raw: { width: 400, height: 400, channels: 3 }, left: 3_000, top: 1_800 }])
    .png({ compressionLevel: 1 })
    .toBuffer();
}

test("a large image is painted by tiles of the level that fits the zoom", async ({ visit }) => {
  const { page, context } = await visitAsOwner(visit);
  await context.route("**/label-worker.js*", (route) => route.abort());
  const project = await createProject(page, /Masks/, { name: "Large", overlap: 1 });
  const image = { name: "field.png", mimeType: "image/png", buffer: await largeImage() };
  await importFile(page, project, [image]);
  await expect.poll(async () => (await firstImage(page, project))?.tileLevels, { timeout: 60_000 }).toBe(5);

  const tiles: string[] = [];
  const wholes: string[] = [];
  page.on("request", (request) => {
    const { pathname, searchParams } = new URL(request.url());
    const tile = /\/assets\/[^/]+\/tiles\/(\d+)\/\d+\/\d+$/.exec(pathname);
    if (tile?.[1]) tiles.push(tile[1]);
    else if (pathname.includes("/assets/")) wholes.push(searchParams.get("variant") ?? "full");
  });
  await page.goto(`/projects/${project}/label`);
  await expect.poll(() => tiles.length).toBeGreaterThan(1);
  // The whole file, decoded in 100 MB, is never asked for.
  expect(new Set(wholes)).toEqual(new Set(["preview"]));
  expect(tiles).not.toContain("4");

  await page.getByRole("button", { name: "Image look" }).click();
  await page.getByRole("checkbox", { name: "Overview" }).check();
  await expect(page.getByRole("img", { name: "Overview" })).toBeVisible();
  await page.getByRole("button", { name: "Image look" }).click();
  const box = await view(page).boundingBox();
  await page.mouse.move((box?.x ?? 0) + (box?.width ?? 0) / 2, (box?.y ?? 0) + (box?.height ?? 0) / 2);
  for (let i = 0; i < 12; i++) await page.mouse.wheel(0, -600);
  await expect.poll(() => tiles.includes("4")).toBe(true);
  // Single pixels are seen, white beside black: no coarser level has them.
  await expect
    .poll(async () => {
      const { channels } = await sharp(await view(page).screenshot()).stats();
      return (channels[0]?.stdev ?? 0) > 100;
    })
    .toBe(true);

  // A tool that follows colours says why it cannot.
  await page.keyboard.press("m");
  for (let i = 0; i < 4; i++) await page.keyboard.press("Shift+Q");
  await expect(page.getByText("Large image: its colours cannot be followed.")).toBeVisible();
});

test("an image that cannot be shown says why, and is skipped as broken in one press", async ({ visit }) => {
  const { page, context } = await visitAsOwner(visit);
  await context.route("**/label-worker.js*", (route) => route.abort());
  const project = await createProject(page, /Object detection/, { name: "Broken", overlap: 1 });
  const files = await Promise.all(
    ["#800000", "#008000", "#000080"].map((ground, i) =>
      picture([], { name: `${i}.png`, width: 64, height: 48, ground }),
    ),
  );
  await importFile(page, project, files);
  const { items } = await api<{ items: { id: string }[] }>(page, "GET", `/api/v1/projects/${project}/tasks`);
  const assets = await Promise.all(
    items.map(async ({ id }) => {
      const path = `/api/v1/projects/${project}/tasks/${id}`;
      const { images } = await api<{ images: Record<string, { assetId: string }> }>(page, "GET", path);
      return images.image?.assetId ?? "";
    }),
  );
  const problem = { key: "notFound.imageFile", detail: "", status: 404 };
  await context.route(`**/assets/${assets[0]}`, (route) =>
    route.fulfill({ status: 404, contentType: "application/problem+json", body: JSON.stringify(problem) }),
  );
  await context.route(`**/assets/${assets[1]}`, (route) =>
    route.fulfill({ status: 200, contentType: "image/png", body: "no image" }),
  );
  await context.route(`**/assets/${assets[2]}`, (route) => route.abort());

  await page.goto(`/projects/${project}/label`);
  const alert = page.getByRole("alert").filter({ hasText: "cannot be shown" });
  await expect(alert).toContainText("Its file is missing on the server.");
  await page.getByRole("button", { name: "Skip: the data is broken" }).click();
  await expect(alert).toContainText("is damaged");
  await page.getByRole("button", { name: "Skip: the data is broken" }).focus();
  await page.keyboard.press("Enter");
  // Without the server nothing is known of the data: it is not called broken.
  await expect(alert).toContainText("The server cannot be reached.");
  await expect(page.getByRole("button", { name: "Skip: the data is broken" })).toBeHidden();
  await context.unroute(`**/assets/${assets[2]}`);
  await page.getByRole("button", { name: "Try again" }).click();
  await expect(alert).toBeHidden();
  await expect.poll(async () => (await colourAt(page, 0.5, 0.5)).blue).toBe(128);

  type History = { items: { state: string; skipReason: string | null }[] };
  await expect
    .poll(async () => {
      const { items: own } = await api<{ items: { id: string }[] }>(
        page,
        "GET",
        `/api/v1/projects/${project}/tasks?limit=10`,
      );
      const reasons = await Promise.all(
        own.map(async ({ id }) => {
          const path = `/api/v1/projects/${project}/tasks/${id}`;
          const { answers } = await api<{ answers: History["items"] }>(page, "GET", path);
          return answers.map(({ state, skipReason }) => [state, skipReason]);
        }),
      );
      return reasons.flat();
    })
    .toEqual([
      ["skipped", "broken"],
      ["skipped", "broken"],
    ]);
});
