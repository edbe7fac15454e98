import type { Kit } from "./kit-postgres";

export function defineDistribution(kit: Kit) {
  /**
   * How many tasks with a value of the data field were dealt so far, and how many of them into the share: what an import
   * goes on from. Counted anew when a manager sets the share.
   */
  const shareStratum = kit.table(
    "share_stratum",
    {
      projectId: kit.text("project_id").notNull(),
      /** The first characters of the value as text; empty for tasks without one, and where there is no field. */
      value: kit.text("value").notNull(),
      tasks: kit.int("tasks").notNull(),
      inShare: kit.int("in_share").notNull(),
    },
    (t) => [kit.primaryKey({ columns: [t.projectId, t.value] })],
  );
  return { shareStratum };
}
