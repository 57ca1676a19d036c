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
ALTER TABLE "learnings" ADD CONSTRAINT "learnings_workspace_id_pair_id_pairs_workspace_id_id_fk" FOREIGN KEY ("workspace_id","pair_id") REFERENCES "public"."pairs"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "learnings" ADD CONSTRAINT "learnings_workspace_id_session_id_sessions_workspace_id_id_fk" FOREIGN KEY ("workspace_id","session_id") REFERENCES "public"."sessions"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "log_shares" ADD CONSTRAINT "log_shares_workspace_id_pair_id_pairs_workspace_id_id_fk" FOREIGN KEY ("workspace_id","pair_id") REFERENCES "public"."pairs"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "learnings_one_of_session" ON "learnings" USING btree ("workspace_id","session_id","user_id") WHERE "learnings"."session_id" is not null;--> statement-breakpoint
CREATE INDEX "learnings_pair" ON "learnings" USING btree ("workspace_id","pair_id");