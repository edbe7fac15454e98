import type { Kit } from "./kit-postgres";

/** Views of lists that people have saved. */
export function defineViews(kit: Kit) {
  const savedView = kit.table(
    "saved_view",
    {
      id: kit.text("id").primaryKey(),
      projectId: kit.text("project_id").notNull(),
      userId: kit.text("user_id").notNull(),
      list: kit.text("list").$type<"tasks" | "reviews">().notNull(),
      /** Empty for the columns that the user has chosen last, which `query` then holds. */
      name: kit.text("name").notNull(),
      query: kit.text("query").notNull(),
      shared: kit.bool("shared").notNull().default(false),
      createdAt: kit.time("created_at").notNull(),
    },
    (t) => [kit.uniqueIndex("saved_view_name").on(t.projectId, t.list, t.userId, t.name)],
  );
  return { savedView };
}
