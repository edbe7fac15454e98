CREATE TABLE `exclusion` (
	`id` text PRIMARY KEY NOT NULL,
	`project_id` text NOT NULL,
	`user_id` text NOT NULL,
	`from_ms` integer,
	`until_ms` integer,
	`reason` text NOT NULL,
	`requeue` integer NOT NULL,
	`created_by` text NOT NULL,
	`created_at` integer NOT NULL,
	`lifted_by` text,
	`lifted_at` integer
);
--> statement-breakpoint
CREATE INDEX `exclusion_project` ON `exclusion` (`project_id`,`user_id`);--> statement-breakpoint
UPDATE `task` SET `agreement_stale` = 1 WHERE `answer_count` > 0;