import type { Block, Element } from '../../protocol.ts'
import { ButtonElement } from './button-element.tsx'
import { Choices } from './choices.tsx'
import { DateField } from './date-field.tsx'
import { MenuElement } from './menu-element.tsx'
import { Overflow } from './overflow.tsx'
import { Picture } from './picture.tsx'
import { useSurface } from './surface.ts'
import { TextInput } from './text-input.tsx'
import { TimeField } from './time-field.tsx'

/** How an element is called for whoever cannot see it. */
export interface Naming {
  id: string
  /** Only where no visible label points to the id. */
  label?: string | undefined
  describedBy?: string | undefined
  isInvalid: boolean
}

export interface ElementProps {
  block: Block
  element: Element
  naming: Naming
}

/** One interactive element; outside of forms it is named by its placeholder or the text beside it. */
export function ElementView(props: { block: Block; element: Element; naming?: Naming }) {
  const { prefix } = useSurface()
  const { block, element } = props
  const naming = props.naming ?? {
    id: `${prefix}-${block.block_id}-${element.action_id}`,
    label: element.accessibility_label ?? element.placeholder?.text ?? block.text?.text ?? 'Choose',
    isInvalid: false,
  }
  const all = { block, element, naming }
  switch (element.type) {
    case 'button':
      return <ButtonElement {...all} />
    case 'overflow':
      return <Overflow {...all} />
    case 'image':
      return <Picture source={element} />
    case 'radio_buttons':
    case 'checkboxes':
      return <Choices {...all} />
    case 'datepicker':
      return <DateField {...all} />
    case 'timepicker':
      return <TimeField {...all} />
    case 'plain_text_input':
    case 'number_input':
    case 'email_text_input':
    case 'url_text_input':
      return <TextInput {...all} />
    default:
      return <MenuElement {...all} />
  }
}
