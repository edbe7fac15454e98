ALTER TABLE `asset` ADD `display_key` text;--> statement-breakpoint
ALTER TABLE `asset` ADD `level_window` text;--> statement-breakpoint
ALTER TABLE `asset` ADD `tiles` text;