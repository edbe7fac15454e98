/** A zip: a table and the images it names, or images that are a task each (`lib/server/imports/uploaded-zip.ts` opens it). */
import type { Container } from "../reader";

export const zip: Container = {
  extensions: ["zip"],
  sniff: ({ bytes: [p, k, three, four] }) => (p === 0x50 && k === 0x4b && three === 3 && four === 4 ? 1 : 0),
  isContainer: true,
};
