/** The path and query of the page that is being made. The proxy sets it on every request, whatever a visitor sent. */
export const PATH_HEADER = "x-concord-path";
