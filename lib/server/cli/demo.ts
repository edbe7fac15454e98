import { createDemo } from "../demo/create-demo";
import type { Command } from "./command";
import { findOwnerId } from "./find-owner";
import { ensureOwner, withServices } from "./instance";

export const demo: Command = {
  name: "demo",
  summary: "Make the two demo projects, owned by the owner of the instance",
  options: {},
  notes: [
    "A new instance needs its owner first: concord user add --owner, or CONCORD_OWNER_EMAIL and CONCORD_OWNER_PASSWORD.",
  ],
  run: () =>
    withServices(async (services) => {
      await ensureOwner(services);
      const startedAt = performance.now();
      const { projectIds } = await createDemo(services, await findOwnerId(services));
      console.error(`Made in ${((performance.now() - startedAt) / 1000).toFixed(1)} s:`);
      for (const id of projectIds) console.log(`${services.config.url}/projects/${id}`);
      return 0;
    }),
};
