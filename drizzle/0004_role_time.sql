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
ALTER TABLE "reflections" ADD COLUMN "preparation" smallint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "added_minutes" ADD CONSTRAINT "added_minutes_workspace_id_pair_id_pairs_workspace_id_id_fk" FOREIGN KEY ("workspace_id","pair_id") REFERENCES "public"."pairs"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "time_budgets" ADD CONSTRAINT "time_budgets_mentor" FOREIGN KEY ("workspace_id","mentor_id") REFERENCES "public"."members"("workspace_id","user_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "time_hints" ADD CONSTRAINT "time_hints_workspace_id_session_id_sessions_workspace_id_id_fk" FOREIGN KEY ("workspace_id","session_id") REFERENCES "public"."sessions"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "added_minutes_pair" ON "added_minutes" USING btree ("workspace_id","pair_id");--> statement-breakpoint
CREATE INDEX "added_minutes_mentor" ON "added_minutes" USING btree ("workspace_id","mentor_id","spent_on");--> statement-breakpoint
CREATE INDEX "time_hints_session" ON "time_hints" USING btree ("workspace_id","session_id");--> statement-breakpoint
ALTER TABLE "reflections" ADD CONSTRAINT "reflections_preparation" CHECK ("reflections"."preparation" between 0 and 600);