/** Signing in and out through the session endpoints, and where to go afterwards. */
import type { Translate } from "@/lib/i18n";
import { call } from "./api/label-call";
import { request } from "./http";
import { setLocale, setTheme } from "./look";
import { forgetDevice } from "./session/offline/forget-device";

async function postForm(path: string, fields: Record<string, string>): Promise<Response> {
  const { csrfToken } = await request<{ csrfToken: string }>("GET", "/api/auth/csrf");
  return fetch(path, {
    method: "POST",
    credentials: "same-origin",
    headers: { "content-type": "application/x-www-form-urlencoded" },
    body: new URLSearchParams({ ...fields, csrfToken, json: "true" }),
  });
}

/** Rejects with a sentence for the user when it does not work. */
export async function signIn(t: Translate, email: string, password: string): Promise<void> {
  const response = await postForm("/api/auth/callback/credentials", { email, password, callbackUrl: "/" });
  if (response.status === 429) {
    const seconds = Number(response.headers.get("retry-after")) || 60;
    throw new Error(t("signIn.wait", { count: seconds }));
  }
  if (response.status >= 500) throw new Error(t("signIn.failed"));
  const { url } = response.ok ? ((await response.json()) as { url?: string }) : {};
  if (!response.ok || url?.includes("error=")) throw new Error(t("signIn.wrong"));
  // The offline batch of an earlier user is not for this one.
  const { id } = await call("getMe");
  await forgetDevice(id);
}

/** Applies the user's stored language and theme to this browser. */
export async function applyPreferences(): Promise<void> {
  const { preferences } = await call("getMe");
  if (preferences.locale) setLocale(preferences.locale);
  if (preferences.theme) setTheme(preferences.theme);
}

export async function signOut(): Promise<void> {
  await postForm("/api/auth/signout", { callbackUrl: "/sign-in" });
  await forgetDevice(null);
}

/** On every device; what other devices keep goes when they next reach the server. */
export async function signOutEverywhere(): Promise<void> {
  await call("signOutEverywhere");
  await forgetDevice(null);
}
