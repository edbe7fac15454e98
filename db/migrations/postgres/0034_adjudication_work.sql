CREATE TABLE "adjudication_hold" (
	"task_id" text PRIMARY KEY NOT NULL,
	"project_id" text NOT NULL,
	"user_id" text NOT NULL,
	"created_at" bigint NOT NULL,
	"expires_at" bigint NOT NULL
);
--> statement-breakpoint
ALTER TABLE "agreement_unit" ADD COLUMN "settled" boolean DEFAULT false NOT NULL;--> statement-breakpoint
CREATE INDEX "adjudication_hold_project" ON "adjudication_hold" USING btree ("project_id","expires_at");--> statement-breakpoint
UPDATE "agreement_unit" SET "settled" = true WHERE exists (select 1 from resolution r where r.task_id = agreement_unit.task_id)
	or exists (select 1 from method_resolution m where m.task_id = agreement_unit.task_id and m.waits_for is null and not m.outdated);--> statement-breakpoint
CREATE INDEX "agreement_waiting" ON "agreement_unit" USING btree ("project_id","control_id","settled","disagreement","task_id") WHERE disagreement > 0;--> statement-breakpoint
CREATE INDEX "review_rejected" ON "review" USING btree ("project_id","reviewer_id","annotation_id","revision") WHERE decision = 'rejected';