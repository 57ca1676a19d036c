import { checkView } from '../block-kit/index.ts'
import type { Recorder } from '../recorder.ts'
import { Refused, refuseFault } from '../refused.ts'
import {
  type Block,
  type Fields,
  isFields,
  type StateValues,
  type TextObject,
  textOf,
  type View,
} from '../shapes.ts'
import { withIds } from './block-ids.ts'
import { carriedOver, initialState } from './view-state.ts'

const DEEPEST_STACK = 3

/** A view in front of a person, with what they have entered so far. */
export interface OpenView {
  view: View
  userId: string
  values: StateValues
  /** What the form says beside its fields, by block_id. */
  errors: Record<string, string>
  /** What Slack itself says above the form when the bot failed to answer. */
  trouble: string | null
}

interface Owner {
  key: string
  teamId: string
  appId: string
  botId: string
}

/** The modals and Homes of one workspace. */
export class Views {
  readonly #owner: Owner
  readonly #recorder: Recorder
  readonly #stacks = new Map<string, OpenView[]>()
  readonly #homes = new Map<string, OpenView>()
  #made = 0

  constructor(owner: Owner, recorder: Recorder) {
    this.#owner = owner
    this.#recorder = recorder
  }

  stack(userId: string): OpenView[] {
    return this.#stacks.get(userId) ?? []
  }

  home(userId: string): OpenView | null {
    return this.#homes.get(userId) ?? null
  }

  find(by: { viewId?: string; externalId?: string }): OpenView {
    const found = this.#all().find(({ view }) =>
      by.viewId ? view.id === by.viewId : Boolean(by.externalId) && view.external_id === by.externalId,
    )
    if (found === undefined) throw new Refused('not_found')
    return found
  }

  /** Opens a modal as the root of a new stack; a stack that is still open gives way. */
  open(userId: string, source: unknown): OpenView {
    const opened = this.#draw(userId, source, null)
    for (const replaced of this.stack(userId)) this.#tell('closed', replaced)
    this.#stacks.set(userId, [opened])
    this.#tell('opened', opened)
    return opened
  }

  push(userId: string, source: unknown): OpenView {
    const stack = this.stack(userId)
    const top = stack.at(-1)
    if (top === undefined) throw new Refused('not_found', ['[ERROR] there is no open modal to push onto'])
    if (stack.length >= DEEPEST_STACK) throw new Refused('push_limit_reached')
    const pushed = this.#draw(userId, source, top.view)
    this.#stacks.set(userId, [...stack, pushed])
    this.#tell('pushed', pushed)
    return pushed
  }

  update(open: OpenView, source: unknown, hash?: string): void {
    if (hash !== undefined && hash !== open.view.hash) throw new Refused('hash_conflict')
    const { id, root_view_id, previous_view_id, external_id, type } = open.view
    const next = this.#read(source, type, external_id)
    open.values = carriedOver(open.values, next.blocks)
    open.view = { ...next, id, root_view_id, previous_view_id }
    open.errors = {}
    open.trouble = null
    this.#tell('updated', open)
  }

  publish(userId: string, source: unknown, hash?: string): OpenView {
    const known = this.#homes.get(userId)
    if (hash !== undefined && hash !== known?.view.hash) throw new Refused('hash_conflict')
    const next = this.#read(source, 'home', known?.view.external_id)
    const id = known?.view.id ?? next.id
    const view = { ...next, id, root_view_id: id }
    const values = known ? carriedOver(known.values, view.blocks) : initialState(view.blocks)
    const home = { view, userId, values, errors: {}, trouble: null }
    this.#homes.set(userId, home)
    this.#recorder.tell({ kind: 'home', workspace: this.#owner.key, userId, view })
    return home
  }

  /** Takes a modal off its stack, with `all` the whole stack; nothing happens when it is gone already. */
  close(open: OpenView, all = false): void {
    const stack = this.stack(open.userId)
    if (!stack.includes(open)) return
    this.#stacks.set(open.userId, all ? [] : stack.filter((one) => one !== open))
    for (const closed of all ? stack.toReversed() : [open]) this.#tell('closed', closed)
  }

  /** Tells the listeners that a person changed what stands in a view. */
  edited(open: OpenView): void {
    this.#tell('edited', open)
  }

  #draw(userId: string, source: unknown, below: View | null): OpenView {
    const next = this.#read(source, 'modal', undefined)
    const root = below?.root_view_id ?? next.id
    const view = { ...next, root_view_id: root, previous_view_id: below?.id ?? null }
    return { view, userId, values: initialState(view.blocks), errors: {}, trouble: null }
  }

  #read(source: unknown, type: View['type'], ownExternalId: string | undefined): View {
    refuseFault(checkView(source, type), '/view')
    if (!isFields(source)) throw new Refused('invalid_arguments')
    const externalId = textOf(source.external_id)
    const taken =
      externalId !== ownExternalId && this.#all().some(({ view }) => view.external_id === externalId)
    if (externalId !== '' && taken) throw new Refused('duplicate_external_id')
    const number = ++this.#made
    const id = `V0${this.#owner.key.toUpperCase()}${String(number).padStart(4, '0')}`
    return { ...viewFrom(source, type), ...this.#stamps(id, number), external_id: externalId }
  }

  #stamps(id: string, number: number) {
    const { teamId, appId, botId } = this.#owner
    const hash = `${1_700_000_000 + number}.${crypto.randomUUID().slice(0, 8)}`
    const owner = { team_id: teamId, app_id: appId, bot_id: botId, app_installed_team_id: teamId }
    return { id, hash, ...owner, root_view_id: id, previous_view_id: null, state: { values: {} } }
  }

  #all(): OpenView[] {
    return [...[...this.#stacks.values()].flat(), ...this.#homes.values()]
  }

  #tell(what: 'opened' | 'pushed' | 'updated' | 'edited' | 'closed', { userId, view }: OpenView): void {
    this.#recorder.tell({ kind: 'view', what, workspace: this.#owner.key, userId, view })
  }
}

function viewFrom(source: Fields, type: View['type']) {
  return {
    type,
    // checkView has just found them to be blocks.
    blocks: withIds(source.blocks as Block[]),
    private_metadata: textOf(source.private_metadata),
    callback_id: textOf(source.callback_id),
    title: textObject(source.title),
    submit: textObject(source.submit),
    close: textObject(source.close),
    clear_on_close: source.clear_on_close === true,
    notify_on_close: source.notify_on_close === true,
  }
}

function textObject(value: unknown): TextObject | null {
  return isFields(value) ? { type: 'plain_text', emoji: true, text: textOf(value.text) } : null
}
