/** The labels or controls there are, for a refusal of one that is not there. */

const MAX_LISTED = 20;

/** `refund (Refund), other (Other)`: ids with the names they go by; the first twenty, and how many more there are. */
export function listed(items: readonly { id: string; name: string }[]): string {
  const shown = items.slice(0, MAX_LISTED).map(({ id, name }) => (id === name ? id : `${id} (${name})`));
  const more = items.length - shown.length;
  return `${shown.join(", ") || "none"}${more > 0 ? `, … (+${more})` : ""}`;
}
