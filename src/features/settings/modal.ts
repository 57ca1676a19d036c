import type { ConversationsSelect, KnownBlock, ModalView } from '@slack/types'
import { z } from 'zod'
import type { Member } from '../../db/members.ts'
import type { Workspace } from '../../db/workspaces.ts'
import { callLink } from '../../domain/place.ts'
import { button, divider, field, modal, option, plain, section } from '../../slack/blocks.ts'
import type { FormValues } from '../../slack/form.ts'
import { metadataOf } from '../../slack/metadata.ts'
import { escaped } from '../../slack/mrkdwn.ts'
import { CHECK_IN_KEEP } from '../check-in/ids.ts'
import { SETTINGS_FORM } from './ids.ts'

const DAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday'] as const
const CAPACITIES = [1, 2, 3, 4, 5] as const
const MAX_COORDINATORS = 20
const MAX_IT_LEADS = 20
const MAX_DESK_URL = 500

/** What coordinators set for everybody. */
export type Programme = Omit<Workspace, 'id'> & {
  coordinators: string[]
  itLeads: string[]
}

export interface Settings {
  own: Pick<Member, 'checkInDay' | 'checkInTime'>
  zone: string
  /** The check-ins have stopped, because nobody answered them. */
  isSilent: boolean
  /** For coordinators only, else null. */
  programme: Programme | null
  /** What there is to say about who coordinates. */
  note: string | null
}

/** Whether the form had the coordinators' part. */
const metadata = z.object({ programme: z.boolean() })

export function settingsModal({ own, zone, isSilent, programme, note }: Settings): ModalView {
  return modal({
    id: SETTINGS_FORM,
    title: 'Settings',
    submit: 'Save',
    close: 'Cancel',
    metadata: { programme: programme !== null } satisfies z.infer<typeof metadata>,
    blocks: [
      ...(note === null ? [] : [section(note)]),
      section(
        `*Your weekly check-in*\nOne message a week while you are in a pair, in your own time zone: ${escaped(zone)}, as your Slack profile says.`,
      ),
      ...(isSilent ? [section(STOPPED, button('Keep asking me', CHECK_IN_KEEP, 'settings'))] : []),
      select('day', 'Day', [1, 2, 3, 4, 5], own.checkInDay, (day) => DAYS[day - 1] ?? ''),
      field('time', 'Time', { type: 'timepicker', initial_time: own.checkInTime }),
      ...(programme === null ? [] : programmeBlocks(programme)),
    ],
  })
}

const STOPPED =
  'My last ones went by without a click, so I send none for now. Another day or time brings them back too.'

function programmeBlocks(programme: Programme): KnownBlock[] {
  const { itChannelId, deskChannelId, deskUrl, coordinators, itLeads, mentorCapacity } = programme
  return [
    divider(),
    section('*For everybody*\nOnly coordinators see this part.'),
    field('channel', 'IT channel', channelSelect(itChannelId), {
      optional: true,
      hint: 'What leaders choose to share about IT goes there. Invite @Deskside to the channel first; I say hello when it works.',
    }),
    field('deskChannel', 'Channel of the service desk', channelSelect(deskChannelId), {
      optional: true,
      hint: 'When an IT lead passes on a fix request, I say so there, without words and name. Invite @Deskside first.',
    }),
    field(
      'deskUrl',
      'Address of the service desk',
      { type: 'plain_text_input', max_length: MAX_DESK_URL, ...(deskUrl && { initial_value: deskUrl }) },
      { optional: true, hint: 'Leaders get it when what they said is a case for the service desk.' },
    ),
    field('coordinators', 'Coordinators', {
      type: 'multi_users_select',
      placeholder: plain('Choose people'),
      ...(coordinators.length > 0 && { initial_users: coordinators }),
    }),
    field(
      'itLeads',
      'IT leads',
      {
        type: 'multi_users_select',
        placeholder: plain('Choose people'),
        ...(itLeads.length > 0 && { initial_users: itLeads }),
      },
      {
        optional: true,
        hint: 'They answer what leaders share (/mentor ledger) and write the strategy cards that mentors read (/mentor strategy).',
      },
    ),
    select('capacity', 'Pairs a mentor may have at once', CAPACITIES, mentorCapacity, String),
  ]
}

const channelSelect = (initial: string | null): ConversationsSelect => ({
  type: 'conversations_select',
  placeholder: plain('Choose a channel'),
  filter: {
    include: ['public', 'private'],
    exclude_external_shared_channels: true,
    exclude_bot_users: true,
  },
  ...(initial && { initial_conversation: initial }),
})

function select(
  name: string,
  label: string,
  values: readonly number[],
  initial: number,
  words: (value: number) => string,
) {
  const toOption = (value: number) => option(words(value), String(value))
  return field(name, label, {
    type: 'static_select',
    options: values.map(toOption),
    ...(values.includes(initial) && { initial_option: toOption(initial) }),
  })
}

/** Says after saving what was left as it was. */
export function noticeModal(words: string): ModalView {
  return modal({ id: 'settings.notice', title: 'Settings', blocks: [section(words)] })
}

const CHOOSE_CHANNEL = 'Choose a channel of this workspace.'
const DESK_URL = 'A web address that begins with https://, please.'
const CHOOSE_CAPACITY = 'Choose a number from the list.'
const CHOOSE_COORDINATORS = 'Keep at least one coordinator.'

const CHOOSE_IT_LEADS = 'Choose people of this workspace.'

const userId = z.string().regex(/^[UW][A-Z0-9]+$/)

const own = z.object({
  day: z.coerce
    .number('Choose a day.')
    .pipe(z.literal([1, 2, 3, 4, 5], 'Choose a day from Monday to Friday.')),
  time: z.string('Choose a time.').regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'Choose a time.'),
})

const channel = z
  .string(CHOOSE_CHANNEL)
  .regex(/^[CG][A-Z0-9]+$/, CHOOSE_CHANNEL)
  .nullish()
  .transform((id) => id ?? null)

const programme = z.object({
  channel,
  deskChannel: channel,
  deskUrl: z
    .string(DESK_URL)
    .trim()
    .max(MAX_DESK_URL, DESK_URL)
    .nullish()
    .transform((address) => address || null)
    .refine((address) => address === null || callLink(address)?.href.startsWith('https://'), DESK_URL),
  coordinators: z
    .array(userId, CHOOSE_COORDINATORS)
    .min(1, CHOOSE_COORDINATORS)
    .max(MAX_COORDINATORS, `At most ${MAX_COORDINATORS} coordinators.`),
  itLeads: z
    .array(userId, CHOOSE_IT_LEADS)
    .max(MAX_IT_LEADS, `At most ${MAX_IT_LEADS} IT leads.`)
    .nullish()
    .transform((people) => people ?? []),
  capacity: z.coerce.number(CHOOSE_CAPACITY).pipe(z.literal(CAPACITIES, CHOOSE_CAPACITY)),
})

type Parsed<T> = { ok: true; value: T } | { ok: false; errors: Record<string, string> }

export function parseOwn(values: FormValues): Parsed<Settings['own']> {
  const parsed = read(own, values)
  if (!parsed.ok) return parsed
  const { day, time } = parsed.value
  return { ok: true, value: { checkInDay: day, checkInTime: time } }
}

export function parseProgramme(values: FormValues): Parsed<Programme> {
  const parsed = read(programme, values)
  if (!parsed.ok) return parsed
  const { channel, deskChannel, deskUrl, coordinators, itLeads, capacity } = parsed.value
  return {
    ok: true,
    value: {
      itChannelId: channel,
      deskChannelId: deskChannel,
      deskUrl,
      coordinators: [...new Set(coordinators)].sort(),
      itLeads: [...new Set(itLeads)].sort(),
      mentorCapacity: capacity,
    },
  }
}

export function hadProgramme(privateMetadata: string): boolean {
  return metadataOf(metadata, privateMetadata)?.programme ?? false
}

function read<T>(schema: z.ZodType<T>, values: FormValues): Parsed<T> {
  const parsed = schema.safeParse(values)
  if (parsed.success) return { ok: true, value: parsed.data }
  const errors: Record<string, string> = {}
  for (const issue of parsed.error.issues) errors[String(issue.path[0])] ??= issue.message
  return { ok: false, errors }
}
