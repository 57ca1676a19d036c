import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import type { DemoConversation } from '../../protocol.ts'
import { type Completion, completionsFor } from './completion.ts'
import { CompletionList } from './completion-list.tsx'
import { usePane } from './context.ts'

interface Props {
  conversation: DemoConversation
  /** What the tour types, or what was suggested. */
  draft: string | null
}

const COMMAND = '/mentor '

/** Where people write and type commands; Enter sends, Shift+Enter breaks the line. */
export function Composer({ conversation, draft }: Props) {
  const { state, act } = usePane()
  const field = useRef<HTMLTextAreaElement>(null)
  const isTour = state.tour !== null
  const [text, setText] = useState('')
  const [cursor, setCursor] = useState(0)
  const [active, setActive] = useState(0)
  const [isDismissed, setDismissed] = useState(false)
  const completions = isDismissed ? [] : completionsFor(text.slice(0, cursor), state.commands, state.people)
  const listId = `completions-${state.me}-${conversation.id}`

  useEffect(() => {
    if (draft === null) return
    setText(draft)
    // What the tour types is for reading only.
    if (!isTour) field.current?.focus({ preventScroll: true })
    return () => setText('')
  }, [draft, isTour])

  function edited(next: string, at: number) {
    setText(next)
    setCursor(at)
    setActive(0)
    setDismissed(false)
  }

  function complete(completion: Completion | undefined) {
    if (!completion) return
    edited(completion.text + text.slice(cursor), completion.text.length)
    field.current?.focus()
  }

  function suggest() {
    edited(COMMAND, COMMAND.length)
    field.current?.focus()
  }

  async function send() {
    const typed = text.trim()
    if (typed === '') return
    edited('', 0)
    const isDone = await act({ act: 'type', conversation: conversation.id, text: typed })
    if (!isDone) setText((now) => now || typed)
  }

  function pressed(event: KeyboardEvent) {
    const isListing = completions.length > 0
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (isListing && step !== undefined) setActive((active + step + completions.length) % completions.length)
    else if (isListing && event.key === 'Tab' && !event.shiftKey) complete(completions[active])
    else if (isListing && event.key === 'Escape') setDismissed(true)
    else if (event.key === 'Enter' && !event.shiftKey) {
      const chosen = completions[active]
      if (chosen && chosen.text.trim() !== text.trim()) complete(chosen)
      else void send()
    } else return
    event.preventDefault()
  }

  return (
    <div className="composer">
      {completions.length > 0 && (
        <CompletionList id={listId} completions={completions} active={active} onChoose={complete} />
      )}
      <div className="composer-box">
        <textarea
          ref={field}
          rows={1}
          value={text}
          placeholder={placeholder(conversation)}
          aria-label={`Message to ${conversation.name}`}
          aria-autocomplete="list"
          aria-controls={completions.length > 0 ? listId : undefined}
          aria-activedescendant={completions.length > 0 ? `${listId}-${active}` : undefined}
          onChange={(event) => edited(event.target.value, event.target.selectionStart)}
          onSelect={(event) => setCursor(event.currentTarget.selectionStart)}
          onKeyDown={pressed}
        />
        <div className="composer-foot">
          <button type="button" className="composer-command" onClick={suggest}>
            {COMMAND.trim()}
          </button>
          <button
            type="button"
            className="send"
            aria-label="Send"
            disabled={text.trim() === ''}
            onClick={send}
          >
            <svg viewBox="0 0 20 20" width="16" height="16" aria-hidden>
              <path d="M2.500 3.200 18 10 2.500 16.800l2-5.600L11 10 4.500 8.800z" fill="currentColor" />
            </svg>
          </button>
        </div>
      </div>
    </div>
  )
}

function placeholder({ kind, name }: DemoConversation): string {
  if (kind === 'self') return 'Jot something down, or type /'
  return kind === 'group' ? `Message ${name}` : `Message #${name}`
}
