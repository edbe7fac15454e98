CREATE TABLE "bulk_item" (
	"job_id" text NOT NULL,
	"number" integer NOT NULL,
	"project_id" text NOT NULL,
	"task_id" text NOT NULL,
	"seq" integer NOT NULL,
	"outcome" text NOT NULL,
	"before" text,
	CONSTRAINT "bulk_item_job_id_number_pk" PRIMARY KEY("job_id","number")
);
--> statement-breakpoint
CREATE TABLE "task_label" (
	"project_id" text NOT NULL,
	"task_id" text NOT NULL,
	"seq" integer NOT NULL,
	"user_id" text NOT NULL,
	"label_key" text NOT NULL,
	"uses" integer NOT NULL,
	CONSTRAINT "task_label_task_id_user_id_label_key_pk" PRIMARY KEY("task_id","user_id","label_key")
);
--> statement-breakpoint
DROP INDEX "task_import";--> statement-breakpoint
ALTER TABLE "task" ADD COLUMN "labels_stale" boolean DEFAULT false NOT NULL;--> statement-breakpoint
CREATE INDEX "task_label_key" ON "task_label" USING btree ("project_id","label_key","seq","user_id","task_id");--> statement-breakpoint
CREATE INDEX "task_labels_stale" ON "task" USING btree ("project_id","seq") WHERE labels_stale;--> statement-breakpoint
CREATE INDEX "task_skipped" ON "task" USING btree ("project_id","seq") WHERE skip_count > 0;--> statement-breakpoint
CREATE INDEX "task_import" ON "task" USING btree ("import_job_id","seq");--> statement-breakpoint
UPDATE "task" SET "labels_stale" = true WHERE "answer_count" > 0 OR "id" IN (SELECT "task_id" FROM "resolution");