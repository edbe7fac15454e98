CREATE TABLE "agreement_pattern" (
	"project_id" text NOT NULL,
	"control_id" text NOT NULL,
	"hash" text NOT NULL,
	"unit" text NOT NULL,
	"tasks" integer NOT NULL,
	CONSTRAINT "agreement_pattern_project_id_control_id_hash_pk" PRIMARY KEY("project_id","control_id","hash")
);
