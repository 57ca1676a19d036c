/** More would make a statement so long that its parts wait for each other. */
const AT_MOST = 50

/**
 * Lets calls share one run: the first goes at once, and all that come while a run is under way go together in the next
 * one. `run` gives its answers in the order of what it was given; when it rejects, so does every call that it served.
 */
export function gather<In, Out>(
  run: (all: In[]) => Promise<Out[]>,
  atMost = AT_MOST,
): (one: In) => Promise<Out> {
  const waiting: { one: In; answered: PromiseWithResolvers<Out> }[] = []
  let isRunning = false

  async function serve(): Promise<void> {
    isRunning = true
    while (waiting.length > 0) {
      const served = waiting.splice(0, atMost)
      try {
        const answers = await run(served.map(({ one }) => one))
        served.forEach(({ answered }, index) => {
          if (index in answers) answered.resolve(answers[index] as Out)
          else answered.reject(new Error('a call that was gathered got no answer'))
        })
      } catch (err) {
        for (const { answered } of served) answered.reject(err)
      }
    }
    isRunning = false
  }

  return (one) => {
    const answered = Promise.withResolvers<Out>()
    waiting.push({ one, answered })
    if (!isRunning) void serve()
    return answered.promise
  }
}
