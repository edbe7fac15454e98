CREATE TABLE `agreement_pattern` (
	`project_id` text NOT NULL,
	`control_id` text NOT NULL,
	`hash` text NOT NULL,
	`unit` text NOT NULL,
	`tasks` integer NOT NULL,
	PRIMARY KEY(`project_id`, `control_id`, `hash`)
);
