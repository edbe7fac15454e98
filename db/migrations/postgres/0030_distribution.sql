CREATE TABLE "share_stratum" (
	"project_id" text NOT NULL,
	"value" text NOT NULL,
	"tasks" integer NOT NULL,
	"in_share" integer NOT NULL,
	CONSTRAINT "share_stratum_project_id_value_pk" PRIMARY KEY("project_id","value")
);
--> statement-breakpoint
ALTER TABLE "membership" ADD COLUMN "submitted_zone" text;--> statement-breakpoint
ALTER TABLE "membership" ADD COLUMN "limits" text;--> statement-breakpoint
ALTER TABLE "project" ADD COLUMN "distribution" text;--> statement-breakpoint
ALTER TABLE "task" ADD COLUMN "overlap_by_hand" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "task" ADD COLUMN "in_share" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "task" ADD COLUMN "overlap_asked" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
CREATE INDEX "task_asked" ON "task" USING btree ("project_id","seq") WHERE overlap_asked > 0;--> statement-breakpoint
CREATE INDEX "task_by_hand" ON "task" USING btree ("project_id","seq") WHERE overlap_by_hand;