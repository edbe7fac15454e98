CREATE TABLE "second_resolution" (
	"task_id" text PRIMARY KEY NOT NULL,
	"project_id" text NOT NULL,
	"document" text,
	"undecidable" text,
	"schema_version" integer,
	"resolved_by" text,
	"created_at" bigint NOT NULL,
	"updated_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE INDEX "second_resolution_project" ON "second_resolution" USING btree ("project_id","task_id");