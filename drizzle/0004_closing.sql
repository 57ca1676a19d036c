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
ALTER TABLE "closing_words" ADD CONSTRAINT "closing_words_workspace_id_pair_id_pairs_workspace_id_id_fk" FOREIGN KEY ("workspace_id","pair_id") REFERENCES "public"."pairs"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "next_steps" ADD CONSTRAINT "next_steps_workspace_id_pair_id_pairs_workspace_id_id_fk" FOREIGN KEY ("workspace_id","pair_id") REFERENCES "public"."pairs"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "next_steps_one_search" ON "next_steps" USING btree ("workspace_id","user_id","role") WHERE "next_steps"."choice" = 'looking';--> statement-breakpoint
CREATE INDEX "next_steps_user" ON "next_steps" USING btree ("workspace_id","user_id");