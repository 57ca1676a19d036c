import { describe, expect, test } from 'vitest'
import { FAMILIES } from '../../../src/domain/defensive-language/family.ts'
import { type Labelled, SET } from './set.ts'
import { split } from './split.ts'

/** What the notes are about; no subject may tell which side a note is on. */
const SUBJECTS: readonly [string, RegExp][] = [
  ['laptops', /laptop/i],
  ['phones', /phone/i],
  ['VPN and wifi', /vpn|wifi/i],
  ['ERP', /\berp\b|\bsap\b/i],
  ['reports', /report|dashboard|forecast/i],
  ['meeting rooms', /\brooms?\b|projector|beamer/i],
  ['access', /access|licen[cs]e|badge/i],
  ['procurement', /purchas|procure|approv|supplier/i],
  ['security', /prompt|security|password/i],
  ['cloud', /cloud/i],
  ['data', /\bdata\b/i],
  ['projects', /project/i],
  ['training', /training|course/i],
  ['printers', /print/i],
  ['mergers', /merge|acquired/i],
  ['scanners', /scanner/i],
  ['tickets', /ticket|service desk/i],
]

const defensive = SET.filter((item) => item.label !== null)
const fine = SET.filter((item) => item.label === null)

const wordsOf = (text: string) => text.toLowerCase().match(/[\p{L}\p{N}]+(?:['’][\p{L}\p{N}]+)*/gu) ?? []
const sentences = (text: string) => text.split(/(?<!\bM(?:r|r?s))[.!?]+["”)]*\s+/i).length
const lengths = (items: readonly Labelled[]) => items.map(({ text }) => wordsOf(text).length)
const shareOf = (items: readonly Labelled[], of: (item: Labelled) => boolean) =>
  items.filter(of).length / items.length

function quantile(numbers: readonly number[], at: number): number {
  const sorted = numbers.toSorted((a, b) => a - b)
  return sorted[Math.floor((sorted.length - 1) * at)] ?? Number.NaN
}

/** How often one would be right, both sides weighing the same, who says defensive where `sign` holds. */
function guess(sign: (text: string) => boolean): number {
  const right = shareOf(defensive, ({ text }) => sign(text)) + shareOf(fine, ({ text }) => !sign(text))
  return Math.max(right, 2 - right) / 2
}

describe('the notes and answers by which the rules are judged', () => {
  test('are at least 720, as many of them defensive as not', () => {
    expect(SET.length).toBeGreaterThanOrEqual(720)
    expect(defensive.length).toBeGreaterThanOrEqual(360)
    expect(fine.length).toBeGreaterThanOrEqual(360)
    expect(defensive.length / SET.length).toBeCloseTo(0.5, 1)
  })

  test.each(FAMILIES)('hold at least 36 of %s, half of them hard', (family) => {
    const items = SET.filter(({ label }) => label === family)
    expect(items.length).toBeGreaterThanOrEqual(36)
    expect(Math.abs(shareOf(items, ({ hard }) => hard) - 0.5)).toBeLessThan(0.05)
  })

  test('are hard half of the time where nothing is defensive', () => {
    expect(Math.abs(shareOf(fine, ({ hard }) => hard) - 0.5)).toBeLessThan(0.05)
  })

  test('carry a passage exactly where they are defensive, word for word and once', () => {
    for (const { text, passage } of defensive) {
      expect(passage, text).toBeTruthy()
      expect(text.split(passage ?? '').length - 1, text).toBe(1)
    }
    expect(fine.filter(({ passage }) => passage !== undefined)).toEqual([])
  })

  test('are of one to four sentences and five to seventy words', () => {
    for (const { text } of SET) {
      expect(wordsOf(text).length, text).toBeGreaterThanOrEqual(5)
      expect(wordsOf(text).length, text).toBeLessThanOrEqual(70)
      expect(sentences(text), text).toBeLessThanOrEqual(4)
    }
  })

  test('share no seven words in a row, so none is there twice', () => {
    const first = new Map<string, string>()
    const shared: string[] = []
    for (const { text } of SET) {
      const words = wordsOf(text)
      const runs =
        words.length < 7 ? [words.join(' ')] : words.slice(6).map((_, i) => words.slice(i, i + 7).join(' '))
      for (const run of runs) {
        if ((first.get(run) ?? text) !== text) shared.push(run)
        first.set(run, text)
      }
    }
    expect(shared).toEqual([])
    expect(new Set(SET.map(({ text }) => text)).size).toBe(SET.length)
  })

  test('open with the same three words eight times at most', () => {
    const openings = Map.groupBy(SET, ({ text }) => wordsOf(text).slice(0, 3).join(' '))
    expect([...openings].filter(([, items]) => items.length > 8).map(([opening]) => opening)).toEqual([])
  })

  test('are as long on one side as on the other', () => {
    const [a, b] = [lengths(defensive), lengths(fine)]
    for (const at of [0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95]) {
      expect(Math.abs(quantile(a, at) - quantile(b, at)), `at ${at}`).toBeLessThanOrEqual(5)
    }
    for (let words = 5; words <= 70; words += 1) {
      expect(
        guess((text) => wordsOf(text).length >= words),
        `${words} words`,
      ).toBeLessThan(0.6)
    }
  })

  test.each(['.', ',', '?', '!', ':', ';', '"', '’', "'", '-', '('])('cannot be told by a %s', (mark) => {
    expect(guess((text) => text.includes(mark))).toBeLessThan(0.56)
  })

  test.each(SUBJECTS)('speak of %s on both sides', (_, subject) => {
    const about = SET.filter(({ text }) => subject.test(text))
    expect(about.length).toBeGreaterThanOrEqual(15)
    expect(shareOf(about, ({ label }) => label !== null)).toBeGreaterThan(0.3)
    expect(shareOf(about, ({ label }) => label !== null)).toBeLessThan(0.7)
  })
})

describe('the split', () => {
  const { tuning, heldOut } = split(SET)

  test('gives every item away once, and a third of them is held out', () => {
    expect(new Set([...tuning, ...heldOut])).toEqual(new Set(SET))
    expect(tuning.length + heldOut.length).toBe(SET.length)
    expect(Math.abs(heldOut.length / SET.length - 1 / 3)).toBeLessThan(0.02)
  })

  test.each([...FAMILIES, null])('holds out a third of %s, of the easy and of the hard', (family) => {
    for (const isHard of [false, true]) {
      const ofKind = ({ label, hard }: Labelled) => label === family && hard === isHard
      expect(heldOut.filter(ofKind).length).toBe(Math.floor(SET.filter(ofKind).length / 3))
    }
  })

  test('is the same each time', () => {
    expect(split(SET)).toEqual({ tuning, heldOut })
  })
})
