CREATE TABLE `release_link` (
	`id` text PRIMARY KEY NOT NULL,
	`project_id` text NOT NULL,
	`release_id` text NOT NULL,
	`token_hash` text NOT NULL,
	`options` text NOT NULL,
	`created_by` text NOT NULL,
	`created_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	`revoked_at` integer
);
--> statement-breakpoint
CREATE UNIQUE INDEX `release_link_token` ON `release_link` (`token_hash`);--> statement-breakpoint
CREATE INDEX `release_link_release` ON `release_link` (`release_id`,`created_at`);--> statement-breakpoint
ALTER TABLE `release` ADD `notes` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `release` ADD `deprecated_reason` text;--> statement-breakpoint
ALTER TABLE `release` ADD `deprecated_at` integer;--> statement-breakpoint
ALTER TABLE `release` ADD `deprecated_by` text;