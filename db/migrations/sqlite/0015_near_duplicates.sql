CREATE TABLE `duplicate_link` (
	`id` text PRIMARY KEY NOT NULL,
	`project_id` text NOT NULL,
	`task_a` text NOT NULL,
	`task_b` text NOT NULL,
	`seq_a` integer NOT NULL,
	`seq_b` integer NOT NULL,
	`kind` text NOT NULL,
	`similarity` real NOT NULL,
	`status` text NOT NULL,
	`decided_by` text,
	`decided_at` integer,
	`found_by` text NOT NULL,
	`seen_by` text NOT NULL,
	`created_at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `duplicate_link_tasks` ON `duplicate_link` (`task_a`,`task_b`);--> statement-breakpoint
CREATE INDEX `duplicate_link_task_b` ON `duplicate_link` (`task_b`);--> statement-breakpoint
CREATE INDEX `duplicate_link_list` ON `duplicate_link` (`project_id`,`status`,`similarity`,`id`);--> statement-breakpoint
ALTER TABLE `asset` ADD `image_hash` text;--> statement-breakpoint
CREATE INDEX `asset_unhashed` ON `asset` (`project_id`,`id`) WHERE image_hash is null;