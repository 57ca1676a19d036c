import type { KnownBlock, ModalView } from '@slack/types'
import type { LedgerEntry } from '../../domain/ledger-entry.ts'
import { assertNever } from '../../domain/result.ts'
import { context, field, modal, option, plain, section } from '../../slack/blocks.ts'
import type { Desk } from '../outcome-words.ts'
import { deskWords } from '../outcome-words.ts'
import { type ActAbout, NOTE_MAX, nameOf, type Typing } from './act-form.ts'
import { aboutPlain, aboutWords } from './entry-words.ts'
import { LEDGER_FORM, type Typed } from './ids.ts'

export interface ActFacts {
  entry: LedgerEntry
  /** Whether others go its way; not of how many leaders, which would tell whether two are by the same one. */
  isJoined: boolean
  /** What it may be joined with. */
  like: readonly LedgerEntry[]
  desk: Desk
  /** What somebody else has changed meanwhile. */
  note: string | null
}

const TITLES: Record<Typed, string> = {
  assign: 'Who owns it?',
  plan: 'Plan it',
  answer: 'Answer, and keep it open',
  done: 'Close as done',
  decline: 'Decline, and say why',
  fix: 'Pass it on',
  merge: 'Join with a like item',
}

/** Slack takes a hundred options in a menu. */
const MOST_LIKE = 100

/** The form of one act; what was typed stays in it when somebody else was faster. */
export function actModal(act: Typed, facts: ActFacts, typed: Typing = {}): ModalView {
  const { entry, note, like } = facts
  const { id, ledgerRevision: revision } = entry
  const isStuck = act === 'merge' && like.length === 0
  return modal({
    id: LEDGER_FORM,
    title: TITLES[act],
    close: 'Back',
    ...(!isStuck && { submit: 'Save' }),
    metadata: { id, revision, act } satisfies ActAbout,
    blocks: [
      ...(note === null ? [] : [section(note)]),
      section(aboutWords(entry.seen)),
      ...(isStuck ? [section('No other open item is about the same.')] : fields(act, facts, typed)),
    ],
  })
}

function fields(act: Typed, facts: ActFacts, typed: Typing): KnownBlock[] {
  const { entry, desk } = facts
  switch (act) {
    case 'assign':
      return ownerFields(facts, typed)
    case 'plan': {
      const initial_date = typed.date ?? entry.plannedOn?.toString()
      return [
        field(nameOf('date', entry.ledgerRevision), 'By when?', {
          type: 'datepicker',
          ...(initial_date && { initial_date }),
        }),
        noteField(facts, typed, { label: 'What will you do?', optional: true }),
      ]
    }
    case 'answer':
      return [noteField(facts, typed, { label: 'What the leader should know', optional: false })]
    case 'done':
      return [noteField(facts, typed, { label: 'What was done, and what it changes', optional: false })]
    case 'decline':
      return [noteField(facts, typed, { label: 'Why not, in plain words', optional: false })]
    case 'fix':
      return [
        section(fixWords(desk)),
        noteField(facts, typed, { label: 'Anything for the leader?', optional: true }),
      ]
    case 'merge':
      return likeFields(facts, typed)
    default:
      return assertNever(act)
  }
}

function noteField(
  facts: ActFacts,
  typed: Typing,
  { label, optional }: { label: string; optional: boolean },
) {
  return field(
    nameOf('note', facts.entry.ledgerRevision),
    label,
    {
      type: 'plain_text_input',
      multiline: true,
      max_length: NOTE_MAX,
      ...(typed.note && { initial_value: typed.note }),
    },
    { optional, hint: noteHint(facts) },
  )
}

function ownerFields({ entry }: ActFacts, typed: Typing): KnownBlock[] {
  const initial_user = typed.owner ?? entry.ownerId
  return [
    field(nameOf('owner', entry.ledgerRevision), 'Owner', {
      type: 'users_select',
      placeholder: plain('Choose a person'),
      ...(initial_user && { initial_user }),
    }),
    context('I tell nobody: please speak with them. Leaders do not see who it is.'),
  ]
}

function likeFields({ entry, like }: ActFacts, typed: Typing): KnownBlock[] {
  const options = like.slice(0, MOST_LIKE).map((one) => option(aboutPlain(one.seen), one.id))
  const initial_option = options.find(({ value }) => value === typed.into)
  return [
    field(nameOf('into', entry.ledgerRevision), 'Which one?', {
      type: 'static_select',
      placeholder: plain('Choose one'),
      options,
      ...(initial_option && { initial_option }),
    }),
    context('From then on this one goes its way, and all their leaders hear the same answers.'),
  ]
}

const fixWords = (desk: Desk): string =>
  `It is a case for the service desk${deskWords(desk)}, and leaves the statistics. ${
    desk.deskChannelId === null
      ? 'Please hand it over there.'
      : 'I say in the channel that you have one, without words and name; please hand it over.'
  }`

const noteHint = ({ entry, isJoined }: ActFacts): string =>
  isJoined
    ? 'Whoever shared what is joined here reads this word for word, so name nobody.'
    : entry.seen.sharing === 'theme'
      ? 'The leader reads this word for word; nobody tells you who it is.'
      : 'The leader reads this word for word, and their mentor too.'
