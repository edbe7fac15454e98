-- Questions about regions are measured now: tasks of projects that ask some are summed up again.
UPDATE `task` SET `agreement_stale` = 1 WHERE `answer_count` > 0 AND `project_id` IN (
	SELECT p.`id` FROM `project` p
	JOIN `label_schema_version` v ON v.`project_id` = p.`id` AND v.`version` = p.`schema_version`
	WHERE v.`schema` LIKE '%"per":"region"%'
);
