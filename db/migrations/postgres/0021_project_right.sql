ALTER TABLE "user" ADD COLUMN "may_create_projects" boolean DEFAULT false NOT NULL;--> statement-breakpoint
UPDATE "user" SET "may_create_projects" = true WHERE "password_hash" IS NOT NULL AND ("id" IN (SELECT "user_id" FROM "membership" WHERE "role" = 'manager') OR "id" NOT IN (SELECT "user_id" FROM "membership"));
