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
CREATE TABLE "card_showings" (
	"workspace_id" text NOT NULL,
	"user_id" text NOT NULL,
	"session_id" uuid NOT NULL,
	"deck" text NOT NULL,
	"card_id" text NOT NULL,
	"shown_at" timestamp with time zone NOT NULL,
	CONSTRAINT "card_showings_workspace_id_user_id_deck_session_id_pk" PRIMARY KEY("workspace_id","user_id","deck","session_id")
);
--> statement-breakpoint
CREATE TABLE "session_plan_edits" (
	"workspace_id" text NOT NULL,
	"pair_id" uuid NOT NULL,
	"number" smallint NOT NULL,
	"title" text NOT NULL,
	"topic" text NOT NULL,
	"edited_by" text NOT NULL,
	"edited_at" timestamp with time zone NOT NULL,
	CONSTRAINT "session_plan_edits_workspace_id_pair_id_number_pk" PRIMARY KEY("workspace_id","pair_id","number"),
	CONSTRAINT "session_plan_edits_number" CHECK ("session_plan_edits"."number" >= 1),
	CONSTRAINT "session_plan_edits_title" CHECK (length("session_plan_edits"."title") between 1 and 60),
	CONSTRAINT "session_plan_edits_topic" CHECK (length("session_plan_edits"."topic") between 1 and 200)
);
--> statement-breakpoint
CREATE TABLE "strategy_card_versions" (
	"workspace_id" text NOT NULL,
	"card_id" uuid NOT NULL,
	"version" integer NOT NULL,
	"initiative" text NOT NULL,
	"outcome" text NOT NULL,
	"it_part" text NOT NULL,
	"status" text NOT NULL,
	"pain" text,
	"ask_whom" text,
	"written_by" text NOT NULL,
	"written_at" timestamp with time zone NOT NULL,
	CONSTRAINT "strategy_card_versions_workspace_id_card_id_version_pk" PRIMARY KEY("workspace_id","card_id","version")
);
--> statement-breakpoint
CREATE TABLE "strategy_cards" (
	"workspace_id" text NOT NULL,
	"id" uuid NOT NULL,
	"version" integer NOT NULL,
	"retired_by" text,
	"retired_at" timestamp with time zone,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "strategy_cards_workspace_id_id_pk" PRIMARY KEY("workspace_id","id"),
	CONSTRAINT "strategy_cards_version" CHECK ("strategy_cards"."version" >= 1),
	CONSTRAINT "strategy_cards_retired" CHECK (("strategy_cards"."retired_by" is null) = ("strategy_cards"."retired_at" is null))
);
--> statement-breakpoint
CREATE TABLE "strategy_reads" (
	"workspace_id" text NOT NULL,
	"user_id" text NOT NULL,
	"card_id" uuid NOT NULL,
	"version" integer NOT NULL,
	"read_at" timestamp with time zone NOT NULL,
	CONSTRAINT "strategy_reads_workspace_id_user_id_card_id_version_pk" PRIMARY KEY("workspace_id","user_id","card_id","version")
);
--> statement-breakpoint
CREATE TABLE "closing_words" (
	"workspace_id" text NOT NULL,
	"pair_id" uuid NOT NULL,
	"revision" integer NOT NULL,
	"decided" text,
	"thanks" text,
	"in_touch" text,
	"written_by" text NOT NULL,
	"written_at" timestamp with time zone NOT NULL,
	CONSTRAINT "closing_words_workspace_id_pair_id_revision_pk" PRIMARY KEY("workspace_id","pair_id","revision"),
	CONSTRAINT "closing_words_revision" CHECK ("closing_words"."revision" >= 1),
	CONSTRAINT "closing_words_decided" CHECK (length("closing_words"."decided") between 1 and 1000),
	CONSTRAINT "closing_words_thanks" CHECK (length("closing_words"."thanks") between 1 and 500),
	CONSTRAINT "closing_words_in_touch" CHECK (length("closing_words"."in_touch") between 1 and 300)
);
--> statement-breakpoint
CREATE TABLE "next_steps" (
	"workspace_id" text NOT NULL,
	"pair_id" uuid NOT NULL,
	"user_id" text NOT NULL,
	"role" text NOT NULL,
	"choice" text NOT NULL,
	"topic" text,
	"chosen_at" timestamp with time zone NOT NULL,
	CONSTRAINT "next_steps_workspace_id_pair_id_user_id_pk" PRIMARY KEY("workspace_id","pair_id","user_id"),
	CONSTRAINT "next_steps_topic" CHECK (length("next_steps"."topic") between 1 and 150),
	CONSTRAINT "next_steps_topic_of_search" CHECK ("next_steps"."topic" is null or "next_steps"."choice" = 'looking')
);
--> statement-breakpoint
CREATE TABLE "added_minutes" (
	"id" uuid PRIMARY KEY NOT NULL,
	"workspace_id" text NOT NULL,
	"pair_id" uuid NOT NULL,
	"mentor_id" text NOT NULL,
	"minutes" smallint NOT NULL,
	"spent_on" date NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "added_minutes_minutes" CHECK ("added_minutes"."minutes" between 1 and 600)
);
--> statement-breakpoint
CREATE TABLE "time_budgets" (
	"workspace_id" text NOT NULL,
	"mentor_id" text NOT NULL,
	"hours" smallint NOT NULL,
	"manager_id" text,
	"answer" text,
	"answered_at" timestamp with time zone,
	"revision" integer NOT NULL,
	"asked_revision" integer,
	CONSTRAINT "time_budgets_workspace_id_mentor_id_pk" PRIMARY KEY("workspace_id","mentor_id"),
	CONSTRAINT "time_budgets_hours" CHECK ("time_budgets"."hours" between 1 and 40),
	CONSTRAINT "time_budgets_two_people" CHECK ("time_budgets"."manager_id" <> "time_budgets"."mentor_id"),
	CONSTRAINT "time_budgets_asked" CHECK (("time_budgets"."manager_id" is null) = ("time_budgets"."answer" is null) and ("time_budgets"."manager_id" is null) = ("time_budgets"."asked_revision" is null)),
	CONSTRAINT "time_budgets_answered" CHECK (("time_budgets"."answered_at" is not null) = (coalesce("time_budgets"."answer", 'waiting') <> 'waiting'))
);
--> statement-breakpoint
CREATE TABLE "time_hints" (
	"workspace_id" text NOT NULL,
	"mentor_id" text NOT NULL,
	"session_id" uuid NOT NULL,
	CONSTRAINT "time_hints_workspace_id_mentor_id_pk" PRIMARY KEY("workspace_id","mentor_id")
);
--> statement-breakpoint
CREATE TABLE "learnings" (
	"workspace_id" text NOT NULL,
	"id" uuid NOT NULL,
	"pair_id" uuid NOT NULL,
	"user_id" text NOT NULL,
	"session_id" uuid,
	"words" text NOT NULL,
	"revision" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "learnings_workspace_id_id_pk" PRIMARY KEY("workspace_id","id")
);
--> statement-breakpoint
CREATE TABLE "log_shares" (
	"workspace_id" text NOT NULL,
	"pair_id" uuid NOT NULL,
	"user_id" text NOT NULL,
	"shared_at" timestamp with time zone NOT NULL,
	CONSTRAINT "log_shares_workspace_id_pair_id_user_id_pk" PRIMARY KEY("workspace_id","pair_id","user_id")
);
--> statement-breakpoint
CREATE TABLE "delegates" (
	"workspace_id" text NOT NULL,
	"leader_id" text NOT NULL,
	"delegate_id" text NOT NULL,
	"state" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "delegates_workspace_id_leader_id_delegate_id_pk" PRIMARY KEY("workspace_id","leader_id","delegate_id"),
	CONSTRAINT "delegates_two_people" CHECK ("delegates"."leader_id" <> "delegates"."delegate_id")
);
--> statement-breakpoint
CREATE TABLE "slot_offers" (
	"id" uuid PRIMARY KEY NOT NULL,
	"workspace_id" text NOT NULL,
	"pair_id" uuid NOT NULL,
	"after_session_id" uuid,
	"state" text DEFAULT 'open' NOT NULL,
	"round" smallint DEFAULT 0 NOT NULL,
	"shared" boolean DEFAULT true NOT NULL,
	"minutes" smallint,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "slot_offers_workspace_id" UNIQUE("workspace_id","id"),
	CONSTRAINT "slot_offers_minutes" CHECK ("slot_offers"."minutes" in (30, 45, 60))
);
--> statement-breakpoint
CREATE TABLE "slots" (
	"workspace_id" text NOT NULL,
	"offer_id" uuid NOT NULL,
	"starts_at" timestamp with time zone NOT NULL,
	"round" smallint NOT NULL,
	CONSTRAINT "slots_workspace_id_offer_id_starts_at_pk" PRIMARY KEY("workspace_id","offer_id","starts_at"),
	CONSTRAINT "slots_round" CHECK ("slots"."round" >= 1)
);
--> statement-breakpoint
CREATE TABLE "stall_answers" (
	"workspace_id" text NOT NULL,
	"pair_id" uuid NOT NULL,
	"since" timestamp with time zone NOT NULL,
	"answer" text NOT NULL,
	"coordinator_id" text NOT NULL,
	"answered_at" timestamp with time zone NOT NULL,
	CONSTRAINT "stall_answers_workspace_id_pair_id_since_pk" PRIMARY KEY("workspace_id","pair_id","since")
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
ALTER TABLE "pairs" ADD COLUMN "resumed_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "sessions" ADD COLUMN "confirmed_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "sessions" ADD COLUMN "fell_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "sessions" ADD COLUMN "cancel_reason" text;--> statement-breakpoint
ALTER TABLE "sessions" ADD COLUMN "place" text;--> statement-breakpoint
ALTER TABLE "sessions" ADD COLUMN "sequence" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "members" ADD COLUMN "is_it_lead" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "members" ADD COLUMN "check_ins_wanted_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "workspaces" ADD COLUMN "calendar_key" text DEFAULT (gen_random_uuid()::text || gen_random_uuid()::text) NOT NULL;--> statement-breakpoint
ALTER TABLE "reflections" ADD COLUMN "preparation" smallint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "agreement_changes" ADD CONSTRAINT "agreement_changes_workspace_id_pair_id_pairs_workspace_id_id_fk" FOREIGN KEY ("workspace_id","pair_id") REFERENCES "public"."pairs"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "goal_changes" ADD CONSTRAINT "goal_changes_goal_id_goals_id_fk" FOREIGN KEY ("goal_id") REFERENCES "public"."goals"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mid_point_answers" ADD CONSTRAINT "mid_point_answers_workspace_id_pair_id_pairs_workspace_id_id_fk" FOREIGN KEY ("workspace_id","pair_id") REFERENCES "public"."pairs"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "card_showings" ADD CONSTRAINT "card_showings_workspace_id_session_id_sessions_workspace_id_id_fk" FOREIGN KEY ("workspace_id","session_id") REFERENCES "public"."sessions"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "session_plan_edits" ADD CONSTRAINT "session_plan_edits_workspace_id_pair_id_pairs_workspace_id_id_fk" FOREIGN KEY ("workspace_id","pair_id") REFERENCES "public"."pairs"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "strategy_card_versions" ADD CONSTRAINT "strategy_card_versions_card" FOREIGN KEY ("workspace_id","card_id") REFERENCES "public"."strategy_cards"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "strategy_cards" ADD CONSTRAINT "strategy_cards_workspace_id_workspaces_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspaces"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "strategy_reads" ADD CONSTRAINT "strategy_reads_version" FOREIGN KEY ("workspace_id","card_id","version") REFERENCES "public"."strategy_card_versions"("workspace_id","card_id","version") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "closing_words" ADD CONSTRAINT "closing_words_workspace_id_pair_id_pairs_workspace_id_id_fk" FOREIGN KEY ("workspace_id","pair_id") REFERENCES "public"."pairs"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "next_steps" ADD CONSTRAINT "next_steps_workspace_id_pair_id_pairs_workspace_id_id_fk" FOREIGN KEY ("workspace_id","pair_id") REFERENCES "public"."pairs"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "added_minutes" ADD CONSTRAINT "added_minutes_workspace_id_pair_id_pairs_workspace_id_id_fk" FOREIGN KEY ("workspace_id","pair_id") REFERENCES "public"."pairs"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "time_budgets" ADD CONSTRAINT "time_budgets_mentor" FOREIGN KEY ("workspace_id","mentor_id") REFERENCES "public"."members"("workspace_id","user_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "time_hints" ADD CONSTRAINT "time_hints_workspace_id_session_id_sessions_workspace_id_id_fk" FOREIGN KEY ("workspace_id","session_id") REFERENCES "public"."sessions"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "learnings" ADD CONSTRAINT "learnings_workspace_id_pair_id_pairs_workspace_id_id_fk" FOREIGN KEY ("workspace_id","pair_id") REFERENCES "public"."pairs"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "learnings" ADD CONSTRAINT "learnings_workspace_id_session_id_sessions_workspace_id_id_fk" FOREIGN KEY ("workspace_id","session_id") REFERENCES "public"."sessions"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "log_shares" ADD CONSTRAINT "log_shares_workspace_id_pair_id_pairs_workspace_id_id_fk" FOREIGN KEY ("workspace_id","pair_id") REFERENCES "public"."pairs"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "delegates" ADD CONSTRAINT "delegates_workspace_id_workspaces_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspaces"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "slot_offers" ADD CONSTRAINT "slot_offers_workspace_id_pair_id_pairs_workspace_id_id_fk" FOREIGN KEY ("workspace_id","pair_id") REFERENCES "public"."pairs"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "slot_offers" ADD CONSTRAINT "slot_offers_after_session" FOREIGN KEY ("workspace_id","after_session_id") REFERENCES "public"."sessions"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "slots" ADD CONSTRAINT "slots_workspace_id_offer_id_slot_offers_workspace_id_id_fk" FOREIGN KEY ("workspace_id","offer_id") REFERENCES "public"."slot_offers"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stall_answers" ADD CONSTRAINT "stall_answers_workspace_id_pair_id_pairs_workspace_id_id_fk" FOREIGN KEY ("workspace_id","pair_id") REFERENCES "public"."pairs"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "agreement_changes_one_open" ON "agreement_changes" USING btree ("workspace_id","pair_id") WHERE "agreement_changes"."state" = 'open';--> statement-breakpoint
CREATE INDEX "agreement_changes_pair" ON "agreement_changes" USING btree ("workspace_id","pair_id");--> statement-breakpoint
CREATE INDEX "goal_changes_goal" ON "goal_changes" USING btree ("workspace_id","goal_id");--> statement-breakpoint
CREATE INDEX "card_showings_session" ON "card_showings" USING btree ("workspace_id","session_id");--> statement-breakpoint
CREATE INDEX "card_showings_card" ON "card_showings" USING btree ("workspace_id","deck","card_id");--> statement-breakpoint
CREATE INDEX "strategy_reads_card" ON "strategy_reads" USING btree ("workspace_id","card_id","version");--> statement-breakpoint
CREATE UNIQUE INDEX "next_steps_one_search" ON "next_steps" USING btree ("workspace_id","user_id","role") WHERE "next_steps"."choice" = 'looking';--> statement-breakpoint
CREATE INDEX "next_steps_user" ON "next_steps" USING btree ("workspace_id","user_id");--> statement-breakpoint
CREATE INDEX "added_minutes_pair" ON "added_minutes" USING btree ("workspace_id","pair_id");--> statement-breakpoint
CREATE INDEX "added_minutes_mentor" ON "added_minutes" USING btree ("workspace_id","mentor_id","spent_on");--> statement-breakpoint
CREATE INDEX "time_hints_session" ON "time_hints" USING btree ("workspace_id","session_id");--> statement-breakpoint
CREATE UNIQUE INDEX "learnings_one_of_session" ON "learnings" USING btree ("workspace_id","session_id","user_id") WHERE "learnings"."session_id" is not null;--> statement-breakpoint
CREATE INDEX "learnings_pair" ON "learnings" USING btree ("workspace_id","pair_id");--> statement-breakpoint
CREATE UNIQUE INDEX "delegates_one_per_leader" ON "delegates" USING btree ("workspace_id","leader_id") WHERE "delegates"."state" = 'active';--> statement-breakpoint
CREATE INDEX "delegates_delegate" ON "delegates" USING btree ("workspace_id","delegate_id");--> statement-breakpoint
CREATE UNIQUE INDEX "slot_offers_one_open" ON "slot_offers" USING btree ("workspace_id","pair_id") WHERE "slot_offers"."state" = 'open';--> statement-breakpoint
CREATE INDEX "slot_offers_pair" ON "slot_offers" USING btree ("workspace_id","pair_id");--> statement-breakpoint
CREATE INDEX "slot_offers_session" ON "slot_offers" USING btree ("workspace_id","after_session_id");--> statement-breakpoint
CREATE UNIQUE INDEX "goals_open_position" ON "goals" USING btree ("pair_id","position") WHERE "goals"."state" = 'open';--> statement-breakpoint
ALTER TABLE "goals" ADD CONSTRAINT "goals_progress" CHECK ("goals"."progress" in (0, 25, 50, 75, 100));--> statement-breakpoint
ALTER TABLE "goals" ADD CONSTRAINT "goals_reached" CHECK ("goals"."state" = 'dropped' or ("goals"."state" = 'reached') = ("goals"."progress" = 100));--> statement-breakpoint
ALTER TABLE "pairs" ADD CONSTRAINT "pairs_months" CHECK ("pairs"."months" between 1 and 24);--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_cancel_reason" CHECK (length("sessions"."cancel_reason") between 1 and 200);--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_place" CHECK (length("sessions"."place") between 1 and 300);--> statement-breakpoint
ALTER TABLE "reflections" ADD CONSTRAINT "reflections_preparation" CHECK ("reflections"."preparation" between 0 and 600);