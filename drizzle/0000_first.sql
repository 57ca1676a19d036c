CREATE TABLE "check_ins" (
	"workspace_id" text NOT NULL,
	"user_id" text NOT NULL,
	"iso_week" text NOT NULL,
	"answer" text NOT NULL,
	"help" text,
	"answered_at" timestamp with time zone NOT NULL,
	CONSTRAINT "check_ins_workspace_id_user_id_iso_week_pk" PRIMARY KEY("workspace_id","user_id","iso_week")
);
--> statement-breakpoint
CREATE TABLE "feedback_items" (
	"id" uuid PRIMARY KEY NOT NULL,
	"workspace_id" text NOT NULL,
	"session_id" uuid NOT NULL,
	"mentee_id" text NOT NULL,
	"words" text NOT NULL,
	"category" text NOT NULL,
	"kind" text NOT NULL,
	"sharing" text NOT NULL,
	"status" text DEFAULT 'new' NOT NULL,
	"revision" integer DEFAULT 1 NOT NULL,
	"form_id" text NOT NULL,
	"shared_at" timestamp with time zone,
	"shared_to" text,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "feedback_items_workspace_id" UNIQUE("workspace_id","id"),
	CONSTRAINT "feedback_items_pair_stays" CHECK ("feedback_items"."sharing" <> 'pair' or "feedback_items"."shared_at" is null),
	CONSTRAINT "feedback_items_shared_to" CHECK ("feedback_items"."shared_to" is null or "feedback_items"."shared_at" is not null)
);
--> statement-breakpoint
CREATE TABLE "goals" (
	"id" uuid PRIMARY KEY NOT NULL,
	"workspace_id" text NOT NULL,
	"pair_id" uuid NOT NULL,
	"position" smallint NOT NULL,
	"text" text NOT NULL,
	CONSTRAINT "goals_position" UNIQUE("pair_id","position"),
	CONSTRAINT "goals_at_most_three" CHECK ("goals"."position" between 1 and 3)
);
--> statement-breakpoint
CREATE TABLE "members" (
	"workspace_id" text NOT NULL,
	"user_id" text NOT NULL,
	"zone" text NOT NULL,
	"check_in_day" smallint DEFAULT 1 NOT NULL,
	"check_in_time" text DEFAULT '09:30' NOT NULL,
	"is_coordinator" boolean DEFAULT false NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "members_workspace_id_user_id_pk" PRIMARY KEY("workspace_id","user_id"),
	CONSTRAINT "members_check_in_day" CHECK ("members"."check_in_day" between 1 and 5),
	CONSTRAINT "members_check_in_time" CHECK ("members"."check_in_time" ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$')
);
--> statement-breakpoint
CREATE TABLE "nudges" (
	"id" uuid PRIMARY KEY NOT NULL,
	"workspace_id" text NOT NULL,
	"kind" text NOT NULL,
	"occasion" text NOT NULL,
	"user_id" text,
	"pair_id" uuid,
	"session_id" uuid,
	"subject" text,
	"due_at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone,
	"state" text NOT NULL,
	"queued_at" timestamp with time zone,
	"attempts" smallint DEFAULT 0 NOT NULL,
	"outcome" text,
	"channel_id" text,
	"message_ts" text,
	"sent_at" timestamp with time zone,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "nudges_occasion" UNIQUE("workspace_id","occasion")
);
--> statement-breakpoint
CREATE TABLE "pairs" (
	"id" uuid PRIMARY KEY NOT NULL,
	"workspace_id" text NOT NULL,
	"mentor_id" text NOT NULL,
	"mentee_id" text NOT NULL,
	"proposed_by" text NOT NULL,
	"request_key" text NOT NULL,
	"state" text NOT NULL,
	"mentor_slot" smallint,
	"topic" text NOT NULL,
	"cadence" text NOT NULL,
	"session_minutes" smallint NOT NULL,
	"months" smallint NOT NULL,
	"personal_line" text,
	"mentor_accepted_at" timestamp with time zone,
	"mentee_accepted_at" timestamp with time zone,
	"starts_on" date,
	"ends_on" date,
	"paused_until" date,
	"closed_by" text,
	"closed_at" timestamp with time zone,
	"closed_reason" text,
	"channel_id" text,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "pairs_workspace_id" UNIQUE("workspace_id","id"),
	CONSTRAINT "pairs_request_key" UNIQUE("workspace_id","request_key"),
	CONSTRAINT "pairs_two_people" CHECK ("pairs"."mentor_id" <> "pairs"."mentee_id"),
	CONSTRAINT "pairs_slot_while_running" CHECK (("pairs"."mentor_slot" is not null) = ("pairs"."state" in ('active', 'paused'))),
	CONSTRAINT "pairs_paused_until" CHECK (("pairs"."paused_until" is not null) = ("pairs"."state" = 'paused')),
	CONSTRAINT "pairs_session_minutes" CHECK ("pairs"."session_minutes" in (30, 45, 60)),
	CONSTRAINT "pairs_months" CHECK ("pairs"."months" in (3, 6, 12))
);
--> statement-breakpoint
CREATE TABLE "reflections" (
	"workspace_id" text NOT NULL,
	"session_id" uuid NOT NULL,
	"mentor_id" text NOT NULL,
	"heard" text,
	"learned" text,
	"follow_ups" text,
	"minutes" smallint NOT NULL,
	"revision" integer DEFAULT 1 NOT NULL,
	"form_id" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "reflections_workspace_id_session_id_pk" PRIMARY KEY("workspace_id","session_id"),
	CONSTRAINT "reflections_minutes" CHECK ("reflections"."minutes" between 0 and 600)
);
--> statement-breakpoint
CREATE TABLE "sessions" (
	"id" uuid PRIMARY KEY NOT NULL,
	"workspace_id" text NOT NULL,
	"pair_id" uuid NOT NULL,
	"request_key" text NOT NULL,
	"state" text NOT NULL,
	"starts_at" timestamp with time zone NOT NULL,
	"minutes" smallint NOT NULL,
	"booked_by" text NOT NULL,
	"revision" integer DEFAULT 1 NOT NULL,
	"cancelled_by" text,
	"rating" smallint,
	"nothing_to_tell" boolean DEFAULT false NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "sessions_workspace_id" UNIQUE("workspace_id","id"),
	CONSTRAINT "sessions_request_key" UNIQUE("workspace_id","request_key"),
	CONSTRAINT "sessions_minutes" CHECK ("sessions"."minutes" between 15 and 240),
	CONSTRAINT "sessions_rating" CHECK ("sessions"."rating" between 1 and 5)
);
--> statement-breakpoint
CREATE TABLE "workspaces" (
	"id" text PRIMARY KEY NOT NULL,
	"it_channel_id" text,
	"mentor_capacity" smallint DEFAULT 2 NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "workspaces_mentor_capacity" CHECK ("workspaces"."mentor_capacity" between 1 and 10)
);
--> statement-breakpoint
ALTER TABLE "check_ins" ADD CONSTRAINT "check_ins_workspace_id_user_id_members_workspace_id_user_id_fk" FOREIGN KEY ("workspace_id","user_id") REFERENCES "public"."members"("workspace_id","user_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "feedback_items" ADD CONSTRAINT "feedback_items_workspace_id_session_id_sessions_workspace_id_id_fk" FOREIGN KEY ("workspace_id","session_id") REFERENCES "public"."sessions"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "goals" ADD CONSTRAINT "goals_workspace_id_pair_id_pairs_workspace_id_id_fk" FOREIGN KEY ("workspace_id","pair_id") REFERENCES "public"."pairs"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "members" ADD CONSTRAINT "members_workspace_id_workspaces_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspaces"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "nudges" ADD CONSTRAINT "nudges_workspace_id_workspaces_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspaces"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "nudges" ADD CONSTRAINT "nudges_workspace_id_pair_id_pairs_workspace_id_id_fk" FOREIGN KEY ("workspace_id","pair_id") REFERENCES "public"."pairs"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "nudges" ADD CONSTRAINT "nudges_workspace_id_session_id_sessions_workspace_id_id_fk" FOREIGN KEY ("workspace_id","session_id") REFERENCES "public"."sessions"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pairs" ADD CONSTRAINT "pairs_workspace_id_workspaces_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspaces"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reflections" ADD CONSTRAINT "reflections_workspace_id_session_id_sessions_workspace_id_id_fk" FOREIGN KEY ("workspace_id","session_id") REFERENCES "public"."sessions"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_workspace_id_pair_id_pairs_workspace_id_id_fk" FOREIGN KEY ("workspace_id","pair_id") REFERENCES "public"."pairs"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "feedback_items_one_open" ON "feedback_items" USING btree ("workspace_id","session_id") WHERE "feedback_items"."shared_at" is null;--> statement-breakpoint
CREATE INDEX "feedback_items_session" ON "feedback_items" USING btree ("workspace_id","session_id");--> statement-breakpoint
CREATE INDEX "goals_pair" ON "goals" USING btree ("workspace_id","pair_id");--> statement-breakpoint
CREATE INDEX "nudges_due" ON "nudges" USING btree ("workspace_id","due_at") WHERE "nudges"."state" = 'pending';--> statement-breakpoint
CREATE INDEX "nudges_under_way" ON "nudges" USING btree ("workspace_id","queued_at") WHERE "nudges"."state" in ('queued', 'sending');--> statement-breakpoint
CREATE INDEX "nudges_pair" ON "nudges" USING btree ("workspace_id","pair_id");--> statement-breakpoint
CREATE INDEX "nudges_session" ON "nudges" USING btree ("workspace_id","session_id");--> statement-breakpoint
CREATE UNIQUE INDEX "pairs_one_mentor_per_mentee" ON "pairs" USING btree ("workspace_id","mentee_id") WHERE "pairs"."state" in ('active', 'paused');--> statement-breakpoint
CREATE UNIQUE INDEX "pairs_mentor_capacity" ON "pairs" USING btree ("workspace_id","mentor_id","mentor_slot") WHERE "pairs"."state" in ('active', 'paused');--> statement-breakpoint
CREATE UNIQUE INDEX "pairs_one_open_proposal" ON "pairs" USING btree ("workspace_id",least(mentor_id, mentee_id),greatest(mentor_id, mentee_id)) WHERE "pairs"."state" = 'proposed';--> statement-breakpoint
CREATE INDEX "pairs_mentor" ON "pairs" USING btree ("workspace_id","mentor_id");--> statement-breakpoint
CREATE INDEX "pairs_mentee" ON "pairs" USING btree ("workspace_id","mentee_id");--> statement-breakpoint
CREATE INDEX "sessions_pair" ON "sessions" USING btree ("workspace_id","pair_id","starts_at");