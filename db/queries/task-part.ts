/** A part of what a list of tasks is asked for. */
import type { SQL } from "drizzle-orm";

/**
 * `ids` is a subquery with the ids of the project's tasks that meet `where`, maybe some of them twice; with `isWide` there may
 * be others among them. `isOrdered`: an index of the tasks has them in task order. `beside` is `where` as no index has it, for
 * searches that begin with another part. `hasOwnIndex`: the index does not begin with the project.
 */
export type TaskPart = {
  where: SQL;
  beside?: SQL;
  ids?: SQL;
  isWide?: boolean;
  isOrdered?: boolean;
  hasOwnIndex?: boolean;
};
