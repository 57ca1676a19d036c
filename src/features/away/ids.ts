export const AWAY_FORM = 'away.form'
