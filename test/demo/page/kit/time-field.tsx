import type { ElementProps } from './element.tsx'
import { heldBy, textIn } from './held.ts'
import { type Choice, Picker } from './picker.tsx'
import { useSurface } from './surface.ts'

const EVERY_MINUTES = 30

const TIMES: Choice[] = Array.from({ length: (24 * 60) / EVERY_MINUTES }, (_, index) =>
  choice(Math.floor((index * EVERY_MINUTES) / 60), (index * EVERY_MINUTES) % 60),
)

/** A time of day: half hours to choose, and any other by typing it. */
export function TimeField({ block, element, naming }: ElementProps) {
  const { values, enter } = useSurface()
  const time = textIn(heldBy(values, block, element), 'selected_time')
  return (
    <Picker
      naming={naming}
      choices={TIMES}
      chosen={time ? [time] : []}
      placeholder={element.placeholder?.text ?? 'Select a time'}
      readTyped={typedTime}
      onChange={([picked]) =>
        enter(block, element, { type: element.type, selected_time: picked ?? null }, 'chosen')
      }
    />
  )
}

/** `9`, `930`, `9:30` and `09.30` are times. */
function typedTime(typed: string): Choice | null {
  const match = /^(\d{1,2})(?:[:.]?(\d{2}))?$/.exec(typed.trim())
  const [hour, minute] = [Number(match?.[1] ?? 99), Number(match?.[2] ?? 0)]
  return hour < 24 && minute < 60 ? choice(hour, minute) : null
}

function choice(hour: number, minute: number): Choice {
  const time = `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`
  return { value: time, label: time }
}
