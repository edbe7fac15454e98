CREATE TABLE `bulk_item` (
	`job_id` text NOT NULL,
	`number` integer NOT NULL,
	`project_id` text NOT NULL,
	`task_id` text NOT NULL,
	`seq` integer NOT NULL,
	`outcome` text NOT NULL,
	`before` text,
	PRIMARY KEY(`job_id`, `number`)
);
--> statement-breakpoint
CREATE TABLE `task_label` (
	`project_id` text NOT NULL,
	`task_id` text NOT NULL,
	`seq` integer NOT NULL,
	`user_id` text NOT NULL,
	`label_key` text NOT NULL,
	`uses` integer NOT NULL,
	PRIMARY KEY(`task_id`, `user_id`, `label_key`)
);
--> statement-breakpoint
CREATE INDEX `task_label_key` ON `task_label` (`project_id`,`label_key`,`seq`,`user_id`,`task_id`);--> statement-breakpoint
DROP INDEX `task_import`;--> statement-breakpoint
ALTER TABLE `task` ADD `labels_stale` integer DEFAULT false NOT NULL;--> statement-breakpoint
CREATE INDEX `task_labels_stale` ON `task` (`project_id`,`seq`) WHERE labels_stale;--> statement-breakpoint
CREATE INDEX `task_skipped` ON `task` (`project_id`,`seq`) WHERE skip_count > 0;--> statement-breakpoint
CREATE INDEX `task_import` ON `task` (`import_job_id`,`seq`);--> statement-breakpoint
UPDATE `task` SET `labels_stale` = true WHERE `answer_count` > 0 OR `id` IN (SELECT `task_id` FROM `resolution`);