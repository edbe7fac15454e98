/** What every answer carries: a policy for scripts, no leave to keep it, and no lasting secret. */
import type { APIResponse, Page } from "@playwright/test";
import { ROUTES, type RouteContract } from "@/lib/contracts/routes";
import { expect, test } from "../support/browser";
import { demo, firstOf } from "../support/demo";
import { api, PASSWORD, visitAsOwner } from "../support/journey";

/** The main pages, and what the API answers to a GET there, as far as an address needs no more than the project. */
async function addresses(page: Page): Promise<{ pages: string[]; data: string[]; picture: string }> {
  const { tickets, harbour } = await demo(page);
  const task = await firstOf(page, `/api/v1/projects/${harbour}/tasks`);
  const { images } = await api<{ images: Record<string, { url: string }> }>(
    page,
    "GET",
    `/api/v1/projects/${harbour}/tasks/${task}`,
  );
  const of = (project: string, paths: string[]) => paths.map((path) => `/projects/${project}${path}`);
  const tabs = ["text", "rules", "questions"].map((tab) => `/guidelines?tab=${tab}`);
  const settings = ["labels", "members", "integrations"];
  const routes = Object.values(ROUTES as Record<string, RouteContract>).filter(
    ({ method, path }) => method === "GET" && path.replace("{project}", "").indexOf("{") < 0,
  );
  return {
    pages: [
      ...["/", "/account", "/projects/new", "/projects/nowhere", "/nowhere"],
      ...of(tickets, ["", "/tasks", "/import", "/quality", "/review", "/releases", "/label", ...tabs]),
      ...of(
        tickets,
        settings.map((tab) => `/settings?tab=${tab}`),
      ),
      ...of(harbour, ["/label", "/review", `/tasks/${task}`]),
    ],
    data: [
      ...routes.map(({ path }) => path.replace("{project}", tickets)),
      ...["/api/auth/session", "/api/auth/csrf", "/api/auth/providers", "/api/auth/signout", "/api/nowhere"],
      ...["/api/health", "/api/v1/projects/nowhere", "/_next/nowhere"],
    ],
    picture: Object.values(images)[0]?.url ?? "",
  };
}

const nonceOf = (policy: string) => /'nonce-([\w+/=]+)'/.exec(policy)?.[1] ?? "";

function expectCommonHeaders(answer: APIResponse): void {
  const headers = answer.headers();
  const told = `${answer.url()} ${answer.status()}`;
  expect(headers["x-content-type-options"], told).toBe("nosniff");
  expect(headers["referrer-policy"], told).toBe("no-referrer");
  expect(headers["x-frame-options"], told).toBe("DENY");
  expect(headers["x-powered-by"], told).toBeUndefined();
  const policy = headers["content-security-policy"] ?? "";
  for (const rule of ["base-uri 'none'", "frame-ancestors 'none'"]) expect(policy, told).toContain(rule);
  expect(policy, told).toMatch(/object-src 'none'|default-src 'none'/);
  const scripts = /script-src [^;]*/.exec(policy)?.[0] ?? "";
  // The worker that runs models compiles WebAssembly; no page and nothing else may.
  const allowed = answer.url().endsWith("/segment/worker")
    ? scripts.replace(" 'wasm-unsafe-eval'", "")
    : scripts;
  expect(allowed, told).not.toMatch(/unsafe|http|\*|data:/);
}

test("every page has a policy with a nonce of its own, and no answer may be kept by anybody else", async ({
  visit,
}) => {
  test.slow();
  const { page } = await visitAsOwner(visit);
  const { pages, data, picture } = await addresses(page);
  const nonces: string[] = [];
  for (const path of [...pages, "/sign-in"])
    for (const headers of [{}, { rsc: "1" }] as Record<string, string>[]) {
      const answer = await page.request.get(path, { headers });
      expectCommonHeaders(answer);
      expect(answer.headers()["cache-control"], path).toMatch(/private, no-(cache, no-)?store/);
      const policy = answer.headers()["content-security-policy"] ?? "";
      expect(policy).toMatch(/script-src 'self' 'nonce-[\w+/=]{20,}' 'strict-dynamic'(;|$)/);
      nonces.push(nonceOf(policy));
      // Each script of the page is one of its own; what is no HTML has none.
      if (headers.rsc) continue;
      for (const [tag] of (await answer.text()).matchAll(/<script\b[^>]*>/g))
        expect(tag, path).toContain(`nonce="${nonceOf(policy)}"`);
    }
  expect(new Set(nonces).size).toBe(nonces.length);
  for (const path of data) {
    const answer = await page.request.get(path);
    expectCommonHeaders(answer);
    expect(answer.headers()["content-security-policy"], path).toContain("default-src 'none'");
    // A script that is the same for everybody may be kept, if it is asked for again.
    const mayKeep = path.endsWith("/segment/worker") ? /no-cache/ : /no-store/;
    expect(answer.headers()["cache-control"], path).toMatch(mayKeep);
    if (!path.endsWith("/health")) expect(answer.headers()["cache-control"], path).toMatch(/^private\b/);
  }
  const image = await page.request.get(picture);
  expect(image.headers()["content-security-policy"]).toContain("sandbox");
  expect(image.headers()["cache-control"]).toMatch(/^private\b/);
});

/** Counts what the policy stops, from the first line of every page on. */
const countViolations = () => {
  const seen: string[] = [];
  Object.assign(window, { violations: seen });
  document.addEventListener("securitypolicyviolation", (event) => seen.push(event.violatedDirective));
};
const violations = (page: Page) =>
  page.evaluate(() => (window as unknown as { violations: string[] }).violations);

test("the main pages do nothing that their policy stops, and it stops what is smuggled in", async ({
  visit,
  browser,
  baseURL,
}) => {
  test.slow();
  const { page, context } = await visitAsOwner(visit);
  await context.addInitScript(countViolations);
  const { pages } = await addresses(page);
  // That no page of the demo says anything on the console is looked at with axe; here are those that do most.
  for (const path of pages.filter((address) =>
    /^\/$|nowhere|label|review|quality|tasks|integrations/.test(address),
  )) {
    await page.goto(path);
    await expect(page.getByRole("main")).toBeVisible();
    expect(await violations(page), path).toEqual([]);
  }
  const other = await browser.newContext({ baseURL: String(baseURL) });
  await other.addInitScript(countViolations);
  const stranger = await other.newPage();
  await stranger.goto("/sign-in");
  await stranger.evaluate(() => {
    document.body.insertAdjacentHTML("beforeend", '<img src="data:," onerror="window.xss = 1">');
    const script = document.createElement("script");
    script.src = "https://evil.test/x.js";
    document.body.append(script);
  });
  await expect(async () => expect(await violations(stranger)).toContain("script-src-attr")).toPass();
  expect(await stranger.evaluate(() => "xss" in window)).toBe(false);
  await other.close();
});

test("no page and no GET gives a script that reads it anything that outlives the session", async ({
  visit,
}) => {
  const { page, context } = await visitAsOwner(visit);
  const { pages, data } = await addresses(page);
  const { secret } = await api<{ secret: string }>(page, "POST", "/api/v1/me/tokens", {
    ...{ name: "kept", password: PASSWORD },
  });
  expect(secret).toMatch(/^cnc_\S{20,}$/);
  await page.goto("/");
  const { origin } = new URL(page.url());
  for (const body of [
    { name: "x" },
    { name: "x", password: "" },
    { name: "x", password: "not the password" },
  ]) {
    const refused = await page.request.post("/api/v1/me/tokens", { headers: { origin }, data: body });
    expect(refused.status()).toBe(400);
  }
  const session = (await context.cookies()).find(({ name }) => name.includes("session-token"));
  expect(session).toMatchObject({ httpOnly: true, sameSite: "Lax" });
  const texts = await page.evaluate(
    (paths) => Promise.all(paths.map((path) => fetch(path).then((answer) => answer.text()))),
    [...pages, ...data],
  );
  const all = [...texts, await page.evaluate(() => document.cookie)].join("\n");
  expect(all).toContain("owner@example.test");
  for (const kept of [secret, session?.value ?? "", "$argon2"]) expect(all.includes(kept)).toBe(false);
  expect(all).not.toMatch(/cnc_[\w-]{10,}/);
});
