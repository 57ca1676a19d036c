import { VERDICTS } from '../../domain/ledger.ts'
import type { CreateFeature } from '../feature.ts'
import { openForm, press, submitted } from './act.ts'
import {
  actId,
  FILTERS,
  filterId,
  LEDGER_FORM,
  LEDGER_OPEN,
  LEDGER_SHOW,
  LEDGER_TURNS,
  PRESSED,
  TYPED,
  verdictId,
} from './ids.ts'
import { ledgerNudges } from './nudges.ts'
import { openLedger, pickFilter, showItem, turnPage } from './open.ts'
import { verdict } from './verdict.ts'

/** `/mentor ledger`: IT leads answer what leaders share, and every answer goes back to its leader. */
export const ledger: CreateFeature = (deps) => ({
  words: { ledger: openLedger(deps) },
  clicks: {
    [LEDGER_OPEN]: openLedger(deps),
    [LEDGER_TURNS.back]: turnPage(deps),
    [LEDGER_TURNS.more]: turnPage(deps),
    [LEDGER_SHOW]: showItem(deps),
    ...Object.fromEntries(FILTERS.map((name) => [filterId(name), pickFilter(deps, name)])),
    ...Object.fromEntries(PRESSED.map((act) => [actId(act), press(deps, act)])),
    ...Object.fromEntries(TYPED.map((act) => [actId(act), openForm(deps, act)])),
    ...Object.fromEntries(VERDICTS.map((chosen) => [verdictId(chosen), verdict(deps, chosen)])),
  },
  forms: { [LEDGER_FORM]: submitted(deps) },
  nudges: ledgerNudges(deps),
})
