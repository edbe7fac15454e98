import { createDemo } from "../demo/create-demo";
import { type Command, ensureOwner, withServices } from "./command";
import { findOwnerId } from "./find-owner";

export const demo: Command = {
  name: "demo",
  usage: "demo",
  summary: "Make the two demo projects, owned by the owner of the instance",
  options: {},
  run: () =>
    withServices(async (services) => {
      await ensureOwner(services);
      const startedAt = performance.now();
      const { projectIds } = await createDemo(services, await findOwnerId(services));
      console.log(`Made in ${((performance.now() - startedAt) / 1000).toFixed(1)} s:`);
      for (const id of projectIds) console.log(`  ${services.config.url}/projects/${id}`);
      return 0;
    }),
};
