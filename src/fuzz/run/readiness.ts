import { nextTurn, now, sleep } from '../../clock.ts'
import { systemLoad } from '../../record/system-load.ts'
import { fuzzFloodBytes } from '../../limits.ts'
import { lookAt, type KernelLook } from '../../live/kernel-look.ts'
import type { BareTerminal } from '../../live/bare-terminal.ts'
import type { Ear } from './ear.ts'

/** Why waiting was over. */
export type Readiness = 'ready' | 'ended' | 'late' | 'flood'

/**
 * Waits until a program has taken what it was given and waits for more: it was on a processor since, rests in a wait for
 * its terminal, and says nothing. A program that nothing woke (half a line in a terminal that edits lines) is ready
 * once it was found at rest twice.
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
  // On a loaded machine an input may wait inside the kernel, where nobody sees it, until a worker has its turn.
  const sure = sureLooks * Math.min(loadMax, Math.ceil(systemLoad()))
  await nextTurn()
  for (let looks = 0; ; looks++) {
    if (terminal.ended !== undefined) return 'ended'
    if (ear.sinceStep > fuzzFloodBytes) return 'flood'
    const { rest, turns } = lookAt(terminal.pid, terminal.path)
    // Of one that leaves its terminal to somebody else, and where the system does not tell, silence has to do.
    const isBlind = rest === 'unknown' || (!readsTerminal && rest === 'elsewhere')
    const rests = rest === 'terminal' || isBlind
    quietLooks = rests && ear.total === heard ? quietLooks + 1 : 0
    heard = ear.total
    // Once it has run, one look without news is enough; so it is once the terminal echoed: the same hand that echoes wakes
    // the reader first. Else the input may still be on its way through the kernel.
    const hasArrived = turns !== before.turns || ear.total !== heardBefore
    if (rests && quietLooks >= (isBlind ? blindLooks : hasArrived ? 1 : sure)) return 'ready'
    if (now() >= until) return 'late'
    await (looks < eagerLooks ? nextTurn() : sleep(lookMs))
  }
}

const lookMs = 1
const eagerLooks = 2
const sureLooks = 3
const loadMax = 4
const blindLooks = 30
