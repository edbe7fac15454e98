/**
 * The caller's network address: the last hop of `X-Forwarded-For`. Behind a trusted proxy that is what the proxy saw;
 * without one `concord start` drops the visitor's header and Next fills in the socket's address.
 */
export function addressOf(request: Request): string {
  const hops = (request.headers.get("x-forwarded-for") ?? "").split(",");
  return hops.at(-1)?.trim() || "direct";
}
