CREATE TABLE `task_version` (
	`id` text PRIMARY KEY NOT NULL,
	`project_id` text NOT NULL,
	`task_id` text NOT NULL,
	`version` integer NOT NULL,
	`data` text NOT NULL,
	`task_rows` text NOT NULL,
	`carried` text NOT NULL,
	`import_job_id` text,
	`replaced_by` text NOT NULL,
	`replaced_at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `task_version_task` ON `task_version` (`task_id`,`version`);--> statement-breakpoint
CREATE INDEX `task_version_project` ON `task_version` (`project_id`);--> statement-breakpoint
CREATE INDEX `task_version_import` ON `task_version` (`import_job_id`) WHERE import_job_id is not null;--> statement-breakpoint
ALTER TABLE `task` ADD `version` integer DEFAULT 1 NOT NULL;