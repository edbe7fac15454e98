/** Addresses of routes, with the parameters their contracts ask for. Only types come from the contracts: no zod at run time. */
import type * as z from "zod/v4/core";
import { addressOf, type Given } from "./address";
import { endpointOf, type RouteName } from "./endpoints";
import type { ROUTES } from "./routes";

/** A member as its contract reads it from text, or as the number, flag or text that it becomes. */
type Sent<I, O> = unknown extends I
  ? Extract<O, string | number | boolean>
  : I | Extract<O, number | boolean>;
type Texts<S extends z.$ZodType> = {
  [K in keyof z.input<S>]: Sent<z.input<S>[K], z.output<S>[K & keyof z.output<S>]>;
};
type Part<N extends RouteName, P extends "params" | "query"> =
  (typeof ROUTES)[N] extends Record<P, infer S extends z.$ZodType>
    ? Partial<Texts<S>> extends Texts<S>
      ? { [_ in P]?: Texts<S> }
      : { [_ in P]: Texts<S> }
    : { [_ in P]?: undefined };

/** What the address of a route is made of. */
export type UrlInput<N extends RouteName> = Part<N, "params"> & Part<N, "query">;
/** Arguments where the first may be left out when nothing in it is needed. */
export type Arguments<I, Rest extends unknown[] = []> =
  Partial<I> extends I ? [input?: I, ...Rest] : [input: I, ...Rest];

/** Relative to the site. A query member that is undefined is left out. */
export function urlOf<N extends RouteName>(name: N, ...[input]: Arguments<UrlInput<N>>): string {
  // Numbers and flags are made text by what encodes them.
  return addressOf(endpointOf(name).path, input as Given | undefined);
}
