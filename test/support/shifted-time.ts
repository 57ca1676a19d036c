/**
 * Loaded into the bot's process before the bot: moves what this process takes for the time, by as much as the parent
 * says. The bot itself does not know; its timers go on at their usual pace.
 */
const RealDate = Date
let shiftMs = Number(process.env.SHIFT_MS ?? 0)

process.on('message', (message) => {
  if (typeof message === 'object' && message !== null && 'shiftMs' in message)
    shiftMs = Number(message.shiftMs)
})
// Listening to the parent must not keep the bot from ending.
process.channel?.unref()

const now = () => RealDate.now() + shiftMs

globalThis.Date = new Proxy(RealDate, {
  construct: (target, given, newTarget) =>
    Reflect.construct(target, given.length === 0 ? [now()] : given, newTarget),
  get: (target, key, receiver) => (key === 'now' ? now : Reflect.get(target, key, receiver)),
})
