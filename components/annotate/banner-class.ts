export const BANNER =
  "flex flex-wrap items-start gap-x-3 gap-y-1 border-line border-b bg-bad-weak px-3.5 py-2";
