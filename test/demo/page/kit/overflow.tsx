import { SlackText } from '../mrkdwn/mrkdwn.tsx'
import type { ElementProps } from './element.tsx'
import { MenuButton } from './menu-button.tsx'
import { useSurface } from './surface.ts'

/** The menu behind three dots. */
export function Overflow({ block, element }: ElementProps) {
  const { press } = useSurface()
  const entries = (element.options ?? []).map((option) => ({
    key: option.value ?? '',
    content: <SlackText text={option.text} />,
  }))
  return (
    <MenuButton
      label={element.accessibility_label ?? 'More'}
      className="button plain dots"
      entries={entries}
      onPick={(value) => press(block, element, value)}
    >
      ⋯
    </MenuButton>
  )
}
