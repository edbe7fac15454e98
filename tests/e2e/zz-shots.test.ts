import sharp from "sharp";
import { expect, test } from "../support/browser";
import { drawBox, seenAt } from "../support/gestures";
import { api, createProject, importFile, textsFile, visitAsOwner } from "../support/journey";

const shot = process.env.SHOTS ?? "/tmp/shots";
async function sign(words: string, name: string) {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="480" height="320"><rect width="480" height="320" fill="#e8e4da"/>
    <text x="60" y="120" font-size="44" font-family="sans-serif" fill="#c81e1e">${words}</text>
    <text x="60" y="240" font-size="44" font-family="sans-serif" fill="#1e3cc8">12 kg</text></svg>`;
  return { name, mimeType: "image/png", buffer: await sharp(Buffer.from(svg)).png().toBuffer() };
}
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
  { id: "plain", kind: "number", name: "Count", integer: true },
  { id: "note", kind: "text", name: "Note" },
  { id: "long", kind: "text", name: "Summary", multiline: true, maxLength: 200 },
  { id: "day", kind: "datetime", name: "Day", mode: "date" },
  { id: "at", kind: "datetime", name: "At", mode: "datetime" },
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
test("shots", async ({ visit }) => {
  test.setTimeout(240_000);
  const { page } = await visitAsOwner(visit);
  const project = await createProject(page, /Text classification/, { name: "Typed", overlap: 1 });
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
  for (const [theme, lang] of [
    ["light", "en"],
    ["dark", "ru"],
  ] as const) {
    await page.emulateMedia({ colorScheme: theme });
    await page
      .context()
      .addCookies([{ name: "concord-locale", value: lang, url: new URL(page.url()).origin }]);
    await page.goto(`/projects/${project}/label`);
    await expect(page.getByRole("textbox", { name: "Note" })).toBeVisible();
    await page.screenshot({ path: `${shot}/typed-empty-${theme}.png` });
    await page.getByRole("textbox", { name: /Weight/ }).fill(lang === "ru" ? "12,3" : "1,234");
    await page.getByRole("textbox", { name: /Count/ }).fill("1e309");
    await page.getByRole("textbox", { name: "Note" }).fill("שלום");
    await page.getByRole("textbox", { name: "Summary" }).fill("x".repeat(230));
    await page.getByLabel("Day").fill("2026-03-31");
    await page.getByRole("button", { name: /Delay/ }).last().click();
    await page.getByRole("button", { name: /^(Submit|Отправить)/ }).click();
    await page.screenshot({ path: `${shot}/typed-wrong-${theme}.png` });
    await page.setViewportSize({ width: 390, height: 844 });
    await page.screenshot({ path: `${shot}/typed-narrow-${theme}.png` });
    await page.setViewportSize({ width: 1360, height: 860 });
    await page.goto(`/projects/${project}/settings`);
    await expect(page.getByLabel(/^(Step|Шаг)/).first()).toBeVisible();
    await page.screenshot({ path: `${shot}/settings-${theme}.png`, fullPage: true });
  }
  await page.context().addCookies([{ name: "concord-locale", value: "en", url: new URL(page.url()).origin }]);
  await page.emulateMedia({ colorScheme: "light" });
  // comparison
  const pair = await createProject(page, /Comparison of two/, { name: "Pairs", overlap: 1 });
  await page.screenshot({ path: `${shot}/import-pair.png` });
  {
    const a = await sign("LEFT", "a.png"),
      b = await sign("RIGHT", "b.png");
    const { zipOf } = await import("../support/zip");
    void zipOf;
    void a;
    void b;
  }
  // OCR
  const ocr = await createProject(page, /OCR/, { name: "OCR", overlap: 1 });
  await importFile(page, ocr, [await sign("STOP", "a.png"), await sign("GO", "b.png")]);
  await page.goto(`/projects/${ocr}/label`);
  await drawBox(page, await seenAt(page, [200, 30, 30]));
  await page.keyboard.press("Escape");
  await drawBox(page, await seenAt(page, [30, 60, 200]));
  await page.keyboard.type("12 kg");
  await page.keyboard.press("Enter");
  await page.keyboard.press("Enter");
  await page.screenshot({ path: `${shot}/ocr.png` });
  await page.setViewportSize({ width: 390, height: 844 });
  await page.screenshot({ path: `${shot}/ocr-narrow.png` });
  await page.setViewportSize({ width: 1360, height: 860 });
  await page.goto(`/projects/${ocr}/settings`);
  await page.getByRole("region", { name: "Transcription" }).waitFor();
  await page.screenshot({ path: `${shot}/ocr-settings.png`, fullPage: true });
  void pair;
});
