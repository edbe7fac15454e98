CREATE TABLE "comment" (
	"id" text PRIMARY KEY NOT NULL,
	"thread_id" text NOT NULL,
	"project_id" text NOT NULL,
	"task_id" text NOT NULL,
	"annotation_id" text NOT NULL,
	"region_id" text,
	"author_id" text NOT NULL,
	"text" text NOT NULL,
	"created_at" bigint NOT NULL,
	"resolved_at" bigint,
	"resolved_by" text
);
--> statement-breakpoint
CREATE INDEX "comment_annotation" ON "comment" USING btree ("annotation_id","created_at");--> statement-breakpoint
CREATE INDEX "comment_task" ON "comment" USING btree ("task_id");--> statement-breakpoint
CREATE INDEX "comment_open" ON "comment" USING btree ("project_id","annotation_id") WHERE resolved_at is null and id = thread_id;