ALTER TABLE `membership` ADD `submitted_today` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `membership` ADD `submitted_day` integer DEFAULT 0 NOT NULL;