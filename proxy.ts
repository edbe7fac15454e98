/**
 * A content security policy with a nonce of its own for every page. It decides nothing about access: use cases do. It is
 * kept off the API and static files, where it would cost throughput and cut large bodies; a policy without any script
 * stands there instead (next.config.js).
 */
import { type NextRequest, NextResponse } from "next/server";
import { PATH_HEADER } from "@/lib/server/http/path-header";

const policy = (nonce: string) =>
  [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'`,
    // Positions and label colours are set on elements; no script can be smuggled in through a style.
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' blob: data:",
    "connect-src 'self'",
    "worker-src 'self' blob:",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join("; ");

export function proxy(request: NextRequest) {
  const content = policy(btoa(crypto.randomUUID()));
  const headers = new Headers(request.headers);
  // Next reads the nonce for its own scripts from the request's policy.
  headers.set("content-security-policy", content);
  headers.set(PATH_HEADER, request.nextUrl.pathname + request.nextUrl.search);
  const response = NextResponse.next({ request: { headers } });
  response.headers.set("content-security-policy", content);
  response.headers.set("cache-control", "private, no-store");
  return response;
}

export const config = { matcher: ["/((?!api/|_next/).*)"] };
