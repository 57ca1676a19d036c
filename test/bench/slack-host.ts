import { startSandbox } from '../sandbox/index.ts'

/** The sandbox as a process of its own, with as many people as the first argument says; tells its parent where it is. */
const people = Array.from({ length: Number(process.env.PEOPLE) }, (_, number) => ({
  name: `Person ${number}`,
  username: `p${number}`,
}))
const sandbox = await startSandbox({ workspaces: [{ key: 'acme', people }] })
const workspace = sandbox.workspace()
process.send?.({
  apiUrl: sandbox.apiUrl,
  botToken: workspace.botToken,
  teamId: workspace.teamId,
  userIds: workspace.people.map(({ id }) => id),
})
process.once('disconnect', () => process.exit(0))
