import type { Config } from "../config";

/** The caller's network address: the proxy's word where one is trusted, else one bucket for all direct callers. */
export function addressOf(request: Request, config: Pick<Config, "trustProxy">): string {
  const forwarded = request.headers.get("x-forwarded-for");
  if (!forwarded) return "direct";
  const hops = forwarded.split(",").map((hop) => hop.trim());
  // Next adds the socket's address as the last hop; earlier ones are a visitor's claim unless a proxy vouches for them.
  return (config.trustProxy ? hops[0] : hops[hops.length - 1]) || "direct";
}
