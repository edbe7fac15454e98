ALTER TABLE "annotation" ADD COLUMN "review_due" boolean DEFAULT false NOT NULL;--> statement-breakpoint
UPDATE "annotation" SET "review_due" = true WHERE "state" = 'submitted';--> statement-breakpoint
CREATE INDEX "annotation_review_due" ON "annotation" USING btree ("project_id","submitted_at","id","user_id") WHERE review_due;