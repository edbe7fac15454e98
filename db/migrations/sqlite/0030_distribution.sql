CREATE TABLE `share_stratum` (
	`project_id` text NOT NULL,
	`value` text NOT NULL,
	`tasks` integer NOT NULL,
	`in_share` integer NOT NULL,
	PRIMARY KEY(`project_id`, `value`)
);
--> statement-breakpoint
ALTER TABLE `membership` ADD `submitted_zone` text;--> statement-breakpoint
ALTER TABLE `membership` ADD `limits` text;--> statement-breakpoint
ALTER TABLE `project` ADD `distribution` text;--> statement-breakpoint
ALTER TABLE `task` ADD `overlap_by_hand` integer DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `task` ADD `in_share` integer DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `task` ADD `overlap_asked` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
CREATE INDEX `task_asked` ON `task` (`project_id`,`seq`) WHERE overlap_asked > 0;--> statement-breakpoint
CREATE INDEX `task_by_hand` ON `task` (`project_id`,`seq`) WHERE overlap_by_hand;