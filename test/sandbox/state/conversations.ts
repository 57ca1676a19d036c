import type { Clock } from '../../../src/lib/clock.ts'
import type { Recorder } from '../recorder.ts'
import type { Block } from '../shapes.ts'
import { withIds } from './block-ids.ts'
import type { SharedFile } from './files.ts'
import { type Message, Timestamps } from './messages.ts'
import { readableId } from './people.ts'

export type ConversationKind = 'im' | 'mpim' | 'public' | 'private'

export interface Conversation {
  id: string
  kind: ConversationKind
  name: string
  members: Set<string>
  archived: boolean
}

export interface Draft {
  user: string
  text: string
  blocks?: Block[]
  ephemeralFor?: string | null
  threadTs?: string | null
  files?: SharedFile[]
}

/** The channels, groups and direct messages of one workspace, and what was said in them. */
export class Conversations {
  readonly messages: Message[] = []
  readonly #workspace: string
  readonly #recorder: Recorder
  readonly #timestamps: Timestamps
  readonly #all = new Map<string, Conversation>()

  constructor(workspace: string, recorder: Recorder, clock: Clock) {
    this.#workspace = workspace
    this.#recorder = recorder
    this.#timestamps = new Timestamps(clock)
  }

  get all(): Conversation[] {
    return [...this.#all.values()]
  }

  get(id: string): Conversation | undefined {
    return this.#all.get(id)
  }

  /** The conversation of this id or, with or without `#`, this name. */
  find(idOrName: string): Conversation | undefined {
    return this.get(idOrName) ?? this.all.find(({ name }) => name === idOrName.replace(/^#/, ''))
  }

  addChannel(name: string, members: Iterable<string>, isPrivate: boolean): Conversation {
    return this.#add(readableId('C', this.#workspace, name), isPrivate ? 'private' : 'public', name, members)
  }

  /** The direct or group message of exactly these people, made when they have none yet. */
  between(userIds: readonly string[], groupName: string): { conversation: Conversation; isNew: boolean } {
    const members = new Set(userIds)
    const kind = members.size > 2 ? 'mpim' : 'im'
    const known = this.all.find((one) => one.kind === kind && areSame(one.members, members))
    if (known !== undefined) return { conversation: known, isNew: false }
    const number = String(this.#all.size + 1).padStart(3, '0')
    const id = readableId(kind === 'im' ? 'D' : 'C', this.#workspace, kind, number)
    return { conversation: this.#add(id, kind, kind === 'im' ? '' : groupName, members), isNew: true }
  }

  seenBy(userId: string): Message[] {
    return this.messages
      .filter((message) => this.get(message.channel)?.members.has(userId))
      .filter((message) => message.ephemeralFor === null || message.ephemeralFor === userId)
  }

  message(channel: string, ts: string): Message | undefined {
    return this.messages.find((message) => message.channel === channel && message.ts === ts)
  }

  post(conversation: Conversation, draft: Draft): Message {
    const message: Message = {
      channel: conversation.id,
      ts: this.#timestamps.next(conversation.id),
      user: draft.user,
      text: draft.text,
      blocks: withIds(draft.blocks ?? []),
      ephemeralFor: draft.ephemeralFor ?? null,
      edited: false,
      threadTs: draft.threadTs ?? null,
      files: draft.files ?? [],
      chosen: new Map(),
    }
    this.messages.push(message)
    this.#tell('posted', message)
    return message
  }

  update(message: Message, text: string, blocks: Block[]): void {
    message.text = text
    message.blocks = withIds(blocks)
    message.edited = true
    this.#tell('updated', message)
  }

  delete(message: Message): void {
    const index = this.messages.indexOf(message)
    if (index < 0) return
    this.messages.splice(index, 1)
    this.#tell('deleted', message)
  }

  #add(id: string, kind: ConversationKind, name: string, members: Iterable<string>): Conversation {
    if (this.#all.has(id)) throw new Error(`There is already a conversation ${id}`)
    const conversation = { id, kind, name, members: new Set(members), archived: false }
    this.#all.set(id, conversation)
    return conversation
  }

  #tell(what: 'posted' | 'updated' | 'deleted', message: Message): void {
    this.#recorder.tell({ kind: 'message', what, workspace: this.#workspace, message })
  }
}

function areSame(some: ReadonlySet<string>, others: ReadonlySet<string>): boolean {
  return some.size === others.size && [...some].every((id) => others.has(id))
}
