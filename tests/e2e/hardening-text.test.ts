/** What people and files can write, everywhere it is shown: it is text, whatever it would like to be. */
import type { Page } from "@playwright/test";
import { newId } from "@/lib/core/ids";
import { expect, test } from "../support/browser";
import { api, joinAs, PASSWORD, type UploadFile, visitAsOwner } from "../support/journey";

/** Each makes an element or an attribute with `xss` in it, or sets `window.__xss`, where it is not shown as text. */
const PAYLOADS = [
  "<script>window.__xss=1</script>",
  '<script src="data:,window.__xss=1" id=xss></script>',
  "<img id=xss src=x onerror=window.__xss=1>",
  "<svg id=xss onload=window.__xss=1>",
  "<svg><script id=xss>window.__xss=1</script></svg>",
  "<svg><animate id=xss onbegin=window.__xss=1 attributeName=x dur=1s>",
  "<math><mtext></mtext><mglyph><style><img id=xss src=x onerror=window.__xss=1></style></mglyph></math>",
  "<noscript><p title='</noscript><img id=xss src=x onerror=window.__xss=1>'>",
  "<iframe id=xss srcdoc='<script>parent.__xss=1</script>'></iframe>",
  "<iframe id=xss src=javascript:parent.__xss=1></iframe>",
  "<object id=xss data=javascript:window.__xss=1></object>",
  "<embed id=xss src=javascript:window.__xss=1>",
  "<body id=xss onload=window.__xss=1>",
  "<details id=xss open ontoggle=window.__xss=1>",
  "<video id=xss><source onerror=window.__xss=1>",
  "<input id=xss autofocus onfocus=window.__xss=1>",
  "<form id=xss action=javascript:window.__xss=1><button>x</button></form>",
  "<a id=xss href=javascript:window.__xss=1>x</a>",
  "<base id=xss href=https://evil.test/>",
  "<meta id=xss http-equiv=refresh content='0;url=https://evil.test/'>",
  "<link id=xss rel=stylesheet href=https://evil.test/x.css>",
  "<style id=xss>@import 'https://evil.test/x.css';</style>",
  "<p id=xss style=\"background:url('https://evil.test/x')\">",
  "<template id=xss><script>window.__xss=1</script></template>",
  '"><img id=xss src=x onerror=window.__xss=1>',
  "'><img id=xss src=x onerror=window.__xss=1>",
  '" autofocus onfocus=window.__xss=1 id=xss x="',
  "' onmouseover=window.__xss=1 id=xss x='",
  "--><img id=xss src=x onerror=window.__xss=1>",
  "</title><img id=xss src=x onerror=window.__xss=1>",
  "</script><img id=xss src=x onerror=window.__xss=1>",
  "</textarea><img id=xss src=x onerror=window.__xss=1>",
  "]]><img id=xss src=x onerror=window.__xss=1>",
  "&lt;img id=xss src=x onerror=window.__xss=1&gt;",
  "\\u003cimg id=xss src=x onerror=window.__xss=1\\u003e",
  "{{constructor.constructor('window.__xss=1')()}}",
  // biome-ignore lint/suspicious/noTemplateCurlyInString: a template that nothing may fill in
  "${window.__xss=1}",
  "javascript:window.__xss=1//",
  "[x](javascript:window.__xss=1) ![x](https://evil.test/x.png)",
  "<<img id=xss src=x onerror=window.__xss=1>img>\u202e\u2066gpj.x",
];
const joined = (from: number, to: number, maxChars: number) =>
  PAYLOADS.slice(from, to).filter((text) => text.length <= maxChars);

/** A table whose text and columns are payloads, one row each. */
const FILE: UploadFile = {
  name: "<img id=xss src=x onerror=window.__xss=1>.jsonl",
  mimeType: "application/jsonl",
  buffer: Buffer.from(
    PAYLOADS.map((text, i) => JSON.stringify({ id: `${i} ${text}`, text, html: text, [text]: text })).join(
      "\n",
    ),
  ),
};

/** A project that says a payload wherever somebody may write. */
async function makeHostile(page: Page): Promise<string> {
  const [name, long] = [PAYLOADS[2] ?? "", PAYLOADS.join("\n\n")];
  const labels = joined(0, 40, 200).map((text, i) => ({ id: `l${i}`, name: text }));
  const schema = {
    inputs: [{ id: "text", kind: "text", field: "text" }],
    controls: [
      { id: "topic", kind: "choice", name: PAYLOADS[3], labels },
      { id: "parts", kind: "span", name: PAYLOADS[24], input: "text", labels: labels.slice(0, 8) },
    ],
  };
  const { id } = await api<{ id: string }>(page, "POST", "/api/v1/projects", {
    ...{ name, description: PAYLOADS.slice(3, 12).join(" "), schema },
  });
  for (const text of joined(24, 34, 100))
    await api(page, "POST", "/api/v1/projects", { name: text, template: "text-classification" });
  const at = `/api/v1/projects/${id}`;
  for (const [i, text] of PAYLOADS.entries())
    await api(page, "POST", `${at}/rules`, {
      ...{ title: text, statement: long, labels: [`topic/l${i % 8}`] },
      examples: [{ rating: "good", text, note: text }],
    });
  await api(page, "PUT", `${at}/guidelines/draft`, { markdown: long, baseRevision: 0 });
  await api(page, "POST", `${at}/guidelines`, { note: long.slice(0, 900) });
  return id;
}

/** What has become of a payload that was not shown as text, and what the page has asked other sites for. */
async function expectOnlyText(page: Page, where: string): Promise<void> {
  const found = await page.evaluate(() => ({
    ran: "__xss" in window,
    made: [
      ...document.querySelectorAll("#xss, [onerror], [onload], [onfocus], [href^='javascript:' i], iframe"),
    ].map((element) => element.outerHTML.slice(0, 200)),
  }));
  expect(found, where).toEqual({ ran: false, made: [] });
}

test("what a project, its people and its files say is text on every page that shows it", async ({
  visit,
}) => {
  test.slow();
  const { page: manager, context } = await visitAsOwner(visit);
  const foreign: string[] = [];
  context.on("request", (request) => {
    const { protocol, hostname } = new URL(request.url());
    if (protocol.startsWith("http") && hostname !== "localhost") foreign.push(request.url());
  });
  const project = await makeHostile(manager);
  const at = `/api/v1/projects/${project}`;
  await manager.goto(`/projects/${project}/import`);
  await manager.locator('input[type="file"]').setInputFiles(FILE);
  await expect(manager.getByRole("main")).toContainText("<script>window.__xss=1</script>");
  await expectOnlyText(manager, "the preview of an import");
  await manager.getByRole("button", { name: "Import", exact: true }).click();
  await expect(
    manager.getByRole("row").filter({ has: manager.getByText("done", { exact: true }) }),
  ).toHaveCount(1);

  const { page: ada } = await joinAs(visit, manager, project, "Ada");
  const me = await api<{ id: string }>(ada, "PATCH", "/api/v1/me", { name: PAYLOADS[25] });
  await api(ada, "POST", "/api/v1/me/tokens", { name: PAYLOADS[24], password: PASSWORD });
  const { tasks } = await api<{ tasks: { id: string }[] }>(ada, "POST", `${at}/queue`, { count: 3 });
  const [first = "", second = ""] = tasks.map(({ id }) => id);
  const shape = { kind: "span", parts: [{ start: 0, end: 1, text: "<" }] };
  const regions = [{ id: PAYLOADS[27], control: "parts", labels: ["l2"], shape }];
  const saved = await api<{ annotation: { id: string } }>(ada, "PUT", `/api/v1/tasks/${first}/annotation`, {
    ...{ annotationId: newId(), baseRevision: 0, state: "submitted", leadTimeMs: 1000, schemaVersion: 1 },
    ...{ document: { answers: { topic: "l2" }, regions, relations: [] }, guidelineVersion: 1 },
  });
  const text = PAYLOADS.slice(0, 20).join(" ");
  const { id: question } = await api<{ id: string }>(ada, "POST", `${at}/questions`, {
    taskId: second,
    text,
  });
  await api(manager, "POST", `${at}/questions/${question}/ruling`, { ruling: text });
  await api(manager, "POST", `${at}/reviews`, {
    ...{ annotationId: saved.annotation.id, revision: 1, decision: "rejected", reason: text },
  });
  await api(manager, "POST", `${at}/predictions`, {
    ...{
      model: PAYLOADS[25],
      items: [{ taskId: second, document: { answers: { topic: "l3" }, regions: [], relations: [] } }],
    },
  });
  await api(manager, "POST", `${at}/webhooks`, {
    url: "https://hooks.example.com/<img id=xss>",
    events: ["task.done"],
  });
  const plan = {
    labels: "all",
    ratios: { train: 1, validation: 0, test: 0 },
    seed: PAYLOADS[2]?.slice(0, 100),
  };
  await api(manager, "POST", `${at}/releases`, { name: PAYLOADS[2], plan });

  const inProject = (...paths: string[]) => paths.map((path) => `/projects/${project}${path}`);
  const guide = ["text", "rules", "questions", "history"].map((tab) => `/guidelines?tab=${tab}`);
  const settings = ["labels", "members", "integrations", "activity"];
  const seen = {
    manager: [
      "/",
      ...inProject("", "/tasks", `/tasks/${first}`, `/tasks/${second}`, "/import", "/review", "/releases"),
      ...inProject("/label", ...guide, ...settings.map((tab) => `/settings?tab=${tab}`)),
      ...inProject(`/tasks?search=${encodeURIComponent(PAYLOADS[24] ?? "")}&annotator=${me.id}`),
    ],
    ada: ["/", "/account", ...inProject("", "/label", "/guidelines")],
  };
  for (const [who, paths] of Object.entries(seen))
    for (const path of paths) {
      const page = who === "ada" ? ada : manager;
      await page.goto(path);
      await expect(page.getByRole("main")).toBeVisible();
      await expectOnlyText(page, `${who} ${path}`);
    }
  await manager.goto(`/projects/${project}/guidelines?tab=rules`);
  for (const payload of PAYLOADS.slice(0, 4)) await expect(manager.getByText(payload).first()).toBeVisible();
  expect(foreign).toEqual([]);
});

test("the search for smuggled elements finds them where they are", async ({ browser }) => {
  const context = await browser.newContext({ offline: true });
  let found = 0;
  for (const payload of PAYLOADS) {
    // Some lead the page elsewhere, which would reach into the next one's.
    const page = await context.newPage();
    await page.setContent(`<div>${payload}</div><div title="${payload}"></div>`, { waitUntil: "commit" });
    await expectOnlyText(page, payload).catch(() => found++);
    await page.close();
  }
  expect(found).toBeGreaterThan(25);
  await context.close();
});
