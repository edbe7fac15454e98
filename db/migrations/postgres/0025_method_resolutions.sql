CREATE TABLE "method_resolution" (
	"task_id" text PRIMARY KEY NOT NULL,
	"project_id" text NOT NULL,
	"waits_for" text,
	"document" text,
	"schema_version" integer NOT NULL,
	"confidence" double precision NOT NULL,
	"controls" text NOT NULL,
	"outdated" boolean DEFAULT false NOT NULL,
	"job_id" text NOT NULL,
	"created_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE INDEX "method_resolution_project" ON "method_resolution" USING btree ("project_id","waits_for","task_id");--> statement-breakpoint
CREATE INDEX "method_resolution_outdated" ON "method_resolution" USING btree ("project_id","task_id") WHERE outdated;--> statement-breakpoint
CREATE INDEX "method_resolution_job" ON "method_resolution" USING btree ("job_id");