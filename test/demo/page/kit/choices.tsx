import type { Option } from '../../protocol.ts'
import { SlackText } from '../mrkdwn/mrkdwn.tsx'
import type { ElementProps } from './element.tsx'
import { chosenValues, heldBy, optionsFor } from './held.ts'
import { useSurface } from './surface.ts'

/** Radio buttons and checkboxes. */
export function Choices({ block, element, naming }: ElementProps) {
  const { values, enter } = useSurface()
  const chosen = chosenValues(heldBy(values, block, element))
  const isRadio = element.type === 'radio_buttons'

  function toggle(value: string, isOn: boolean) {
    const wanted = isRadio ? [value] : isOn ? [...chosen, value] : chosen.filter((one) => one !== value)
    const options = optionsFor(element, wanted)
    const held = isRadio ? { selected_option: options[0] ?? null } : { selected_options: options }
    enter(block, element, { type: element.type, ...held }, 'chosen')
  }

  return (
    <div className="choices">
      {element.options?.map((option) => (
        <label key={option.value} className="choice">
          <input
            type={isRadio ? 'radio' : 'checkbox'}
            name={naming.id}
            checked={chosen.includes(option.value ?? '')}
            onChange={(event) => toggle(option.value ?? '', event.target.checked)}
          />
          <ChoiceWords option={option} />
        </label>
      ))}
    </div>
  )
}

const ChoiceWords = ({ option }: { option: Option }) => (
  <span>
    <SlackText text={option.text} />
    {option.description && (
      <span className="choice-description">
        <SlackText text={option.description} />
      </span>
    )}
  </span>
)
