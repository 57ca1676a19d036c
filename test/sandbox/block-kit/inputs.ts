import { Temporal } from 'temporal-polyfill'
import { byType, chars, flag, flaw, integer, length, type Rule, shape, step, stringThat } from './check.ts'
import { confirm, dispatchActionConfig, plain } from './composition.ts'
import { richText } from './rich-text.ts'

const field = { 'action_id?': chars(1, 255), 'placeholder?': plain(150), 'focus_on_load?': flag }
const typed = { ...field, 'dispatch_action_config?': dispatchActionConfig }
const picker = { ...field, 'confirm?': confirm }

function parses(parse: () => unknown): boolean {
  try {
    parse()
    return true
  } catch {
    return false
  }
}

const date = stringThat(
  'a date as YYYY-MM-DD',
  (value) => /^\d{4}-\d\d-\d\d$/.test(value) && parses(() => Temporal.PlainDate.from(value)),
)
const time = stringThat('a time as HH:mm', (value) => /^([01]\d|2[0-3]):[0-5]\d$/.test(value))
const zone = stringThat(
  'an IANA time zone',
  (value) => /^[A-Z]/i.test(value) && parses(() => new Intl.DateTimeFormat('en', { timeZone: value })),
)
const decimal = stringThat('a number written as a string', (value) => /^-?\d+(\.\d+)?$/.test(value))
const email = stringThat('an e-mail address', (value) => /^[^\s@]+@[^\s@]+$/.test(value))
const link = stringThat('a valid URL', URL.canParse)

/** A rule: where both keys are there, the first is not the greater. */
function ordered(lower: string, upper: string): Rule {
  return (value, at) =>
    value[lower] !== undefined && value[upper] !== undefined && Number(value[lower]) > Number(value[upper])
      ? flaw(step(at, lower), `must not be greater than ${upper}`)
      : null
}

const initialTextFits: Rule = ({ initial_value: initial, max_length: max }, at) =>
  typeof initial === 'string' && typeof max === 'number' && length(initial) > max
    ? flaw(step(at, 'initial_value'), `must not be longer than max_length, ${max}`)
    : null

const wholeUnlessDecimal: Rule = (value, at) => {
  const broken = ['min_value', 'max_value', 'initial_value'].find(
    (key) => value[key] !== undefined && !Number.isInteger(Number(value[key])),
  )
  return broken && value.is_decimal_allowed === false
    ? flaw(step(at, broken), 'must be a whole number unless is_decimal_allowed')
    : null
}

export const datepicker = shape({ ...picker, 'initial_date?': date })

export const timepicker = shape({ ...picker, 'initial_time?': time, 'timezone?': zone })

/** A moment in Unix seconds, ten digits; the only picker without a placeholder. */
export const datetimepicker = shape({
  'action_id?': chars(1, 255),
  'confirm?': confirm,
  'focus_on_load?': flag,
  'initial_date_time?': integer(1_000_000_000, 9_999_999_999),
})

/** Fields that take typing, which only an `input` block may hold. */
export const inputs = {
  plain_text_input: shape(
    {
      ...typed,
      'multiline?': flag,
      'min_length?': integer(0, 3000),
      'max_length?': integer(1, 3000),
      'initial_value?': chars(1, 3000),
    },
    ordered('min_length', 'max_length'),
    initialTextFits,
  ),
  number_input: shape(
    {
      ...typed,
      is_decimal_allowed: flag,
      'min_value?': decimal,
      'max_value?': decimal,
      'initial_value?': decimal,
    },
    wholeUnlessDecimal,
    ordered('min_value', 'max_value'),
    ordered('min_value', 'initial_value'),
    ordered('initial_value', 'max_value'),
  ),
  email_text_input: shape({ ...typed, 'initial_value?': email }),
  url_text_input: shape({ ...typed, 'initial_value?': link }),
  rich_text_input: shape(
    {
      ...typed,
      'initial_value?': byType('initial value', { rich_text: richText }),
      'min_lines?': integer(1, 100),
      'max_lines?': integer(1, 100),
    },
    ordered('min_lines', 'max_lines'),
  ),
}
