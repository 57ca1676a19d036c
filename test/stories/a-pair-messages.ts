/** Everything that each of the four received in the six months of the story: when by their own clock, alone or with others. */
export const RECEIVED = {
  maya: `
    2026-09-28 10:00 shared: Hello. I am Deskside. What leaders choose to share about IT will arrive in this channel, exactly as far as each of them allows.
    2026-09-28 10:00 alone: Your proposal is with @Omar. @Omar has not answered yet.
    2026-09-28 10:00 shared: @Maya and @Omar, you are a pair.
    2026-09-28 18:00 shared: Session on (date), 45 minutes.
    2026-09-29 09:00 alone: Your session with @Omar on (date): Getting to know each other
    2026-09-30 15:35 alone: Ask @Omar now: “What should IT stop doing, start doing and keep doing?” Then thank, don’t defend.
    2026-09-30 15:45 alone: How did it go with @Omar? A minute now saves the memory.
    2026-09-30 15:50 shared: @Jonas now sees to the dates of @Omar.
    2026-10-01 18:00 shared: Session on (date), 45 minutes.
    2026-10-05 09:30 alone: Your week with @Omar. How is it going?
    2026-10-12 09:30 alone: Your week with @Omar. How is it going?
    2026-10-19 09:30 alone: Your week with @Omar. How is it going?
    2026-10-26 09:30 alone: Your week with @Omar. How is it going?
    2026-10-27 09:00 alone: Your session with @Omar on (date): What gets in the way
    2026-10-28 15:00 shared: Moved to (date), 45 minutes.
    2026-10-30 09:00 alone: Your session with @Omar on (date): What gets in the way
    2026-11-02 09:30 alone: Your week with @Omar. How is it going?
    2026-11-03 17:05 alone: Ask @Omar now: “Where did IT last slow you down?” Then thank, don’t defend.
    2026-11-03 17:15 alone: How did it go with @Omar? A minute now saves the memory.
    2026-11-03 17:20 shared: Feedback from @Omar: Reliability
    2026-11-05 18:00 shared: Session on (date), 45 minutes.
    2026-11-09 04:30 shared: Feedback about IT, as of Mon, 9 Nov 2026 – too few to show
    2026-11-09 09:30 alone: Your week with @Omar. How is it going?
    2026-11-16 09:30 alone: Your week with @Omar. How is it going?
    2026-11-23 09:30 alone: Your week with @Omar. How is it going?
    2026-11-27 09:00 alone: Your session with @Omar on (date): Where IT is heading
    2026-11-30 09:30 alone: Your week with @Omar. How is it going?
    2026-11-30 17:00 shared: @Maya cancelled the session on (date). It happens; the next one counts.
    2026-11-30 17:00 shared: Session on (date), 45 minutes.
    2026-11-30 17:00 alone: Your session with @Omar on (date): Where IT is heading
    2026-12-02 15:35 alone: Ask @Omar now: “What do you work around, because our tools do not help?” Then thank, don’t defend.
    2026-12-02 15:45 alone: How did it go with @Omar? A minute now saves the memory.
    2026-12-04 16:00 shared: @Maya and @Omar, three of your sessions are behind you. A minute to look back?
    2026-12-07 09:30 alone: Your week with @Omar. How is it going?
    2026-12-14 09:30 alone: Your week with @Omar. How is it going?
    2026-12-18 16:00 shared: @Maya paused the pair until Mon, 11 Jan 2027.
    2027-01-11 15:00 shared: Welcome back, @Maya and @Omar: the pause is over and your pair goes on.
    2027-01-12 18:00 shared: Session on (date), 45 minutes.
    2027-01-13 09:00 alone: Your session with @Omar on (date): Your goal, and a look back
    2027-01-14 16:35 alone: Ask @Omar now: “What would raise the mark you give IT by one point?” Then thank, don’t defend.
    2027-01-14 16:45 alone: How did it go with @Omar? A minute now saves the memory.
    2027-01-18 09:30 alone: Your week with @Omar. How is it going?
    2027-01-18 18:00 shared: Session on (date), 45 minutes.
    2027-01-25 09:30 alone: Your week with @Omar. How is it going?
    2027-02-01 09:30 alone: Your week with @Omar. How is it going?
    2027-02-08 09:00 alone: Your session with @Omar on (date): The leader teaches
    2027-02-08 09:30 alone: Your week with @Omar. How is it going?
    2027-02-10 17:05 alone: Ask @Omar now: “Who in your team struggles most with our tools?” Then thank, don’t defend.
    2027-02-10 17:15 alone: How did it go with @Omar? A minute now saves the memory.
    2027-02-11 17:15 alone: Your notes on the session with @Omar are still open. A minute is enough.
    2027-02-15 09:00 alone: I ask for the last time: what is worth keeping of the session with @Omar?
    2027-02-15 09:30 alone: Your week with @Omar. How is it going?
    2027-02-16 17:20 shared: Session on (date), 45 minutes.
    2027-02-22 09:30 alone: Your week with @Omar. How is it going?
    2027-03-01 09:30 alone: Your week with @Omar. How is it going?
    2027-03-05 09:00 alone: Your session with @Omar on (date): Looking back and closing
    2027-03-08 09:30 alone: Your week with @Omar. How is it going?
    2027-03-09 17:05 alone: Ask @Omar now: “What should IT stop doing, start doing and keep doing?” Then thank, don’t defend.
    2027-03-09 17:15 alone: How did it go with @Omar? A minute now saves the memory.
    2027-03-15 09:30 alone: Your week with @Omar. How is it going?
    2027-03-22 09:30 alone: Your week with @Omar. How is it going?
    2027-03-29 15:30 shared: @Maya and @Omar, your pair has completed its 6 months. Thank you both for the time you gave each other.
    2027-03-30 09:00 alone: You and @Omar have completed your pair. What next?
  `,
  omar: `
    2026-09-28 04:00 shared: Hello. I am Deskside. What leaders choose to share about IT will arrive in this channel, exactly as far as each of them allows.
    2026-09-28 04:00 alone: @Maya would like to mentor you. Please accept or decline.
    2026-09-28 04:00 shared: @Maya and @Omar, you are a pair.
    2026-09-28 09:00 alone: When do you and @Maya meet?
    2026-09-28 09:30 alone: Your week with @Maya. How is it going?
    2026-09-28 12:00 shared: Session on (date), 45 minutes.
    2026-09-29 09:00 alone: (date) with @Maya: Getting to know each other
    2026-09-30 09:45 alone: How was the session with @Maya?
    2026-09-30 09:50 shared: @Jonas now sees to the dates of @Omar.
    2026-10-01 09:00 alone: When do you and @Maya meet next?
    2026-10-01 12:00 shared: Session on (date), 45 minutes.
    2026-10-05 09:30 alone: Your week with @Maya. How is it going?
    2026-10-13 09:00 alone: Your week with @Maya. How is it going?
    2026-10-19 09:30 alone: Your week with @Maya. How is it going?
    2026-10-26 09:30 alone: Your week with @Maya. How is it going?
    2026-10-28 09:00 alone: (date) with @Maya: What gets in the way
    2026-10-28 10:00 shared: Moved to (date), 45 minutes.
    2026-11-02 09:00 alone: (date) with @Maya: What gets in the way
    2026-11-02 09:30 alone: Your week with @Maya. How is it going?
    2026-11-03 11:15 alone: How was the session with @Maya?
    2026-11-03 11:20 shared: Feedback from @Omar: Reliability
    2026-11-04 09:00 alone: When do you and @Maya meet next?
    2026-11-05 12:00 shared: Session on (date), 45 minutes.
    2026-11-08 22:30 shared: Feedback about IT, as of Mon, 9 Nov 2026 – too few to show
    2026-11-09 09:30 alone: Your week with @Maya. How is it going?
    2026-11-16 09:30 alone: Your week with @Maya. How is it going?
    2026-11-23 09:30 alone: Your week with @Maya. How is it going?
    2026-11-30 09:00 alone: (date) with @Maya: Where IT is heading
    2026-11-30 09:30 alone: Your week with @Maya. How is it going?
    2026-11-30 11:00 shared: @Maya cancelled the session on (date). It happens; the next one counts.
    2026-11-30 11:00 alone: When do you and @Maya meet next?
    2026-11-30 11:00 shared: Session on (date), 45 minutes.
    2026-12-01 09:00 alone: (date) with @Maya: Where IT is heading
    2026-12-02 09:45 alone: How was the session with @Maya?
    2026-12-03 09:00 alone: When do you and @Maya meet next?
    2026-12-04 10:00 shared: @Maya and @Omar, three of your sessions are behind you. A minute to look back?
    2026-12-07 09:30 alone: Your week with @Maya. How is it going?
    2026-12-14 09:30 alone: Your week with @Maya. How is it going?
    2026-12-18 10:00 shared: @Maya paused the pair until Mon, 11 Jan 2027.
    2027-01-11 09:00 shared: Welcome back, @Maya and @Omar: the pause is over and your pair goes on.
    2027-01-11 09:00 alone: When do you and @Maya meet next?
    2027-01-11 09:30 alone: Your week with @Maya. How is it going?
    2027-01-12 12:00 shared: Session on (date), 45 minutes.
    2027-01-13 09:00 alone: (date) with @Maya: Your goal, and a look back
    2027-01-14 10:45 alone: How was the session with @Maya?
    2027-01-15 09:00 alone: When do you and @Maya meet next?
    2027-01-18 12:00 shared: Session on (date), 45 minutes.
    2027-01-19 09:00 alone: Your week with @Maya. How is it going?
    2027-01-25 09:30 alone: Your week with @Maya. How is it going?
    2027-02-01 09:30 alone: Your week with @Maya. How is it going?
    2027-02-08 09:30 alone: Your week with @Maya. How is it going?
    2027-02-09 09:00 alone: (date) with @Maya: The leader teaches
    2027-02-10 11:15 alone: How was the session with @Maya?
    2027-02-11 09:00 alone: When do you and @Maya meet next?
    2027-02-11 11:15 alone: One click is still open: how was the session with @Maya?
    2027-02-16 09:00 alone: I ask for the last time: how was the session with @Maya?
    2027-02-16 09:00 alone: Your week with @Maya. How is it going?
    2027-02-16 11:20 shared: Session on (date), 45 minutes.
    2027-02-22 09:30 alone: Your week with @Maya. How is it going?
    2027-03-01 09:30 alone: Your week with @Maya. How is it going?
    2027-03-08 09:00 alone: (date) with @Maya: Looking back and closing
    2027-03-08 09:30 alone: Your week with @Maya. How is it going?
    2027-03-09 11:15 alone: How was the session with @Maya?
    2027-03-15 09:30 alone: Your week with @Maya. How is it going?
    2027-03-22 09:30 alone: Your week with @Maya. How is it going?
    2027-03-29 09:30 alone: Your week with @Maya. How is it going?
    2027-03-29 09:30 shared: @Maya and @Omar, your pair has completed its 6 months. Thank you both for the time you gave each other.
    2027-03-29 09:30 alone: You and @Maya have completed your pair. What next?
  `,
  jonas: `
    2026-09-28 10:00 shared: Hello. I am Deskside. What leaders choose to share about IT will arrive in this channel, exactly as far as each of them allows.
    2026-09-30 15:50 alone: @Omar asks you to see to the dates of their mentoring sessions.
    2026-10-01 15:00 alone: When do @Omar and @Maya meet next?
    2026-10-01 18:00 alone: The session of @Omar with @Maya is on (date), 45 minutes.
    2026-10-28 15:00 alone: The session of @Omar with @Maya is on (date), 45 minutes.
    2026-11-03 17:20 shared: Feedback from @Omar: Reliability
    2026-11-04 15:00 alone: When do @Omar and @Maya meet next?
    2026-11-05 18:00 alone: The session of @Omar with @Maya is on (date), 45 minutes.
    2026-11-09 04:30 shared: Feedback about IT, as of Mon, 9 Nov 2026 – too few to show
    2026-11-30 17:00 alone: The session of @Omar with @Maya on (date) is cancelled. Nothing to do for this date.
    2026-11-30 17:00 alone: When do @Omar and @Maya meet next?
    2026-11-30 17:00 alone: The session of @Omar with @Maya is on (date), 45 minutes.
    2026-12-03 15:00 alone: When do @Omar and @Maya meet next?
    2027-01-11 15:00 alone: When do @Omar and @Maya meet next?
    2027-01-12 18:00 alone: The session of @Omar with @Maya is on (date), 45 minutes.
    2027-01-15 15:00 alone: When do @Omar and @Maya meet next?
    2027-01-18 18:00 alone: The session of @Omar with @Maya is on (date), 45 minutes.
    2027-02-11 15:00 alone: When do @Omar and @Maya meet next?
    2027-02-16 17:20 alone: The session of @Omar with @Maya is on (date), 45 minutes.
  `,
  priya: `
    2026-09-28 13:30 shared: Hello. I am Deskside. What leaders choose to share about IT will arrive in this channel, exactly as far as each of them allows.
    2026-11-03 21:50 shared: Feedback from @Omar: Reliability
    2026-11-09 09:00 shared: Feedback about IT, as of Mon, 9 Nov 2026 – too few to show
  `,
}
