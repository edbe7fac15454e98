/** Where signing in and out lead: to pages of this site, whatever an address asks for. */
import { expect, test } from "../support/browser";
import { api, PASSWORD, visitAsOwner } from "../support/journey";

test("no address in ?next= or callbackUrl= leads to another site, or makes the door fail", async ({
  visit,
  baseURL,
}) => {
  const { page } = await visitAsOwner(visit);
  const { origin } = new URL(String(baseURL));
  const away = [
    ...[
      "https://evil.test",
      "//evil.test",
      "/\\evil.test",
      "\\\\evil.test",
      "/\t/evil.test",
      "/%09/evil.test",
    ],
    ...["javascript:alert(1)", "data:text/html,x", "/\r\nlocation: https://evil.test", "/\u0000", "/\u2603"],
    ...[
      `${origin}.evil.test`,
      `${origin}@evil.test`,
      "https:evil.test",
      "x".repeat(6_000),
      "/".repeat(6_000),
    ],
  ];
  const { csrfToken } = await api<{ csrfToken: string }>(page, "GET", "/api/auth/csrf");
  for (const target of away) {
    const query = encodeURIComponent(target);
    const answers = [
      await page.request.get(`/sign-in?next=${query}`, { maxRedirects: 0 }),
      await page.request.get(`/sign-in?callbackUrl=${query}`, { maxRedirects: 0 }),
      await page.request.get(`/api/auth/signin?callbackUrl=${query}`, { maxRedirects: 0 }),
      await page.request.post("/api/auth/callback/credentials", {
        ...{ headers: { origin }, maxRedirects: 0 },
        form: { csrfToken, callbackUrl: target, email: "owner@example.test", password: PASSWORD },
      }),
    ];
    for (const answer of answers) {
      expect(answer.status(), `${answer.url()} ${target}`).toBeLessThan(500);
      const location = answer.headers().location;
      if (location) expect(new URL(location, origin).origin, target).toBe(origin);
    }
  }
  const { page: stranger } = await visit();
  await stranger.goto(`/sign-in?next=${encodeURIComponent("//evil.test/x")}`);
  await stranger.getByLabel("E-mail").fill("owner@example.test");
  await stranger.getByLabel("Password").fill(PASSWORD);
  await stranger.getByRole("button", { name: "Sign in" }).click();
  await stranger.waitForURL(`${origin}/`);
});
