import { describe, expect, test } from 'vitest'
import {
  CARD_TEXT_MAX,
  CARD_TITLE_MAX,
  LEADER_THEMES,
  MENTOR_THEMES,
  SITUATIONS,
} from '../../../src/domain/coaching/card.ts'
import { COACHING_CARDS } from '../../../src/domain/coaching/cards.ts'

const mentors = COACHING_CARDS.filter(({ audience }) => audience === 'mentor')
const leaders = COACHING_CARDS.filter(({ audience }) => audience === 'leader')
const byId = COACHING_CARDS.map((card) => [card.id, card] as const)

/** What a person is told to say stands in quotation marks, and what somebody might say, too. */
const outsideQuotes = (text: string) => text.replace(/“[^”]*”/g, '“”')

/** One or more cues of each family of DOMAIN, section 6; a coach who sounds like this teaches it. */
const DEFENSIVE = [
  /not (?:our|my) fault|not true|never happened|nobody else complain|works fine/i,
  /\byes,? but\b|\bI hear you,? but|fair point|sorry,? but|with respect|in our defence/i,
  /should have|as I told you|user error|never logged|if you had only/i,
  /that is the vendor|not our department|network team|before my time|finance cut/i,
  /understaffed|no budget|no time\b|legacy|out of our control|we were not told/i,
  /not a big deal|only affect|just a|edge case|overreact|barely/i,
  /obviously|as everyone knows|it is basic|would not understand|trust me|simply|clearly|of course/i,
  /our policy|per the SLA|will not allow|mistakes were made|raise a ticket|by design/i,
  /that is not fair|you people|always complain|easy for you|whatever/i,
]

const JARGON =
  /stakeholder|leverag|align|synerg|deep dive|bandwidth|touch base|low-hanging|\bKPI|\bROI\b|agile|pain point|takeaway|actionable|empower|proactive|mindset|circle back|onboard|\bsync\b|game.?changer|journey|unlock/i

const HYPE = /amazing|awesome|great job|incredible|superpower|magic|secret|pro tip|\byou must\b|\bnever\b/i

const AMERICAN =
  /\b(?:color|favor|behavior|honor|center|program|organiz\w+|recogniz\w+|apologiz\w+|gotten)\b/i

/** What executives and the young hate alike: being told that something about their age or skill is to be expected. */
const PATRONISING =
  /\bat your age|young|older|senior\b|junior\b|even you|don’t worry|remember to|make sure|try to/i

describe('coaching cards', () => {
  test('are enough for years: 44 or more for mentors, 14 or more for leaders', () => {
    expect(mentors.length).toBeGreaterThanOrEqual(44)
    expect(leaders.length).toBeGreaterThanOrEqual(14)
  })

  test.each(['id', 'title', 'text'] as const)('have each %s once', (property) => {
    expect(new Set(COACHING_CARDS.map((card) => card[property])).size).toBe(COACHING_CARDS.length)
  })

  test.each(MENTOR_THEMES)('about %s are at least four, for mentors', (theme) => {
    const about = COACHING_CARDS.filter((card) => card.theme === theme)
    expect(about.length).toBeGreaterThanOrEqual(4)
    expect(about.every(({ audience }) => audience === 'mentor')).toBe(true)
  })

  test.each(LEADER_THEMES)('about %s are at least three, for leaders', (theme) => {
    const about = COACHING_CARDS.filter((card) => card.theme === theme)
    expect(about.length).toBeGreaterThanOrEqual(3)
    expect(about.every(({ audience }) => audience === 'leader')).toBe(true)
  })

  test.each(SITUATIONS)('for %s are at least three for mentors and one for leaders', (situation) => {
    const fitting = (cards: typeof COACHING_CARDS) =>
      cards.filter((card) => card.situations.includes(situation))
    expect(fitting(mentors).length).toBeGreaterThanOrEqual(3)
    expect(fitting(leaders).length).toBeGreaterThanOrEqual(1)
  })

  test('that fit any session fill two pairs of six for a mentor, and one for a leader', () => {
    const ofAny = (cards: typeof COACHING_CARDS) => cards.filter((card) => card.situations.includes('any'))
    expect(ofAny(mentors).length).toBeGreaterThanOrEqual(12)
    expect(ofAny(leaders).length).toBeGreaterThanOrEqual(6)
  })

  test.each(byId)('%s is short, and shorter for a leader', (id, { audience, title, text }) => {
    expect(id).toMatch(/^[a-z]+(?:-[a-z]+)*$/)
    expect(id.startsWith('leader-')).toBe(audience === 'leader')
    expect(title.length).toBeLessThanOrEqual(CARD_TITLE_MAX)
    expect(text.length).toBeLessThanOrEqual(audience === 'leader' ? 200 : CARD_TEXT_MAX)
  })

  test.each(byId)('%s is plain English without markup', (_id, { title, text }) => {
    const whole = `${title} ${text}`
    expect(whole).not.toMatch(/[!*_~`<>&"'–—\n]| {2}/)
    expect(whole).not.toMatch(JARGON)
    expect(whole).not.toMatch(HYPE)
    expect(whole).not.toMatch(AMERICAN)
    expect(whole).not.toMatch(PATRONISING)
    expect(title).toMatch(/^[A-Z“].*[^.]$/)
    expect(text).toMatch(/[.”]$/)
    expect(text.match(/“/g)?.length ?? 0).toBe(text.match(/”/g)?.length ?? 0)
  })

  test.each(byId)('%s does not sound defensive itself', (_id, { title, text }) => {
    for (const family of DEFENSIVE) expect(outsideQuotes(`${title}. ${text}`)).not.toMatch(family)
  })

  test.each(byId)('%s has sentences that can be read aloud in one breath', (_id, { text }) => {
    const sentences = text.split(/(?<=[.?”])\s+(?=[A-Z“])/)
    for (const sentence of sentences) expect(sentence.split(/\s+/).length).toBeLessThanOrEqual(32)
  })

  test('give most mentors a sentence that they can say as it stands', () => {
    const withSentence = mentors.filter(({ text }) => text.includes('“'))
    expect(withSentence.length / mentors.length).toBeGreaterThan(0.8)
  })
})
