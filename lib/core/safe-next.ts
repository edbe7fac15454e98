/**
 * Only places of this site: one slash, then something that is neither a slash nor a backslash. All in the characters an
 * address is written in: a header holds no others, so that a redirect to them would fail.
 */
export function safeNext(next: string | undefined): string {
  return next !== undefined && /^\/(?![/\\])[!-~]*$/.test(next) ? next : "/";
}
