import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { callLink } from '../../src/domain/place.ts'
import { hostileTexts } from '../support/arbitraries.ts'

describe('a place', () => {
  test.each([
    ['https://meet.example.com/abc?d=1#e', 'meet.example.com'],
    ['http://localhost:8080/x', 'localhost:8080'],
    ['HTTPS://Meet.Example.com', 'meet.example.com'],
  ])('that is the address of a call, %s, says where it leads', (place, host) => {
    expect(callLink(place)).toMatchObject({ host })
  })

  test.each([
    'Room 4',
    'room4',
    'at https://meet.example.com',
    'https://meet.example.com or Room 4',
    'https://',
    'javascript:alert(1)',
    'mailto:maya@example.com',
    'https://teams.example.com@evil.example/',
  ])('is only words: %s', (place) => {
    expect(callLink(place)).toBeNull()
  })

  test('holds nothing that ends a link in a message early', () => {
    fc.assert(
      fc.property(hostileTexts, (typed) => {
        const call = callLink(`https://meet.example.com/?q=${typed}`)
        if (call) expect(call.href).not.toMatch(/[|<>\s]/)
      }),
    )
  })
})
