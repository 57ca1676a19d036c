import { RATINGS } from '../../src/domain/feedback.ts'
import { localDate } from '../../src/domain/working-time.ts'
import { FEEDBACK_RATE_AGAIN } from '../../src/features/feedback/ids.ts'
import { RATING_NAMES } from '../../src/features/feedback/words.ts'
import type { Person } from '../sandbox/index.ts'
import type { Element } from '../sandbox/shapes.ts'
import type { TestWorld } from '../support/world.ts'
import { Dice } from './dice.ts'
import { type Entry, fillIn } from './fill-in.ts'
import type { Pressable } from './pressable.ts'

export const PEOPLE = ['maya', 'omar', 'priya', 'jonas', 'li', 'ana'] as const

/** Who does what, and everything that is left to chance in it. */
export interface Step {
  who: (typeof PEOPLE)[number]
  move: MoveName
  dice: readonly number[]
  text: string
}

interface Scene extends Entry {
  world: TestWorld
  pressable: Pressable
  person: Person
  /** Somebody of the six, perhaps the same. */
  other: string
}

type Move = (scene: Scene) => Promise<void>

/** Types a command, and fills in the form if one opens. */
const command =
  (line: (scene: Scene) => string): Move =>
  async (scene) => {
    await scene.person.types(line(scene))
    await fillIn(scene.person, scene)
  }

/** Somebody who sees such a button presses one of the newest, and fills in what opens, one form after the other. */
const press =
  (label: RegExp): Move =>
  async (scene) => {
    const { pressable, dice } = scene
    const isCalledSo = ({ type, text }: Element) => type === 'button' && label.test(text?.text ?? '')
    const found = dice.oneOf(pressable.seenBy(PEOPLE, isCalledSo))
    if (!found) return
    const { person, count } = found
    await person.clicks(label, { index: dice.roll(Math.min(count, NEWEST)) })
    const opened = person.modal?.id
    await fillIn(person, scene)
    if (person.modal && person.modal.id !== opened) await fillIn(person, scene)
  }

const NEWEST = 4

const passes =
  (...durations: readonly { hours?: number; minutes?: number }[]): Move =>
  async ({ world, dice }) =>
    world.passes(dice.oneOf(durations) ?? {})

async function rateAgain({ pressable, dice }: Scene): Promise<void> {
  const found = dice.oneOf(pressable.seenBy(PEOPLE, ({ action_id }) => action_id === FEEDBACK_RATE_AGAIN))
  const rating = dice.oneOf(RATINGS)
  if (found && rating) await found.person.picks(FEEDBACK_RATE_AGAIN, `${rating} ${RATING_NAMES[rating]}`)
}

/** Opens a window by a command and presses these buttons in it, as far as they are there; then fills in what opened. */
function inWindow(line: string, ...labels: RegExp[]): Move {
  return async (scene) => {
    const { person } = scene
    await person.types(line)
    for (const label of labels) {
      const buttons = person.modal?.blocks.flatMap(({ elements = [], accessory }) =>
        accessory ? [...elements, accessory] : elements,
      )
      if (!buttons?.some(({ text }) => label.test(text?.text ?? ''))) return
      await person.clicks(label, { in: 'modal' })
    }
    await fillIn(person, scene)
  }
}

/** A mentor asks somebody for hours, who may be nobody's line manager. */
async function askForHours({ world, person, other, dice }: Scene): Promise<void> {
  await person.types('/mentor time')
  const buttons = person.modal?.blocks.flatMap(({ elements = [] }) => elements) ?? []
  const found = buttons.find(({ text }) => /^(?:Change|Agree on hours)$/.test(text?.text ?? ''))
  if (!found?.text) return
  await person.clicks(found.text.text, { in: 'modal' })
  await person.submits({ hours: 1 + dice.roll(6), manager: world.person(other) })
}

/** Everything that people do with the bot. */
const MOVES = {
  propose: command(({ other }) => `/mentor start @${other}`),
  accept: press(/^Accept$/),
  decline: press(/^Decline$/),
  withdraw: press(/^Withdraw/),
  book: command(() => '/mentor session'),
  schedule: press(/^(?:Schedule|Find another|Book another)/),
  move: press(/^Move$/),
  cancel: press(/^Cancel$/),
  fine: press(/^Fine$/),
  moveIt: press(/^Move it$/),
  editPlan: press(/^Edit this session/),
  plan: command(() => '/mentor plan'),
  writeStrategy: inWindow('/mentor strategy', /^Write a card$/),
  editStrategy: inWindow('/mentor strategy', /^Open$/, /^(?:Edit|Retire)$/),
  readStrategy: inWindow('/mentor strategy', /^I have read them$/),
  rewritePlan: inWindow('/mentor plan', /^Edit$/),
  resetPlan: inWindow('/mentor plan', /^Edit$/, /^Back to the template$/),
  log: command(() => '/mentor session log'),
  askForHours,
  addMinutes: inWindow('/mentor time', /^Add minutes$/),
  takeBack: inWindow('/mentor time', /^Take back$/),
  fineHours: press(/^That’s fine$/),
  talkFirst: press(/^Let’s talk first$/),
  missed: press(/^It did not take place$/),
  rate: press(/^(?:1 Not useful|2|3|4|5 Very useful)$/),
  rateAgain,
  nothing: press(/^Nothing this time$/),
  tell: press(/^Tell IT something/),
  correct: press(/^Read or correct$/),
  reflect: press(/^Write (?:it down|your reflection)$/),
  taught: press(/^(?:Note w|W)hat you taught$/),
  addToLog: inWindow('/mentor log', /^Add a line$/),
  editLog: inWindow('/mentor log', /^Edit$/),
  deleteFromLog: inWindow('/mentor log', /^Edit$/, /^Delete this line$/),
  shareLog: inWindow('/mentor log', /^(?:Share my log with|Stop sharing)/),
  onTrack: press(/^On track$/),
  askForHelp: press(/^I need help$/),
  skip: press(/^Skip this week$/),
  pause: command(() => '/mentor pause'),
  resume: command(() => '/mentor resume'),
  resumeNow: press(/^Resume now$/),
  end: command(() => '/mentor end'),
  closing: command(() => '/mentor closing'),
  openClosing: press(/^(?:Closing summary|Add your words|Edit the summary)$/),
  extend: press(/^Extend$/),
  goOn: press(/^Go on for three months$/),
  rematch: press(/^Find me another partner$/),
  wish: press(/^(?:Say|Change) what about$/),
  nextStep: press(/^(?:No longer|Not now|Stay in touch)$/),
  proposeLooking: press(/^Propose a pair$/),
  settings: command(() => '/mentor settings'),
  status: command(() => '/mentor status'),
  help: command(({ text }) => `/mentor help ${text}`),
  anything: command(({ text }) => `/mentor ${text}`),
  home: async ({ person }) => person.opensHome(),
  minutesPass: passes({ minutes: 5 }, { minutes: 40 }),
  hoursPass: passes({ hours: 3 }, { hours: 9 }, { hours: 26 }),
  daysPass: passes({ hours: 48 }, { hours: 5 * 24 }, { hours: 7 * 24 }),
  weeksPass: passes({ hours: 15 * 24 }, { hours: 23 * 24 }),
} satisfies Record<string, Move>

type MoveName = keyof typeof MOVES

/** How often each is tried; what is not named, once. */
const OFTEN: Partial<Record<MoveName, number>> = {
  propose: 3,
  accept: 4,
  book: 3,
  rate: 3,
  tell: 3,
  reflect: 2,
  onTrack: 2,
  hoursPass: 6,
  daysPass: 3,
}

const moveNames = Object.keys(MOVES) as MoveName[]
export const weighted = moveNames.map((value) => ({ weight: OFTEN[value] ?? 1, value }))

/** Lets somebody do it; a form that is left open after all is closed. */
export async function take(world: TestWorld, pressable: Pressable, step: Step): Promise<void> {
  const person = world.person(step.who)
  const dice = new Dice(step.dice)
  const other = dice.oneOf(PEOPLE) ?? 'maya'
  const today = localDate(world.clock.now(), person.zone)
  await MOVES[step.move]({ world, pressable, person, dice, other, today, text: step.text })
  for (const one of PEOPLE.map(world.person)) {
    while (one.modal) await one.closes()
  }
}
