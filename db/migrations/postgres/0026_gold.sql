CREATE TABLE "gold_answer" (
	"task_id" text PRIMARY KEY NOT NULL,
	"project_id" text NOT NULL,
	"revision" integer NOT NULL,
	"document" text NOT NULL,
	"schema_version" integer NOT NULL,
	"source" text NOT NULL,
	"rule_id" text,
	"note" text NOT NULL,
	"import_job_id" text,
	"created_by" text NOT NULL,
	"created_at" bigint NOT NULL,
	"updated_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "gold_draw" (
	"task_id" text NOT NULL,
	"user_id" text NOT NULL,
	"project_id" text NOT NULL,
	"drawn_at" bigint NOT NULL,
	"returned" boolean DEFAULT false NOT NULL,
	"shown_at" bigint,
	CONSTRAINT "gold_draw_task_id_user_id_pk" PRIMARY KEY("task_id","user_id")
);
--> statement-breakpoint
ALTER TABLE "membership" ADD COLUMN "gold_turn" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "membership" ADD COLUMN "gold_since" bigint;--> statement-breakpoint
ALTER TABLE "project" ADD COLUMN "gold" text;--> statement-breakpoint
ALTER TABLE "task" ADD COLUMN "gold" boolean DEFAULT false NOT NULL;--> statement-breakpoint
CREATE INDEX "gold_answer_project" ON "gold_answer" USING btree ("project_id");--> statement-breakpoint
CREATE INDEX "gold_draw_user" ON "gold_draw" USING btree ("project_id","user_id");--> statement-breakpoint
CREATE INDEX "task_gold" ON "task" USING btree ("project_id","seq") WHERE gold;