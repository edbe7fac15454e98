/** Accounts, sessions, tokens, members and invites. */

import { z } from "zod";
import { says } from "@/lib/core/message";
import { Id, ProjectRole, TimeMs } from "./common";

/** One plain address, canonical: trimmed and lower case. Quoted local parts and lists are refused. */
export const Email = z
  .string()
  .trim()
  .toLowerCase()
  .max(254, says("fields.tooLong", { max: 254 }))
  .regex(
    /^[a-z0-9.!#$%&'*+/=?^_`{|}~-]+@[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)*$/,
    says("access.notEmail"),
  );
export const PersonName = z
  .string()
  .trim()
  .min(1, says("access.giveName"))
  .max(100, says("fields.tooLong", { max: 100 }));
export const Password = z
  .string()
  .min(10, says("fields.tooShort", { min: 10 }))
  .max(200, says("fields.tooLong", { max: 200 }));

export const SetUp = z.strictObject({ name: PersonName, email: Email, password: Password });
export const SetUpResponse = z.object({ userId: Id });

export const Preferences = z.strictObject({
  locale: z.enum(["en", "ru"]).optional(),
  theme: z.enum(["light", "dark", "system"]).optional(),
  /** Own keys by action id. */
  keys: z.record(z.string().max(60), z.string().max(40)).optional(),
  singleKeys: z.boolean().optional(),
  /** Texts in letters of one width, unwrapped. */
  fixedWidth: z.boolean().optional(),
});
export const Me = z.object({
  id: Id,
  name: z.string(),
  email: z.string(),
  role: z.enum(["owner", "member"]),
  preferences: Preferences,
});
export type Me = z.infer<typeof Me>;
export const PatchMe = z.strictObject({ name: PersonName.optional(), preferences: Preferences.optional() });
export const ChangePassword = z.strictObject({ currentPassword: z.string().max(200), newPassword: Password });

export const ApiTokenItem = z.object({
  id: Id,
  name: z.string(),
  prefix: z.string(),
  createdAt: TimeMs,
  expiresAt: TimeMs.nullable(),
  lastUsedAt: TimeMs.nullable(),
});
export type ApiTokenItem = z.infer<typeof ApiTokenItem>;
export const CreateToken = z.strictObject({
  name: z.string().trim().min(1, says("fields.giveName")).max(100),
  /** Asked again, so that a stolen session cannot make itself a lasting key. */
  password: z.string().max(200),
  expiresInDays: z.int().min(1).max(3650).nullable().default(90),
});
export const CreatedToken = ApiTokenItem.extend({
  /** Shown this once; only its hash is stored. */
  secret: z.string(),
});

export const Member = z.object({
  userId: Id,
  name: z.string(),
  email: z.string(),
  role: ProjectRole,
  simulated: z.boolean(),
  joinedAt: TimeMs,
});
export type Member = z.infer<typeof Member>;
export const PatchMember = z.strictObject({ role: ProjectRole });

export const CreateInvite = z.strictObject({
  role: ProjectRole,
  /** Only this address may accept; anyone with the link when left out. */
  email: Email.optional(),
  expiresInDays: z.int().min(1).max(7).default(7),
});
export const InviteItem = z.object({
  id: Id,
  role: ProjectRole,
  email: z.string().nullable(),
  createdAt: TimeMs,
  expiresAt: TimeMs,
  usedAt: TimeMs.nullable(),
  /** Name of who joined with it. */
  usedBy: z.string().nullable(),
});
export type InviteItem = z.infer<typeof InviteItem>;
export const CreatedInvite = InviteItem.extend({ url: z.string() });
export const InviteView = z.object({
  projectName: z.string(),
  role: ProjectRole,
  email: z.string().nullable(),
  expiresAt: TimeMs,
});
export type InviteView = z.infer<typeof InviteView>;
/** Someone signed in sends nothing; a newcomer sends a name, an address and a password. */
export const AcceptInvite = z.strictObject({ account: SetUp.optional() });
export const AcceptedInvite = z.object({ projectId: Id });

/** An annotator with work in the project, also one who has left it. */
export const Annotator = z.object({ userId: Id, name: z.string(), isMember: z.boolean() });
export type Annotator = z.infer<typeof Annotator>;
/** What one annotator has given to the project so far. */
export const AnnotatorWork = z.object({ submitted: z.int(), skipped: z.int(), drafts: z.int() });
export type AnnotatorWork = z.infer<typeof AnnotatorWork>;

const Reason = z.string().trim().min(1, says("access.giveReason")).max(500);
export const CreateExclusion = z
  .strictObject({
    userId: Id,
    /** Of the time of submission: from the first on, before the second; open where left out. */
    fromMs: TimeMs.optional(),
    untilMs: TimeMs.optional(),
    reason: Reason,
    /** The tasks need another annotator instead. */
    requeue: z.boolean().default(false),
  })
  .refine(({ fromMs, untilMs }) => fromMs === undefined || untilMs === undefined || fromMs < untilMs, {
    path: ["untilMs"],
    error: says("access.endsBeforeStart"),
  });
export const Exclusion = z.object({
  id: Id,
  userId: Id,
  name: z.string(),
  fromMs: TimeMs.nullable(),
  untilMs: TimeMs.nullable(),
  reason: z.string(),
  requeue: z.boolean(),
  createdAt: TimeMs,
  createdBy: z.string(),
  liftedAt: TimeMs.nullable(),
  liftedBy: z.string().nullable(),
});
export type Exclusion = z.infer<typeof Exclusion>;
/** How many tasks it touches now. */
export const ExclusionSaved = Exclusion.extend({ tasks: z.int() });
/** What becomes of the annotations of a removed member. */
export const RemoveMember = z.strictObject({
  /** `keep`: they count as before. `exclude`: they do not count. `requeue`: nor do they, and their tasks need another. */
  annotations: z.enum(["keep", "exclude", "requeue"]).default("keep"),
  reason: Reason.optional(),
});
