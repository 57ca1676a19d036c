import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readSignedId, signId } from '../../src/lib/signed-id.ts'

const signing = { key: 'a key', purpose: 'calendar:T1' }

describe('a signed id', () => {
  test('is read with the key and for the purpose it was signed with', () => {
    fc.assert(
      fc.property(fc.uuid(), (id) => {
        expect(readSignedId(signing, signId(signing, id))).toBe(id)
        expect(readSignedId({ ...signing, key: 'another' }, signId(signing, id))).toBeNull()
        expect(readSignedId({ ...signing, purpose: 'calendar:T2' }, signId(signing, id))).toBeNull()
      }),
    )
  })

  test('is fit for a path', () => {
    fc.assert(
      fc.property(fc.uuid(), (id) => {
        expect(signId(signing, id)).toMatch(/^[\w-]{36}\.[\w-]{43}$/)
      }),
    )
  })

  test('is nothing when a single character is another, or missing, or too much', () => {
    const signed = signId(signing, '6f1c3f0a-58f5-4d5c-9d5c-0a1b2c3d4e5f')
    for (let at = 0; at < signed.length; at++) {
      const other = signed[at] === 'a' ? 'b' : 'a'
      for (const put of [other, '', `${signed[at]}a`])
        expect(readSignedId(signing, signed.slice(0, at) + put + signed.slice(at + 1))).toBeNull()
    }
  })

  test('is nothing when it is anything else', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(readSignedId(signing, text)).toBeNull()
      }),
    )
    for (const text of ['', '.', '..', 'x.', '.x']) expect(readSignedId(signing, text)).toBeNull()
  })
})
