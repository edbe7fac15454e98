/** Read by the server, written by the browser. */
export const TIME_ZONE_COOKIE = "concord-time-zone";
