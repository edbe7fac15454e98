CREATE TABLE "duplicate_link" (
	"id" text PRIMARY KEY NOT NULL,
	"project_id" text NOT NULL,
	"task_a" text NOT NULL,
	"task_b" text NOT NULL,
	"seq_a" integer NOT NULL,
	"seq_b" integer NOT NULL,
	"kind" text NOT NULL,
	"similarity" double precision NOT NULL,
	"status" text NOT NULL,
	"decided_by" text,
	"decided_at" bigint,
	"found_by" text NOT NULL,
	"seen_by" text NOT NULL,
	"created_at" bigint NOT NULL
);
--> statement-breakpoint
ALTER TABLE "asset" ADD COLUMN "image_hash" text;--> statement-breakpoint
CREATE UNIQUE INDEX "duplicate_link_tasks" ON "duplicate_link" USING btree ("task_a","task_b");--> statement-breakpoint
CREATE INDEX "duplicate_link_task_b" ON "duplicate_link" USING btree ("task_b");--> statement-breakpoint
CREATE INDEX "duplicate_link_list" ON "duplicate_link" USING btree ("project_id","status","similarity","id");--> statement-breakpoint
CREATE INDEX "asset_unhashed" ON "asset" USING btree ("project_id","id") WHERE image_hash is null;