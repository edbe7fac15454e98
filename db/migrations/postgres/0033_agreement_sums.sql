CREATE TABLE "agreement_sum" (
	"project_id" text NOT NULL,
	"control_id" text NOT NULL,
	"part" text NOT NULL,
	"sums" text NOT NULL,
	CONSTRAINT "agreement_sum_project_id_control_id_part_pk" PRIMARY KEY("project_id","control_id","part")
);
