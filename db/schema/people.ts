import type { WorkLimits } from "@/lib/distribution/work-limits";
import type { Kit } from "./kit-postgres";

export type InstanceRole = "owner" | "member";
export type ProjectRole = "manager" | "reviewer" | "annotator";
export type Preferences = {
  locale?: string;
  theme?: string;
  keys?: Record<string, string>;
  singleKeys?: boolean;
  fixedWidth?: boolean;
};

export function definePeople(kit: Kit) {
  const user = kit.table(
    "user",
    {
      id: kit.text("id").primaryKey(),
      /** Canonical: trimmed, lower case. */
      email: kit.text("email").notNull(),
      name: kit.text("name").notNull(),
      /** Null for simulated annotators, who can never sign in. */
      passwordHash: kit.text("password_hash"),
      role: kit.text("role").$type<InstanceRole>().notNull(),
      /** Owners may in any case. */
      mayCreateProjects: kit.bool("may_create_projects").notNull().default(false),
      /** Raised to end every session at once. */
      sessionVersion: kit.int("session_version").notNull().default(1),
      preferences: kit.json<Preferences>("preferences").notNull(),
      createdAt: kit.time("created_at").notNull(),
      disabledAt: kit.time("disabled_at"),
    },
    (t) => [kit.uniqueIndex("user_email").on(t.email)],
  );
  const apiToken = kit.table(
    "api_token",
    {
      id: kit.text("id").primaryKey(),
      userId: kit.text("user_id").notNull(),
      name: kit.text("name").notNull(),
      /** First characters of the secret, to tell tokens apart; the secret itself is not stored. */
      prefix: kit.text("prefix").notNull(),
      hash: kit.text("hash").notNull(),
      createdAt: kit.time("created_at").notNull(),
      expiresAt: kit.time("expires_at"),
      lastUsedAt: kit.time("last_used_at"),
      revokedAt: kit.time("revoked_at"),
    },
    (t) => [kit.uniqueIndex("api_token_hash").on(t.hash), kit.index("api_token_user").on(t.userId)],
  );
  /** Failed sign-ins per account and per address; in the database so that a restart forgives nothing. */
  const signInAttempt = kit.table("sign_in_attempt", {
    key: kit.text("key").primaryKey(),
    failures: kit.int("failures").notNull(),
    windowStartedAt: kit.time("window_started_at").notNull(),
  });
  const membership = kit.table(
    "membership",
    {
      projectId: kit.text("project_id").notNull(),
      userId: kit.text("user_id").notNull(),
      role: kit.text("role").$type<ProjectRole>().notNull(),
      /** The place of this annotator's walk through the queue, see queue queries. */
      queueCursor: kit.big("queue_cursor").notNull().default(-1),
      /** Annotations this annotator has submitted here; counted as they arrive, so that progress needs no scan. */
      submitted: kit.int("submitted").notNull().default(0),
      /** How many of them on `submittedDay`, a day by their own clock as days since 1970. */
      submittedToday: kit.int("submitted_today").notNull().default(0),
      submittedDay: kit.int("submitted_day").notNull().default(0),
      /** The time zone of the clock by which `submittedDay` was counted; null before the first. */
      submittedZone: kit.text("submitted_zone"),
      /** Their own limits; null: those of the project. */
      limits: kit.json<WorkLimits>("limits"),
      /** How many tasks were drawn for this annotator while gold tasks were mixed in: decides which draw is a gold one. */
      goldTurn: kit.int("gold_turn").notNull().default(0),
      /** Gold answers from then on decide whether they are paused: when a manager let them go on; null counts all. */
      goldSince: kit.time("gold_since"),
      createdAt: kit.time("created_at").notNull(),
    },
    (t) => [kit.primaryKey({ columns: [t.projectId, t.userId] }), kit.index("membership_user").on(t.userId)],
  );
  const invite = kit.table(
    "invite",
    {
      id: kit.text("id").primaryKey(),
      projectId: kit.text("project_id").notNull(),
      email: kit.text("email"),
      role: kit.text("role").$type<ProjectRole>().notNull(),
      tokenHash: kit.text("token_hash").notNull(),
      createdBy: kit.text("created_by").notNull(),
      createdAt: kit.time("created_at").notNull(),
      expiresAt: kit.time("expires_at").notNull(),
      usedAt: kit.time("used_at"),
      usedBy: kit.text("used_by"),
    },
    (t) => [
      kit.uniqueIndex("invite_token").on(t.tokenHash),
      kit.index("invite_project").on(t.projectId, t.createdAt),
    ],
  );
  return { user, apiToken, signInAttempt, membership, invite };
}
