CREATE INDEX "annotation_submitted" ON "annotation" USING btree ("project_id","submitted_at","task_id") WHERE state = 'submitted';--> statement-breakpoint
CREATE INDEX "task_answers" ON "task" USING btree ("project_id","answer_count","seq");--> statement-breakpoint
CREATE INDEX "task_priority" ON "task" USING btree ("project_id",priority desc,"seq");--> statement-breakpoint
UPDATE task_search SET text = chr(31) || text || chr(31), indexed = false;
