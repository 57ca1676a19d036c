CREATE TABLE "agreement_changes" (
	"id" uuid PRIMARY KEY NOT NULL,
	"workspace_id" text NOT NULL,
	"pair_id" uuid NOT NULL,
	"proposed_by" text NOT NULL,
	"request_key" text NOT NULL,
	"state" text NOT NULL,
	"before" text NOT NULL,
	"after" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"closed_at" timestamp with time zone,
	CONSTRAINT "agreement_changes_request_key" UNIQUE("workspace_id","request_key"),
	CONSTRAINT "agreement_changes_closed" CHECK (("agreement_changes"."closed_at" is null) = ("agreement_changes"."state" = 'open'))
);
--> statement-breakpoint
CREATE TABLE "goal_changes" (
	"workspace_id" text NOT NULL,
	"goal_id" uuid NOT NULL,
	"revision" integer NOT NULL,
	"changed_by" text NOT NULL,
	"changed_at" timestamp with time zone NOT NULL,
	"text" text NOT NULL,
	"how" text,
	"due_on" date,
	"progress" smallint NOT NULL,
	"state" text NOT NULL,
	CONSTRAINT "goal_changes_goal_id_revision_pk" PRIMARY KEY("goal_id","revision")
);
--> statement-breakpoint
CREATE TABLE "mid_point_answers" (
	"workspace_id" text NOT NULL,
	"pair_id" uuid NOT NULL,
	"user_id" text NOT NULL,
	"worth" text NOT NULL,
	"answered_at" timestamp with time zone NOT NULL,
	CONSTRAINT "mid_point_answers_workspace_id_pair_id_user_id_pk" PRIMARY KEY("workspace_id","pair_id","user_id")
);
--> statement-breakpoint
ALTER TABLE "goals" DROP CONSTRAINT "goals_position";--> statement-breakpoint
ALTER TABLE "pairs" DROP CONSTRAINT "pairs_months";--> statement-breakpoint
ALTER TABLE "goals" ADD COLUMN "how" text;--> statement-breakpoint
ALTER TABLE "goals" ADD COLUMN "due_on" date;--> statement-breakpoint
ALTER TABLE "goals" ADD COLUMN "progress" smallint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "goals" ADD COLUMN "state" text DEFAULT 'open' NOT NULL;--> statement-breakpoint
ALTER TABLE "goals" ADD COLUMN "revision" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "pairs" ADD COLUMN "off_limits" text;--> statement-breakpoint
ALTER TABLE "pairs" ADD COLUMN "own_rule" text;--> statement-breakpoint
ALTER TABLE "sessions" ADD COLUMN "place" text;--> statement-breakpoint
ALTER TABLE "sessions" ADD COLUMN "sequence" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "workspaces" ADD COLUMN "calendar_key" text DEFAULT (gen_random_uuid()::text || gen_random_uuid()::text) NOT NULL;--> statement-breakpoint
ALTER TABLE "agreement_changes" ADD CONSTRAINT "agreement_changes_workspace_id_pair_id_pairs_workspace_id_id_fk" FOREIGN KEY ("workspace_id","pair_id") REFERENCES "public"."pairs"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "goal_changes" ADD CONSTRAINT "goal_changes_goal_id_goals_id_fk" FOREIGN KEY ("goal_id") REFERENCES "public"."goals"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mid_point_answers" ADD CONSTRAINT "mid_point_answers_workspace_id_pair_id_pairs_workspace_id_id_fk" FOREIGN KEY ("workspace_id","pair_id") REFERENCES "public"."pairs"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "agreement_changes_one_open" ON "agreement_changes" USING btree ("workspace_id","pair_id") WHERE "agreement_changes"."state" = 'open';--> statement-breakpoint
CREATE INDEX "agreement_changes_pair" ON "agreement_changes" USING btree ("workspace_id","pair_id");--> statement-breakpoint
CREATE INDEX "goal_changes_goal" ON "goal_changes" USING btree ("workspace_id","goal_id");--> statement-breakpoint
CREATE UNIQUE INDEX "goals_open_position" ON "goals" USING btree ("pair_id","position") WHERE "goals"."state" = 'open';--> statement-breakpoint
ALTER TABLE "goals" ADD CONSTRAINT "goals_progress" CHECK ("goals"."progress" in (0, 25, 50, 75, 100));--> statement-breakpoint
ALTER TABLE "goals" ADD CONSTRAINT "goals_reached" CHECK ("goals"."state" = 'dropped' or ("goals"."state" = 'reached') = ("goals"."progress" = 100));--> statement-breakpoint
ALTER TABLE "pairs" ADD CONSTRAINT "pairs_months" CHECK ("pairs"."months" between 1 and 24);--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_place" CHECK (length("sessions"."place") between 1 and 300);