import { usePane } from './context.ts'

/** What a newcomer may do in a workspace in which nothing has happened yet. */
export function FirstSteps() {
  const { state, me, suggest, startTour } = usePane()
  const [mentor, leader] = state.people
  if (!mentor || !leader || state.tour || state.scene !== 'fresh') return null
  // To somebody else it may be too late to propose to this leader.
  if (state.isTouched && me.id !== mentor.id && me.id !== leader.id) return null
  if (me.id === leader.id)
    return (
      <div className="first-steps">
        <h2>Nothing has happened yet</h2>
        <p>As soon as {mentor.name} proposes to mentor you, it stands here, with two buttons to answer it.</p>
      </div>
    )
  const command = `/mentor start @${leader.username}`
  return (
    <div className="first-steps">
      <h2>Try it</h2>
      <p>
        Propose a pair with {leader.name}: type <code className="code">{command}</code> and press Enter. Or
        lean back and take the tour.
      </p>
      <p className="first-steps-buttons">
        <button type="button" className="button primary" onClick={() => suggest(command)}>
          Type it for me
        </button>
        <button type="button" className="button plain" onClick={startTour}>
          Take the tour
        </button>
      </p>
    </div>
  )
}
