import type { Verdict } from '../../domain/ledger.ts'

/** A button that opens the ledger; the value says from where. */
export const LEDGER_OPEN = 'ledger.open'
/** Buttons in the list: the value is the number of a page, from 0. */
export const LEDGER_TURNS = { back: 'ledger.page-back', more: 'ledger.page-more' }
export const FILTERS = ['status', 'category', 'kind', 'owner', 'age'] as const
/** One of the menus over the list. */
export const filterId = (name: (typeof FILTERS)[number]): string => `ledger.filter-${name}`
/** A button with an entry's id. */
export const LEDGER_SHOW = 'ledger.show'

/** What is done by a button, and what needs a form. */
export const PRESSED = ['acknowledge', 'mark', 'unmark'] as const
export const TYPED = ['assign', 'plan', 'answer', 'done', 'decline', 'fix', 'merge'] as const
export type Pressed = (typeof PRESSED)[number]
export type Typed = (typeof TYPED)[number]
/** A button with the entry's id and the revision that was read: does it, or opens its form. */
export const actId = (act: Pressed | Typed): string => `ledger.${act}`
export const actValue = (id: string, revision: number): string => `${id}:${revision}`
export const LEDGER_FORM = 'ledger.form'
/** The view that advises on an answer: sends it as it is, or goes back to the form. */
export const LEDGER_AS_IT_IS = 'ledger.as-it-is'
export const LEDGER_EDIT = 'ledger.edit'

/** The leader's answers to a closed item. */
export const verdictId = (verdict: Verdict): string => `ledger.verdict-${verdict}`

/** What became of a leader's items, all of a day in one message; its subject is the day. */
export const LEDGER_NEWS = 'ledger.news'
/** What of the ledger waits for somebody, once a day at most; it says how much, and of what nobody needs to know. */
export const LEDGER_WAITS = 'ledger.waits'
/** What the service desk's channel reads of a fix request; its subject is the entry's id and the revision. */
export const LEDGER_FIX = 'ledger.fix-request'
