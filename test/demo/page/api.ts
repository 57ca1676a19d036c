import type { Act, Done, Hood, Problem, SceneName, State, TourChoice, Turn } from '../protocol.ts'

/** The server could not do it; the message is meant for the person. */
export class Refused extends Error {}

/** What this person's pane shows; without a person, that of the first one of the scene. */
export const getState = (person: string | null): Promise<State> =>
  get(`/api/state${person === null ? '' : `?person=${encodeURIComponent(person)}`}`)

/** What went on between Slack and the bot since entry `after`. */
export const getHood = (after: number): Promise<Hood> => get(`/api/hood?after=${after}`)

export const postAct = (act: Act): Promise<Done> => post('/api/act', act)
export const postTurn = (turn: Turn): Promise<Done> => post('/api/clock', turn)
export const postScene = (scene: SceneName): Promise<Done> => post('/api/scene', { scene })
export const postTour = (choice: TourChoice): Promise<Done> => post('/api/tour', choice)

async function get<T>(path: string): Promise<T> {
  return read(await fetch(path))
}

async function post(path: string, body: unknown): Promise<Done> {
  const headers = { 'content-type': 'application/json' }
  return read(await fetch(path, { method: 'POST', headers, body: JSON.stringify(body) }))
}

async function read<T>(response: Response): Promise<T> {
  const answer: T | Problem = await response.json()
  if (response.ok) return answer as T
  throw new Refused((answer as Problem).words)
}
