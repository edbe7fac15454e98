CREATE TABLE `comment` (
	`id` text PRIMARY KEY NOT NULL,
	`thread_id` text NOT NULL,
	`project_id` text NOT NULL,
	`task_id` text NOT NULL,
	`annotation_id` text NOT NULL,
	`region_id` text,
	`author_id` text NOT NULL,
	`text` text NOT NULL,
	`created_at` integer NOT NULL,
	`resolved_at` integer,
	`resolved_by` text
);
--> statement-breakpoint
CREATE INDEX `comment_annotation` ON `comment` (`annotation_id`,`created_at`);--> statement-breakpoint
CREATE INDEX `comment_task` ON `comment` (`task_id`);--> statement-breakpoint
CREATE INDEX `comment_open` ON `comment` (`project_id`,`annotation_id`) WHERE resolved_at is null and id = thread_id;