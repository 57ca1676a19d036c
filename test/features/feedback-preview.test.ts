import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { describe, expect, test } from 'vitest'
import { CATEGORIES, FEEDBACK_KINDS, type FeedbackItem, seenByIt } from '../../src/domain/feedback.ts'
import { JUST_BOOKED, type Session } from '../../src/domain/session.ts'
import { toldMentorMessage } from '../../src/features/feedback/mentor-messages.ts'
import { previewModal } from '../../src/features/feedback/preview.ts'
import { itPost } from '../../src/features/it-post.ts'
import { clean } from '../../src/slack/form.ts'
import { checkMessage, checkView } from '../sandbox/block-kit/index.ts'
import { dates, hostileTexts } from '../support/arbitraries.ts'

const item: FeedbackItem = {
  id: '0d8f8f2e-4f0a-4a39-9c7e-2f1f4f6b9a01',
  workspaceId: 'T1',
  sessionId: 's1',
  menteeId: 'UOMAR',
  words: '',
  category: 'responsiveness',
  kind: 'friction',
  sharing: 'named',
  status: 'new',
  revision: 3,
  formId: 'V1',
  sharedAt: null,
  sharedTo: null,
}

const session: Session = {
  id: 's1',
  workspaceId: 'T1',
  pairId: 'p1',
  state: 'held',
  startsAt: Temporal.Instant.from('2026-03-10T12:00:00Z'),
  minutes: 45,
  bookedBy: 'UMAYA',
  ...JUST_BOOKED,
  place: null,
}

describe('what IT sees', () => {
  const typed = hostileTexts.map((text) => clean(text).trim()).filter(Boolean)
  const categories = fc.constantFrom(...CATEGORIES)
  const kinds = fc.constantFrom(...FEEDBACK_KINDS)

  test('of a theme depends on neither words nor name nor day, whatever they are', () => {
    fc.assert(
      fc.property(categories, kinds, typed, fc.string(), dates, (category, kind, words, menteeId, on) => {
        const theme = { ...item, category, kind, sharing: 'theme' } as const
        const seen = seenByIt({ ...theme, words, menteeId }, on)
        const other = seenByIt({ ...theme, words: 'Other', menteeId: 'UELSE' }, on.with({ day: 1 }))
        expect(seen && itPost(seen)).toEqual(other && itPost(other))
      }),
    )
  })

  test('is the same in the preview as in the channel, and Slack takes both, whatever was typed', () => {
    fc.assert(
      fc.property(
        typed,
        fc.constantFrom('theme' as const, 'named' as const),
        dates,
        fc.option(fc.constant('CIT')),
        (words, sharing, on, channelId) => {
          const seen = seenByIt({ ...item, words, sharing }, on)
          if (!seen) throw new Error('nothing to see')
          const post = itPost(seen)
          const preview = previewModal(item.id, { revision: 3, channelId }, seen)
          expect(preview.blocks.slice(2, -2)).toEqual(post.blocks)
          expect(checkMessage(post, 'post')).toBeNull()
          expect(checkView(preview, 'modal')).toBeNull()
        },
      ),
    )
  })

  test('leaves the mentor’s copy of what stays between the two whole, whatever was typed', () => {
    fc.assert(
      fc.property(typed, (words) => {
        const message = toldMentorMessage({ ...item, words, sharing: 'pair' }, session)
        expect(checkMessage(message, 'post')).toBeNull()
        expect(message.text).toBe('<@UOMAR> tells you something about IT.')
      }),
    )
  })
})
