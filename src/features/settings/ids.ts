/** A button that opens the settings; anybody may press it. */
export const SETTINGS_OPEN = 'settings.open'
export const SETTINGS_FORM = 'settings.form'

/** Tells somebody that they are a coordinator now. */
export const COORDINATOR_WELCOME = 'settings.coordinator-welcome'
/** Tells somebody that they are an IT lead now. */
export const IT_LEAD_WELCOME = 'settings.it-lead-welcome'
/** The hello in the IT channel, which proves that the bot may write there. */
export const CHANNEL_SET = 'settings.channel-set'
/** Tells a coordinator that a message cannot be delivered. */
export const UNDELIVERABLE = 'settings.undeliverable'
