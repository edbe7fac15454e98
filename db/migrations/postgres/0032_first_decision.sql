ALTER TABLE "second_resolution" ADD COLUMN "first" text;--> statement-breakpoint
CREATE INDEX "comment_author" ON "comment" USING btree ("project_id","author_id");--> statement-breakpoint
CREATE INDEX "review_reviewer" ON "review" USING btree ("project_id","reviewer_id","created_at");