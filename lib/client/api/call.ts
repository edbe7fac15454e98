/** Calls of the API by the name of the route, which decides method, path and all types. */
import type * as z from "zod/v4/core";
import { endpointOf, type RouteName } from "@/lib/contracts/endpoints";
import type { ROUTES } from "@/lib/contracts/routes";
import { type Arguments, type UrlInput, urlOf } from "@/lib/contracts/url-of";
import { type Options, request } from "../http";

type Routes = typeof ROUTES;
type Body<N extends RouteName> = Routes[N] extends { body: infer B }
  ? { body: B extends z.$ZodType ? z.input<B> : Blob | string }
  : { body?: undefined };

/** Routes that answer with JSON; the others are addresses to follow. */
export type CallName = { [N in RouteName]: Routes[N]["response"] extends z.$ZodType ? N : never }[RouteName];
export type CallInput<N extends CallName> = UrlInput<N> & Body<N>;
/** What a route answers: typed by its contract, not checked against it. */
export type Answer<N extends CallName> = Routes[N]["response"] extends infer S extends z.$ZodType
  ? z.output<S>
  : never;

/** Throws ApiError or NetworkError. */
export function call<N extends CallName>(
  name: N,
  ...[input, options]: Arguments<CallInput<N>, [options?: Options]>
): Promise<Answer<N>> {
  // The arguments are required or not by the name, which TypeScript cannot follow in here.
  const url = urlOf(name, ...([input] as unknown as Arguments<UrlInput<N>>));
  return request(endpointOf(name).method, url, input?.body, options);
}
