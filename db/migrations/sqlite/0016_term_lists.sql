CREATE TABLE `term_list` (
	`id` text PRIMARY KEY NOT NULL,
	`project_id` text NOT NULL,
	`name` text NOT NULL,
	`kind` text NOT NULL,
	`settings` text NOT NULL,
	`entries` text NOT NULL,
	`entry_count` integer NOT NULL,
	`duplicates` integer NOT NULL,
	`last_job_id` text,
	`created_by` text NOT NULL,
	`created_at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `term_list_name` ON `term_list` (`project_id`,`name`);