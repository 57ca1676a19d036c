import type { Category, FeedbackItem, FeedbackKind } from '../domain/feedback.ts'

export const CATEGORY_NAMES: Record<Category, string> = {
  responsiveness: 'Responsiveness',
  reliability: 'Reliability',
  communication: 'Communication',
  business: 'Understands our business',
  delivery: 'Projects and delivery',
  security: 'Security friction',
  tools: 'Tools',
  training: 'Training',
  cost: 'Cost',
  data: 'Data and reporting',
  praise: 'Praise',
}

/** What became of something that IT got. */
export const STATUS_WORDS: Record<FeedbackItem['status'], string> = {
  new: 'With IT, not answered yet',
  acknowledged: 'IT has read it',
  planned: 'IT has planned it',
  done: 'Done',
  declined: 'Declined',
  'fix-request': 'Passed to the service desk',
  merged: 'Joined with a like item',
}

export const KIND_NAMES: Record<FeedbackKind, string> = {
  friction: 'Friction',
  idea: 'Idea',
  praise: 'Praise',
  fix: 'Fix request',
}
