CREATE TABLE `gold_answer` (
	`task_id` text PRIMARY KEY NOT NULL,
	`project_id` text NOT NULL,
	`revision` integer NOT NULL,
	`document` text NOT NULL,
	`schema_version` integer NOT NULL,
	`source` text NOT NULL,
	`rule_id` text,
	`note` text NOT NULL,
	`import_job_id` text,
	`created_by` text NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `gold_answer_project` ON `gold_answer` (`project_id`);--> statement-breakpoint
CREATE TABLE `gold_draw` (
	`task_id` text NOT NULL,
	`user_id` text NOT NULL,
	`project_id` text NOT NULL,
	`drawn_at` integer NOT NULL,
	`returned` integer DEFAULT false NOT NULL,
	`shown_at` integer,
	PRIMARY KEY(`task_id`, `user_id`)
);
--> statement-breakpoint
CREATE INDEX `gold_draw_user` ON `gold_draw` (`project_id`,`user_id`);--> statement-breakpoint
ALTER TABLE `membership` ADD `gold_turn` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `membership` ADD `gold_since` integer;--> statement-breakpoint
ALTER TABLE `project` ADD `gold` text;--> statement-breakpoint
ALTER TABLE `task` ADD `gold` integer DEFAULT false NOT NULL;--> statement-breakpoint
CREATE INDEX `task_gold` ON `task` (`project_id`,`seq`) WHERE gold;