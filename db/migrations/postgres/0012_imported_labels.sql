ALTER TABLE "annotation" ADD COLUMN "import_job_id" text;--> statement-breakpoint
ALTER TABLE "prediction" ADD COLUMN "import_job_id" text;--> statement-breakpoint
ALTER TABLE "resolution" ADD COLUMN "import_job_id" text;--> statement-breakpoint
CREATE INDEX "annotation_import" ON "annotation" USING btree ("import_job_id") WHERE import_job_id is not null;--> statement-breakpoint
CREATE INDEX "prediction_import" ON "prediction" USING btree ("import_job_id") WHERE import_job_id is not null;--> statement-breakpoint
CREATE INDEX "resolution_import" ON "resolution" USING btree ("import_job_id") WHERE import_job_id is not null;