CREATE TABLE "digest_groups" (
	"workspace_id" text NOT NULL,
	"place" integer NOT NULL,
	"items" uuid[] NOT NULL,
	"category" text,
	"formed_in" text NOT NULL,
	"acknowledged_in" text,
	"closed_in" text,
	CONSTRAINT "digest_groups_workspace_id_place_pk" PRIMARY KEY("workspace_id","place")
);
--> statement-breakpoint
CREATE TABLE "digests" (
	"workspace_id" text NOT NULL,
	"iso_week" text NOT NULL,
	"figures" jsonb NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "digests_workspace_id_iso_week_pk" PRIMARY KEY("workspace_id","iso_week")
);
--> statement-breakpoint
ALTER TABLE "digest_groups" ADD CONSTRAINT "digest_groups_workspace_id_workspaces_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspaces"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "digests" ADD CONSTRAINT "digests_workspace_id_workspaces_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspaces"("id") ON DELETE cascade ON UPDATE no action;