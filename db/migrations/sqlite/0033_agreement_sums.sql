CREATE TABLE `agreement_sum` (
	`project_id` text NOT NULL,
	`control_id` text NOT NULL,
	`part` text NOT NULL,
	`sums` text NOT NULL,
	PRIMARY KEY(`project_id`, `control_id`, `part`)
);
