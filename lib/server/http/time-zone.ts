/** The browser's time zone, which it sends in a cookie, so that the server knows it before it renders a page. */
import { isTimeZone } from "@/lib/core/local-day";
import { TIME_ZONE_COOKIE } from "@/lib/core/time-zone-cookie";

/** @param cookie reads a cookie of the request */
export function timeZoneOf(cookie: (name: string) => string | undefined): string {
  const zone = cookie(TIME_ZONE_COOKIE);
  return isTimeZone(zone) ? zone : "UTC";
}
