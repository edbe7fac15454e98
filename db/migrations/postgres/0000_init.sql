CREATE TABLE "agreement_unit" (
	"project_id" text NOT NULL,
	"control_id" text NOT NULL,
	"task_id" text NOT NULL,
	"unit" text NOT NULL,
	"disagreement" double precision,
	"updated_at" bigint NOT NULL,
	CONSTRAINT "agreement_unit_project_id_control_id_task_id_pk" PRIMARY KEY("project_id","control_id","task_id")
);
--> statement-breakpoint
CREATE TABLE "annotation" (
	"id" text PRIMARY KEY NOT NULL,
	"project_id" text NOT NULL,
	"task_id" text NOT NULL,
	"user_id" text NOT NULL,
	"state" text NOT NULL,
	"revision" integer NOT NULL,
	"document" text NOT NULL,
	"schema_version" integer NOT NULL,
	"guideline_version" integer,
	"lead_time_ms" bigint NOT NULL,
	"skip_reason" text,
	"skip_note" text,
	"late" boolean DEFAULT false NOT NULL,
	"created_at" bigint NOT NULL,
	"updated_at" bigint NOT NULL,
	"submitted_at" bigint
);
--> statement-breakpoint
CREATE TABLE "annotation_revision" (
	"annotation_id" text NOT NULL,
	"revision" integer NOT NULL,
	"project_id" text NOT NULL,
	"state" text NOT NULL,
	"document" text NOT NULL,
	"hash" text NOT NULL,
	"schema_version" integer NOT NULL,
	"guideline_version" integer,
	"lead_time_ms" bigint NOT NULL,
	"created_at" bigint NOT NULL,
	CONSTRAINT "annotation_revision_annotation_id_revision_pk" PRIMARY KEY("annotation_id","revision")
);
--> statement-breakpoint
CREATE TABLE "api_token" (
	"id" text PRIMARY KEY NOT NULL,
	"user_id" text NOT NULL,
	"name" text NOT NULL,
	"prefix" text NOT NULL,
	"hash" text NOT NULL,
	"created_at" bigint NOT NULL,
	"expires_at" bigint,
	"last_used_at" bigint,
	"revoked_at" bigint
);
--> statement-breakpoint
CREATE TABLE "asset" (
	"id" text PRIMARY KEY NOT NULL,
	"project_id" text NOT NULL,
	"sha256" text NOT NULL,
	"storage_key" text NOT NULL,
	"thumbnail_key" text NOT NULL,
	"served_sha256" text NOT NULL,
	"mime" text NOT NULL,
	"size_bytes" bigint NOT NULL,
	"width_px" integer NOT NULL,
	"height_px" integer NOT NULL,
	"file_name" text NOT NULL,
	"created_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "assignment" (
	"project_id" text NOT NULL,
	"task_id" text NOT NULL,
	"user_id" text NOT NULL,
	"created_at" bigint NOT NULL,
	CONSTRAINT "assignment_task_id_user_id_pk" PRIMARY KEY("task_id","user_id")
);
--> statement-breakpoint
CREATE TABLE "event" (
	"project_id" text NOT NULL,
	"number" integer NOT NULL,
	"actor_id" text,
	"action" text NOT NULL,
	"target" text NOT NULL,
	"detail" text NOT NULL,
	"at" bigint NOT NULL,
	"previous_hash" text NOT NULL,
	"hash" text NOT NULL,
	CONSTRAINT "event_project_id_number_pk" PRIMARY KEY("project_id","number")
);
--> statement-breakpoint
CREATE TABLE "guideline_draft" (
	"project_id" text PRIMARY KEY NOT NULL,
	"markdown" text NOT NULL,
	"revision" integer NOT NULL,
	"updated_by" text NOT NULL,
	"updated_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "guideline_version" (
	"project_id" text NOT NULL,
	"version" integer NOT NULL,
	"markdown" text NOT NULL,
	"rules" text NOT NULL,
	"note" text NOT NULL,
	"published_by" text NOT NULL,
	"published_at" bigint NOT NULL,
	CONSTRAINT "guideline_version_project_id_version_pk" PRIMARY KEY("project_id","version")
);
--> statement-breakpoint
CREATE TABLE "invite" (
	"id" text PRIMARY KEY NOT NULL,
	"project_id" text NOT NULL,
	"email" text,
	"role" text NOT NULL,
	"token_hash" text NOT NULL,
	"created_by" text NOT NULL,
	"created_at" bigint NOT NULL,
	"expires_at" bigint NOT NULL,
	"used_at" bigint,
	"used_by" text
);
--> statement-breakpoint
CREATE TABLE "job" (
	"id" text PRIMARY KEY NOT NULL,
	"project_id" text NOT NULL,
	"kind" text NOT NULL,
	"status" text NOT NULL,
	"payload" text NOT NULL,
	"progress" text NOT NULL,
	"checkpoint" text NOT NULL,
	"result" text,
	"problem" text,
	"cancel_requested" boolean DEFAULT false NOT NULL,
	"leased_until" bigint DEFAULT 0 NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"created_by" text NOT NULL,
	"created_at" bigint NOT NULL,
	"finished_at" bigint
);
--> statement-breakpoint
CREATE TABLE "job_error" (
	"job_id" text NOT NULL,
	"number" integer NOT NULL,
	"project_id" text NOT NULL,
	"row" integer NOT NULL,
	"message" text NOT NULL,
	CONSTRAINT "job_error_job_id_number_pk" PRIMARY KEY("job_id","number")
);
--> statement-breakpoint
CREATE TABLE "label_schema_version" (
	"project_id" text NOT NULL,
	"version" integer NOT NULL,
	"schema" text NOT NULL,
	"created_by" text NOT NULL,
	"created_at" bigint NOT NULL,
	CONSTRAINT "label_schema_version_project_id_version_pk" PRIMARY KEY("project_id","version")
);
--> statement-breakpoint
CREATE TABLE "lease" (
	"project_id" text NOT NULL,
	"task_id" text NOT NULL,
	"user_id" text NOT NULL,
	"created_at" bigint NOT NULL,
	"expires_at" bigint NOT NULL,
	CONSTRAINT "lease_task_id_user_id_pk" PRIMARY KEY("task_id","user_id")
);
--> statement-breakpoint
CREATE TABLE "membership" (
	"project_id" text NOT NULL,
	"user_id" text NOT NULL,
	"role" text NOT NULL,
	"queue_cursor" bigint DEFAULT -1 NOT NULL,
	"submitted" integer DEFAULT 0 NOT NULL,
	"created_at" bigint NOT NULL,
	CONSTRAINT "membership_project_id_user_id_pk" PRIMARY KEY("project_id","user_id")
);
--> statement-breakpoint
CREATE TABLE "project" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"description" text NOT NULL,
	"settings" text NOT NULL,
	"schema_version" integer NOT NULL,
	"guideline_version" integer,
	"last_seq" integer DEFAULT 0 NOT NULL,
	"last_rule" integer DEFAULT 0 NOT NULL,
	"is_demo" boolean DEFAULT false NOT NULL,
	"created_by" text NOT NULL,
	"created_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "release" (
	"id" text PRIMARY KEY NOT NULL,
	"project_id" text NOT NULL,
	"number" integer NOT NULL,
	"name" text NOT NULL,
	"plan" text NOT NULL,
	"status" text NOT NULL,
	"schema_version" integer NOT NULL,
	"guideline_version" integer,
	"summary" text,
	"created_by" text NOT NULL,
	"created_at" bigint NOT NULL,
	"frozen_at" bigint
);
--> statement-breakpoint
CREATE TABLE "release_item" (
	"release_id" text NOT NULL,
	"seq" integer NOT NULL,
	"project_id" text NOT NULL,
	"split" text NOT NULL,
	"item" text NOT NULL,
	CONSTRAINT "release_item_release_id_seq_pk" PRIMARY KEY("release_id","seq")
);
--> statement-breakpoint
CREATE TABLE "rule" (
	"id" text PRIMARY KEY NOT NULL,
	"project_id" text NOT NULL,
	"number" integer NOT NULL,
	"title" text NOT NULL,
	"statement" text NOT NULL,
	"labels" text NOT NULL,
	"examples" text NOT NULL,
	"status" text NOT NULL,
	"revision" integer NOT NULL,
	"created_by" text NOT NULL,
	"updated_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "rule_revision" (
	"rule_id" text NOT NULL,
	"revision" integer NOT NULL,
	"project_id" text NOT NULL,
	"rule" text NOT NULL,
	"saved_by" text NOT NULL,
	"saved_at" bigint NOT NULL,
	CONSTRAINT "rule_revision_rule_id_revision_pk" PRIMARY KEY("rule_id","revision")
);
--> statement-breakpoint
CREATE TABLE "sign_in_attempt" (
	"key" text PRIMARY KEY NOT NULL,
	"failures" integer NOT NULL,
	"window_started_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "task" (
	"id" text PRIMARY KEY NOT NULL,
	"project_id" text NOT NULL,
	"seq" integer NOT NULL,
	"external_id" text,
	"data" text NOT NULL,
	"content_hash" text NOT NULL,
	"identity" text NOT NULL,
	"group_key" text,
	"preview" text NOT NULL,
	"search_text" text NOT NULL,
	"priority" integer DEFAULT 0 NOT NULL,
	"queue_rank" bigint NOT NULL,
	"overlap" integer NOT NULL,
	"answer_count" integer DEFAULT 0 NOT NULL,
	"skip_count" integer DEFAULT 0 NOT NULL,
	"open_slots" integer NOT NULL,
	"status" text DEFAULT 'new' NOT NULL,
	"agreement_stale" boolean DEFAULT false NOT NULL,
	"import_job_id" text,
	"created_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "task_asset" (
	"task_id" text NOT NULL,
	"field" text NOT NULL,
	"asset_id" text NOT NULL,
	"project_id" text NOT NULL,
	CONSTRAINT "task_asset_task_id_field_pk" PRIMARY KEY("task_id","field")
);
--> statement-breakpoint
CREATE TABLE "user" (
	"id" text PRIMARY KEY NOT NULL,
	"email" text NOT NULL,
	"name" text NOT NULL,
	"password_hash" text,
	"role" text NOT NULL,
	"session_version" integer DEFAULT 1 NOT NULL,
	"preferences" text NOT NULL,
	"created_at" bigint NOT NULL,
	"disabled_at" bigint
);
--> statement-breakpoint
CREATE INDEX "agreement_disputed" ON "agreement_unit" USING btree ("project_id","control_id","disagreement");--> statement-breakpoint
CREATE UNIQUE INDEX "annotation_task_user" ON "annotation" USING btree ("task_id","user_id");--> statement-breakpoint
CREATE INDEX "annotation_project_task" ON "annotation" USING btree ("project_id","task_id");--> statement-breakpoint
CREATE INDEX "annotation_own" ON "annotation" USING btree ("project_id","user_id","updated_at");--> statement-breakpoint
CREATE UNIQUE INDEX "api_token_hash" ON "api_token" USING btree ("hash");--> statement-breakpoint
CREATE INDEX "api_token_user" ON "api_token" USING btree ("user_id");--> statement-breakpoint
CREATE UNIQUE INDEX "asset_sha256" ON "asset" USING btree ("project_id","sha256");--> statement-breakpoint
CREATE INDEX "assignment_user" ON "assignment" USING btree ("project_id","user_id");--> statement-breakpoint
CREATE UNIQUE INDEX "invite_token" ON "invite" USING btree ("token_hash");--> statement-breakpoint
CREATE INDEX "invite_project" ON "invite" USING btree ("project_id","created_at");--> statement-breakpoint
CREATE INDEX "job_project" ON "job" USING btree ("project_id","kind","created_at");--> statement-breakpoint
CREATE INDEX "job_waiting" ON "job" USING btree ("status","leased_until");--> statement-breakpoint
CREATE INDEX "lease_expiry" ON "lease" USING btree ("project_id","expires_at");--> statement-breakpoint
CREATE INDEX "lease_user" ON "lease" USING btree ("project_id","user_id");--> statement-breakpoint
CREATE INDEX "membership_user" ON "membership" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "project_created" ON "project" USING btree ("created_at");--> statement-breakpoint
CREATE UNIQUE INDEX "release_number" ON "release" USING btree ("project_id","number");--> statement-breakpoint
CREATE UNIQUE INDEX "rule_number" ON "rule" USING btree ("project_id","number");--> statement-breakpoint
CREATE UNIQUE INDEX "task_seq" ON "task" USING btree ("project_id","seq");--> statement-breakpoint
CREATE UNIQUE INDEX "task_identity" ON "task" USING btree ("project_id","identity");--> statement-breakpoint
CREATE INDEX "task_queue" ON "task" USING btree ("project_id","queue_rank") WHERE open_slots > 0;--> statement-breakpoint
CREATE INDEX "task_status" ON "task" USING btree ("project_id","status","seq");--> statement-breakpoint
CREATE INDEX "task_stale" ON "task" USING btree ("project_id","seq") WHERE agreement_stale;--> statement-breakpoint
CREATE INDEX "task_import" ON "task" USING btree ("import_job_id");--> statement-breakpoint
CREATE INDEX "task_asset_asset" ON "task_asset" USING btree ("project_id","asset_id");--> statement-breakpoint
CREATE UNIQUE INDEX "user_email" ON "user" USING btree ("email");