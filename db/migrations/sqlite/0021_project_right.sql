ALTER TABLE `user` ADD `may_create_projects` integer DEFAULT false NOT NULL;--> statement-breakpoint
UPDATE `user` SET `may_create_projects` = true WHERE `password_hash` IS NOT NULL AND (`id` IN (SELECT `user_id` FROM `membership` WHERE `role` = 'manager') OR `id` NOT IN (SELECT `user_id` FROM `membership`));
