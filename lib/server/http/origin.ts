/** Cross-site writes are refused for everything a cookie signs (a bearer token cannot be sent by another site). */
import { AppError } from "@/lib/core/app-error";
import { say } from "@/lib/core/message";
import type { Config } from "../config";

const hostOf = (url: string): string | null => {
  try {
    return new URL(url).host;
  } catch {
    return null;
  }
};

export function requireSameOrigin(request: Request, config: Pick<Config, "url">): void {
  const origin = request.headers.get("origin");
  const host = request.headers.get("host");
  const allowed = [host, hostOf(config.url)];
  if (
    origin !== null
      ? allowed.includes(hostOf(origin))
      : request.headers.get("sec-fetch-site") === "same-origin"
  )
    return;
  throw new AppError("cross_origin", say("access.crossOrigin"));
}
