CREATE TABLE `method_resolution` (
	`task_id` text PRIMARY KEY NOT NULL,
	`project_id` text NOT NULL,
	`waits_for` text,
	`document` text,
	`schema_version` integer NOT NULL,
	`confidence` real NOT NULL,
	`controls` text NOT NULL,
	`outdated` integer DEFAULT false NOT NULL,
	`job_id` text NOT NULL,
	`created_at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `method_resolution_project` ON `method_resolution` (`project_id`,`waits_for`,`task_id`);--> statement-breakpoint
CREATE INDEX `method_resolution_outdated` ON `method_resolution` (`project_id`,`task_id`) WHERE outdated;--> statement-breakpoint
CREATE INDEX `method_resolution_job` ON `method_resolution` (`job_id`);