/** The types of use cases: what goes in and out is decided by the route table. */
import type * as z from "zod/v4/core";
import type { ROUTES, RouteName } from "@/lib/contracts/routes";
import type { Context } from "./context";

type Part<R, K extends string> =
  R extends Record<K, infer S> ? (S extends z.$ZodType ? z.output<S> : S) : undefined;

/** A streamed request body, for routes whose body is `raw`. */
export type RawBody = { stream: ReadableStream<Uint8Array>; contentLength: number | null };

export type Input<N extends RouteName> = {
  params: Part<(typeof ROUTES)[N], "params">;
  query: Part<(typeof ROUTES)[N], "query">;
  body: (typeof ROUTES)[N] extends { body: "raw" } ? RawBody : Part<(typeof ROUTES)[N], "body">;
};
export type Output<N extends RouteName> = (typeof ROUTES)[N]["response"] extends z.$ZodType
  ? z.output<(typeof ROUTES)[N]["response"]>
  : Response;

export type UseCase<N extends RouteName> = (context: Context, input: Input<N>) => Promise<Output<N>>;
