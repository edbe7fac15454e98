CREATE TABLE "exclusion" (
	"id" text PRIMARY KEY NOT NULL,
	"project_id" text NOT NULL,
	"user_id" text NOT NULL,
	"from_ms" bigint,
	"until_ms" bigint,
	"reason" text NOT NULL,
	"requeue" boolean NOT NULL,
	"created_by" text NOT NULL,
	"created_at" bigint NOT NULL,
	"lifted_by" text,
	"lifted_at" bigint
);
--> statement-breakpoint
CREATE INDEX "exclusion_project" ON "exclusion" USING btree ("project_id","user_id");--> statement-breakpoint
UPDATE "task" SET "agreement_stale" = true WHERE "answer_count" > 0;