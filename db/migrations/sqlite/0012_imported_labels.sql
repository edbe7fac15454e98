ALTER TABLE `annotation` ADD `import_job_id` text;--> statement-breakpoint
CREATE INDEX `annotation_import` ON `annotation` (`import_job_id`) WHERE import_job_id is not null;--> statement-breakpoint
ALTER TABLE `prediction` ADD `import_job_id` text;--> statement-breakpoint
CREATE INDEX `prediction_import` ON `prediction` (`import_job_id`) WHERE import_job_id is not null;--> statement-breakpoint
ALTER TABLE `resolution` ADD `import_job_id` text;--> statement-breakpoint
CREATE INDEX `resolution_import` ON `resolution` (`import_job_id`) WHERE import_job_id is not null;