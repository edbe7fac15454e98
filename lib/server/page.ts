/** What server components use: the actor behind the page's cookies and the same use cases the API calls. */
import { cookies, headers } from "next/headers";
import { notFound, redirect } from "next/navigation";
import { cache } from "react";
import { safeParse } from "zod/v4/core";
import { ROUTES, type RouteContract, type RouteName } from "@/lib/contracts/routes";
import { AppError } from "@/lib/core/app-error";
import type { Locale, Translate } from "@/lib/i18n";
import { makeTranslate } from "@/lib/i18n/dictionaries";
import { actorFromSession } from "./auth/actor";
import type { Actor, Context } from "./context";
import { localeOf } from "./http/locale";
import { PATH_HEADER } from "./http/path-header";
import { timeZoneOf } from "./http/time-zone";
import { getServices } from "./services";
import type { Input, Output, UseCase } from "./use-case";
import { USE_CASES } from "./use-cases";

/** Once per request, however much frame, title and page load. */
const pageContext = cache(async (): Promise<Context> => {
  const services = await getServices();
  const jar = await cookies();
  const cookie = (name: string) => jar.get(name)?.value;
  const actor = await actorFromSession(services, cookie);
  const locale = localeOf(cookie, (await headers()).get("accept-language"));
  return { ...services, actor, clientAddress: "page", timeZone: timeZoneOf(cookie), locale };
});

/**
 * Results that this request has loaded, by route and input: the frame and the page both show the project and the user.
 */
const loadedHere = cache(() => new Map<string, Promise<unknown>>());

/** The signed-in user of this request, or null. */
export async function currentActor(): Promise<Actor | null> {
  return (await pageContext()).actor;
}

/** To sign-in and back again to the page that was asked for. */
async function signInPath(): Promise<string> {
  const path = (await headers()).get(PATH_HEADER);
  return path === null || path === "/" ? "/sign-in" : `/sign-in?next=${encodeURIComponent(path)}`;
}

/** Runs the use case of a route for this page. @throws AppError the refusal, which the page shows in its own words */
export async function attempt<N extends RouteName>(
  name: N,
  input: Partial<Input<N>> = {},
): Promise<Output<N>> {
  // The register pairs each name with its own input and output; TypeScript cannot follow that through the lookup.
  const perform = USE_CASES[name] as unknown as UseCase<N>;
  return perform(await pageContext(), input as Input<N>);
}

/**
 * Runs the use case of a route for this page. Without a session it redirects to sign-in; a project or task hidden from
 * the user gives the not-found page. It throws other refusals to the error page.
 */
export async function load<N extends RouteName>(name: N, input: Partial<Input<N>> = {}): Promise<Output<N>> {
  // The path comes from the address bar: what cannot be an id is no page.
  const { params }: RouteContract = ROUTES[name];
  if (params && !safeParse(params, (input as { params?: unknown }).params).success) notFound();
  const loaded = loadedHere();
  const key = JSON.stringify([name, input]);
  const answer = (loaded.get(key) as Promise<Output<N>> | undefined) ?? attempt(name, input);
  loaded.set(key, answer);
  try {
    return await answer;
  } catch (error) {
    if (error instanceof AppError && error.code === "unauthenticated") redirect(await signInPath());
    if (error instanceof AppError && (error.code === "not_found" || error.code === "forbidden")) notFound();
    throw error;
  }
}

export const pageLocale = cache(async (): Promise<{ locale: Locale; t: Translate }> => {
  const jar = await cookies();
  const locale = localeOf((name) => jar.get(name)?.value, (await headers()).get("accept-language"));
  return { locale, t: makeTranslate(locale) };
});

/** Whether this instance still has to be set up. */
export async function needsSetUp(): Promise<boolean> {
  const { database } = await getServices();
  const { countUsers } = await import("@/db/queries/users");
  return (await countUsers(database.read)) === 0;
}
