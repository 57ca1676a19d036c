/** Of the series and segments in turn; each stands out from white and from its neighbours. */
export const CHART_COLOURS = ['#7a3f84', '#0b7a5c', '#c4600a', '#1264a3', '#b3224f', '#5b6470']
