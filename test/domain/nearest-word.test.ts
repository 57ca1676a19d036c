import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { nearestWord } from '../../src/domain/nearest-word.ts'
import { hostileTexts } from '../support/arbitraries.ts'

const WORDS = [
  'start',
  'session',
  'status',
  'goals',
  'feedback',
  'check-in',
  'pause',
  'resume',
  'end',
  'settings',
  'help',
]

describe('the nearest word', () => {
  test.each([
    ['statsu', 'status'],
    ['paus', 'pause'],
    ['PAUSE', 'pause'],
    ['goal', 'goals'],
    ['checkin', 'check-in'],
    ['feedbak', 'feedback'],
    ['ned', 'end'],
    ['edn', 'end'],
    ['ende', 'end'],
    [' hlep', 'help'],
    ['hepl', 'help'],
    ['setings', 'settings'],
    ['sesion', 'session'],
    ['staus', 'status'],
    ['puase', 'pause'],
    ['dne', null],
    ['plhe', null],
    ['halp', 'help'],
    ['xyzzy', null],
    ['feedbxyz', null],
    ['feedback please', null],
    ['', null],
    ['e', null],
  ])('for %j is %j', (typed, word) => {
    expect(nearestWord(typed, WORDS)).toBe(word)
  })

  test('is the closest one, and the first of two that are equally close', () => {
    expect(nearestWord('stars', ['status', 'start', 'stare'])).toBe('start')
  })

  test('is given back as it is spelt in the list', () => {
    expect(nearestWord('goals', ['Goals'])).toBe('Goals')
  })

  test('is the word itself for every word of the list, however it is cased', () => {
    fc.assert(
      fc.property(fc.constantFrom(...WORDS), fc.boolean(), (word, loud) => {
        expect(nearestWord(loud ? word.toUpperCase() : word, WORDS)).toBe(word)
      }),
    )
  })

  test('finds a word again after one letter is lost, doubled or replaced', () => {
    const damage = fc.constantFrom('', '#', '##')
    fc.assert(
      fc.property(fc.constantFrom(...WORDS), fc.nat(), damage, (word, position, put) => {
        const at = position % word.length
        const typed = word.slice(0, at) + (put === '##' ? `${word.charAt(at)}#` : put) + word.slice(at + 1)
        expect(nearestWord(typed, WORDS)).toBe(word)
      }),
    )
  })

  test('finds a word again after two neighbours changed places', () => {
    fc.assert(
      fc.property(fc.constantFrom(...WORDS), fc.nat(), (word, position) => {
        const at = position % (word.length - 1)
        const typed = word.slice(0, at) + word.charAt(at + 1) + word.charAt(at) + word.slice(at + 2)
        expect(nearestWord(typed, WORDS)).toBe(word)
      }),
    )
  })

  test('never invents: whatever is typed, the answer is a word of the list or nothing', () => {
    fc.assert(
      fc.property(hostileTexts, (typed) => {
        expect([...WORDS, null]).toContain(nearestWord(typed, WORDS))
      }),
    )
  })

  test('is nothing when there are no words', () => {
    expect(nearestWord('help', [])).toBeNull()
  })
})
