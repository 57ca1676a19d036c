import type { ModalView, PlainTextOption } from '@slack/types'
import { z } from 'zod'
import { type Hours, hasDay } from '../../domain/reachable.ts'
import { field, modal, option, plain, section } from '../../slack/blocks.ts'
import type { FormValues } from '../../slack/form.ts'
import { escaped } from '../../slack/mrkdwn.ts'
import { NO_HOLIDAYS } from '../reach.ts'
import { HOURS_FORM } from './ids.ts'

const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'] as const
/** In the place of a country: the one of the person's zone, wherever that is. */
const OF_MY_ZONE = 'zone'
/** Slack takes 100 options in a group. */
const GROUP_SIZE = 100

interface HoursForm {
  hours: Hours
  holidays: string | null
  zone: string
  /** The name of the zone's country; null where it has none. */
  zoneCountry: string | null
  /** Names by code. */
  countries: Readonly<Record<string, string>>
}

export function hoursModal({ hours, holidays, zone, zoneCountry, countries }: HoursForm): ModalView {
  const days = WEEKDAYS.map((name, index) => option(name, String(index + 1)))
  const usual = [
    option(`Of my time zone’s country (${zoneCountry ?? 'none known'})`, OF_MY_ZONE),
    option('None: I work on public holidays', NO_HOLIDAYS),
  ]
  const abroad = Object.entries(countries)
    .map(([code, name]) => option(name, code))
    .toSorted((one, other) => one.text.text.localeCompare(other.text.text, 'en'))
  const chosen = [...usual, ...abroad].find(({ value }) => value === (holidays ?? OF_MY_ZONE))
  return modal({
    id: HOURS_FORM,
    title: 'When I may write',
    submit: 'Save',
    close: 'Back',
    blocks: [
      section(
        `Check-ins, questions and reminders come in these hours only, in your own time zone: ${escaped(zone)}, as your Slack profile says.`,
      ),
      field('from', 'From', { type: 'timepicker', initial_time: hours.workFrom }),
      field('to', 'To', { type: 'timepicker', initial_time: hours.workTo }),
      field('days', 'Days', {
        type: 'checkboxes',
        options: days,
        initial_options: days.filter((_, index) => hasDay(hours.workDays, index + 1)),
      }),
      field('holidays', 'Public holidays', {
        type: 'static_select',
        option_groups: [{ label: plain('Usual'), options: usual }, ...grouped(abroad)],
        ...(chosen && { initial_option: chosen }),
      }),
    ],
  })
}

function grouped(options: readonly PlainTextOption[]) {
  const groups = []
  for (let start = 0; start < options.length; start += GROUP_SIZE) {
    const part = options.slice(start, start + GROUP_SIZE)
    const [first, last] = [part[0]?.text.text, part.at(-1)?.text.text]
    groups.push({ label: plain(`${first?.[0]} to ${last?.[0]}`), options: part })
  }
  return groups
}

const CHOOSE_DAYS = 'Choose at least one day.'
const time = z.string('Choose a time.').regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'Choose a time.')
const form = z
  .object({
    from: time,
    to: time,
    days: z
      .array(z.enum(['1', '2', '3', '4', '5', '6', '7'], CHOOSE_DAYS), CHOOSE_DAYS)
      .min(1, CHOOSE_DAYS)
      .transform((days) => days.reduce((mask, day) => mask | (1 << (Number(day) - 1)), 0)),
    holidays: z
      .string('Choose from the list.')
      .transform((chosen) => (chosen === OF_MY_ZONE ? null : chosen)),
  })
  .refine(({ from, to }) => from < to, { path: ['to'], error: 'The end has to come after the beginning.' })
  .transform(({ from, to, days, holidays }) => ({ workFrom: from, workTo: to, workDays: days, holidays }))

/** The hours that were sent, as they are saved; whether the country exists is for the caller to ask. */
export const parseHours = (values: FormValues) => form.safeParse(values)
