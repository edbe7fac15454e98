ALTER TABLE `second_resolution` ADD `first` text;--> statement-breakpoint
CREATE INDEX `comment_author` ON `comment` (`project_id`,`author_id`);--> statement-breakpoint
CREATE INDEX `review_reviewer` ON `review` (`project_id`,`reviewer_id`,`created_at`);