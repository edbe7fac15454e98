/** Accounts, sessions, tokens, members and invites. */

import * as z from "zod/mini";
import { DENSITIES } from "@/lib/core/densities";
import { says } from "@/lib/core/message";
import { LOCALES } from "@/lib/i18n/locales";
import { Id, Paging, ProjectRole, TimeMs } from "./common";
import { LimitReached } from "./limit-reached";
import { WorkLimits } from "./work-limits";

/** One plain address, canonical: trimmed and lower case. Quoted local parts and lists are refused. */
export const Email = z
  .string()
  .check(
    z.trim(),
    z.toLowerCase(),
    z.maxLength(254, says("fields.tooLong", { max: 254 })),
    z.regex(
      /^[a-z0-9.!#$%&'*+/=?^_`{|}~-]+@[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)*$/,
      says("access.notEmail"),
    ),
  );
export const PersonName = z
  .string()
  .check(
    z.trim(),
    z.minLength(1, says("access.giveName")),
    z.maxLength(100, says("fields.tooLong", { max: 100 })),
  );
export const Password = z
  .string()
  .check(
    z.minLength(10, says("fields.tooShort", { min: 10 })),
    z.maxLength(200, says("fields.tooLong", { max: 200 })),
  );

export const SetUp = z.strictObject({ name: PersonName, email: Email, password: Password });
export const SetUpResponse = z.object({ userId: Id });

export const Preferences = z.strictObject({
  locale: z.optional(z.enum(LOCALES)),
  theme: z.optional(z.enum(["light", "dark", "system"])),
  /** Own keys by action id. */
  keys: z.optional(z.record(z.string().check(z.maxLength(60)), z.string().check(z.maxLength(40)))),
  singleKeys: z.optional(z.boolean()),
  /** Texts in letters of one width, unwrapped. */
  fixedWidth: z.optional(z.boolean()),
  /** Questions stand under the text instead of beside it, where a task shows no image. */
  questionsBelow: z.optional(z.boolean()),
  /** The list of one's own tasks stands beside the data. */
  tasksBeside: z.optional(z.boolean()),
  /** How close lines of texts and labels lie in the label view. */
  density: z.optional(z.enum(DENSITIES)),
  /** Where a task is one question with one answer, its key answers and submits. */
  submitOnKey: z.optional(z.boolean()),
});
export const Me = z.object({
  id: Id,
  name: z.string(),
  email: z.string(),
  role: z.enum(["owner", "member"]),
  mayCreateProjects: z.boolean(),
  preferences: Preferences,
});
export type Me = z.infer<typeof Me>;
/** An account of the instance. Accounts that nobody signs in with (simulated and imported annotators) are none. */
export const InstanceUser = z.object({
  id: Id,
  name: z.string(),
  email: z.string(),
  role: z.enum(["owner", "member"]),
  mayCreateProjects: z.boolean(),
  /** Projects the user is a member of, and of these the ones they manage. */
  projects: z.int(),
  managed: z.int(),
  createdAt: TimeMs,
  /** When the account was closed: its sessions and tokens are refused since then. */
  closedAt: z.nullable(TimeMs),
});
export type InstanceUser = z.infer<typeof InstanceUser>;
export const ListUsers = z.extend(Paging, {
  /** Part of the name or the address, in any case. */
  search: z.optional(z.string().check(z.trim(), z.maxLength(100))),
});
export const PatchUser = z.strictObject({
  mayCreateProjects: z.optional(z.boolean()),
  closed: z.optional(z.boolean()),
});
export const PatchMe = z.strictObject({ name: z.optional(PersonName), preferences: z.optional(Preferences) });
export const ChangePassword = z.strictObject({
  currentPassword: z.string().check(z.maxLength(200)),
  newPassword: Password,
});

export const ApiTokenItem = z.object({
  id: Id,
  name: z.string(),
  prefix: z.string(),
  createdAt: TimeMs,
  expiresAt: z.nullable(TimeMs),
  lastUsedAt: z.nullable(TimeMs),
});
export type ApiTokenItem = z.infer<typeof ApiTokenItem>;
export const CreateToken = z.strictObject({
  name: z.string().check(z.trim(), z.minLength(1, says("fields.giveName")), z.maxLength(100)),
  /** Asked again, so that a stolen session cannot make itself a lasting key. */
  password: z.string().check(z.maxLength(200)),
  expiresInDays: z._default(z.nullable(z.int().check(z.minimum(1), z.maximum(3650))), 90),
});
export const CreatedToken = z.extend(ApiTokenItem, {
  /** Shown this once; only its hash is stored. */
  secret: z.string(),
});

export const Member = z.object({
  userId: Id,
  name: z.string(),
  email: z.string(),
  role: ProjectRole,
  simulated: z.boolean(),
  /** Stands for somebody whose labels came with a file: has no address, and nobody can sign in as them. */
  imported: z.boolean(),
  joinedAt: TimeMs,
  /** Submitted here, in all and today by their own clock. */
  submitted: z.int(),
  submittedToday: z.int(),
  /** Their own limits; null: those of the project. */
  limits: z.nullable(WorkLimits),
  /** The limit that they have reached. */
  reached: z.nullable(LimitReached),
});
export type Member = z.infer<typeof Member>;
export const PatchMember = z.strictObject({
  role: z.optional(ProjectRole),
  /** Null: those of the project. */
  limits: z.optional(z.nullable(WorkLimits)),
});

export const CreateInvite = z.strictObject({
  role: ProjectRole,
  /** Only this address may accept; any visitor with the link when left out. */
  email: z.optional(Email),
  expiresInDays: z._default(z.int().check(z.minimum(1), z.maximum(7)), 7),
});
export const InviteItem = z.object({
  id: Id,
  role: ProjectRole,
  email: z.nullable(z.string()),
  createdAt: TimeMs,
  expiresAt: TimeMs,
  usedAt: z.nullable(TimeMs),
  /** Name of the user who joined with it. */
  usedBy: z.nullable(z.string()),
});
export type InviteItem = z.infer<typeof InviteItem>;
export const CreatedInvite = z.extend(InviteItem, { url: z.string() });
export type CreatedInvite = z.infer<typeof CreatedInvite>;
const MAX_INVITED = 200;
export const InvitePeople = z.strictObject({
  role: ProjectRole,
  emails: z.array(Email).check(z.minLength(1), z.maxLength(MAX_INVITED)),
  expiresInDays: z._default(z.int().check(z.minimum(1), z.maximum(7)), 7),
});
export const InvitedPerson = z.object({
  email: z.string(),
  /** Had an account and was added, was a member already, or has an invite. */
  outcome: z.enum(["added", "member", "invited"]),
  /** Of an invite; shown this once. */
  url: z.nullable(z.string()),
});
export type InvitedPerson = z.infer<typeof InvitedPerson>;
export const InviteView = z.object({
  projectName: z.string(),
  role: ProjectRole,
  email: z.nullable(z.string()),
  expiresAt: TimeMs,
});
export type InviteView = z.infer<typeof InviteView>;
/** A signed-in user sends nothing; a new user sends a name, an address and a password. */
export const AcceptInvite = z.strictObject({ account: z.optional(SetUp) });
export const AcceptedInvite = z.object({ projectId: Id });

/** An annotator with work in the project, also one who has left it. */
export const Annotator = z.object({ userId: Id, name: z.string(), isMember: z.boolean() });
export type Annotator = z.infer<typeof Annotator>;
/** What one annotator has given to the project so far. */
export const AnnotatorWork = z.object({ submitted: z.int(), skipped: z.int(), drafts: z.int() });
export type AnnotatorWork = z.infer<typeof AnnotatorWork>;

const Reason = z.string().check(z.trim(), z.minLength(1, says("access.giveReason")), z.maxLength(500));
export const CreateExclusion = z
  .strictObject({
    userId: Id,
    /** Of the time of submission: from the first on, before the second; open where left out. */
    fromMs: z.optional(TimeMs),
    untilMs: z.optional(TimeMs),
    reason: Reason,
    /** The tasks need another annotator instead. */
    requeue: z._default(z.boolean(), false),
  })
  .check(
    z.refine(({ fromMs, untilMs }) => fromMs === undefined || untilMs === undefined || fromMs < untilMs, {
      path: ["untilMs"],
      error: says("access.endsBeforeStart"),
    }),
  );
export const Exclusion = z.object({
  id: Id,
  userId: Id,
  name: z.string(),
  fromMs: z.nullable(TimeMs),
  untilMs: z.nullable(TimeMs),
  reason: z.string(),
  requeue: z.boolean(),
  createdAt: TimeMs,
  createdBy: z.string(),
  liftedAt: z.nullable(TimeMs),
  liftedBy: z.nullable(z.string()),
});
export type Exclusion = z.infer<typeof Exclusion>;
/** How many tasks it touches now. */
export const ExclusionSaved = z.extend(Exclusion, { tasks: z.int() });
/** What becomes of the annotations of a removed member. */
export const RemoveMember = z.strictObject({
  /** `keep`: they count as before. `exclude`: they do not count. `requeue`: nor do they, and their tasks need another. */
  annotations: z._default(z.enum(["keep", "exclude", "requeue"]), "keep"),
  reason: z.optional(Reason),
});
