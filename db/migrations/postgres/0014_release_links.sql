CREATE TABLE "release_link" (
	"id" text PRIMARY KEY NOT NULL,
	"project_id" text NOT NULL,
	"release_id" text NOT NULL,
	"token_hash" text NOT NULL,
	"options" text NOT NULL,
	"created_by" text NOT NULL,
	"created_at" bigint NOT NULL,
	"expires_at" bigint NOT NULL,
	"revoked_at" bigint
);
--> statement-breakpoint
ALTER TABLE "release" ADD COLUMN "notes" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "release" ADD COLUMN "deprecated_reason" text;--> statement-breakpoint
ALTER TABLE "release" ADD COLUMN "deprecated_at" bigint;--> statement-breakpoint
ALTER TABLE "release" ADD COLUMN "deprecated_by" text;--> statement-breakpoint
CREATE UNIQUE INDEX "release_link_token" ON "release_link" USING btree ("token_hash");--> statement-breakpoint
CREATE INDEX "release_link_release" ON "release_link" USING btree ("release_id","created_at");