import { nextTurn, now } from '../../clock.ts'
import { systemLoad } from '../../record/system-load.ts'
import type { KernelLook } from '../../live/kernel-look.ts'
import type { BareTerminal } from '../../live/bare-terminal.ts'
import type { Ear } from './ear.ts'

/** Why waiting was over. */
export type Readiness = 'ready' | 'ended' | 'late' | 'flood'

/**
 * Waits until a program has taken what it was given and waits for more: it was on a processor since, rests in a wait for
 * its terminal, and the terminal holds no word of its any more. A program that nothing woke (half a line in a terminal
 * that edits lines) is ready once it was found at rest a few times.
 */
export async function ready(
  terminal: BareTerminal,
  ear: Ear,
  before: KernelLook,
  ms: number,
  readsTerminal = true,
): Promise<Readiness> {
  const until = now() + ms
  const heardBefore = ear.total - ear.sinceStep
  let heard = -1
  let quietLooks = 0
  let sure = 0
  await nextTurn()
  for (let looks = 0; ; looks++) {
    if (terminal.ended !== undefined) return 'ended'
    if (ear.floods) return 'flood'
    const { rest, turns } = terminal.look()
    // What it said before it came to rest is in the terminal by now, though it may not have reached us.
    if (rest === 'terminal') terminal.drain()
    // Of one that leaves its terminal to somebody else, and where the system does not tell, silence has to do.
    const isBlind = rest === 'unknown' || (!readsTerminal && rest === 'elsewhere')
    const rests = rest === 'terminal' || isBlind
    if (ear.total !== heard) looks = 0
    quietLooks = rests && ear.total === heard ? quietLooks + 1 : 0
    heard = ear.total
    // Once it has run, one look is enough. Else the input may still be on its way through the kernel, for long where the
    // machine is loaded; where all of it was echoed, the same hand that echoed is about to wake the reader.
    if (rest === 'terminal' && turns !== before.turns) return 'ready'
    if (rests) sure ||= Math.min(loadMax, Math.ceil(recentLoad()))
    const isEchoed = ear.asked > 0 && ear.total - heardBefore >= ear.asked
    if (rests && quietLooks >= (isBlind ? blindLooks : isEchoed ? sure : sureLooks * sure)) return 'ready'
    if (now() >= until) return 'late'
    await (looks < eagerLooks ? nextTurn() : ear.news(lookMs))
  }
}

const lookMs = 1
const eagerLooks = 3
const sureLooks = 3
const loadMax = 4
const blindLooks = 30

/** The load of the machine, looked up now and then. */
function recentLoad(): number {
  if (now() - lookedUpAt > loadAgeMsMax) {
    load = systemLoad()
    lookedUpAt = now()
  }
  return load
}

const loadAgeMsMax = 20
let load = 1
let lookedUpAt = Number.NEGATIVE_INFINITY
