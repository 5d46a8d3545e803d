import { besidePeer, type Comparison, measureAgainstLimit } from './comparison.ts'
import { once } from './fresh-process.ts'
import { Contender, interleave } from './measure.ts'
import { pexpect, tclExpect } from './peers.ts'

const exchanges = 1_000

/** One thousand times `sendLine` and `expect` on a tape; the peers do the same with a live `cat`. */
export async function replayExchanges(): Promise<Comparison[]> {
  const ours = new Contender('termtape', () => once('replay-exchanges', String(exchanges)))
  const peers = [
    pexpect('talk-to-cat.py', String(exchanges)),
    tclExpect('talk-to-cat.exp', String(exchanges)),
  ]
  await interleave([ours, ...peers], 25)
  const unit = 'exchanges/s'
  const bars = { first: 40_000, warm: 60_000 }
  const limits = Object.entries(bars).map(([when, atLeast]) =>
    measureAgainstLimit(`replay 1 000 exchanges, ${when}`, unit, [ours, when], { atLeast }, perSecond),
  )
  const note = 'the peers talk to a live cat, pexpect without its usual 50 ms before each send'
  return [
    ...limits,
    ...peers.map((peer) =>
      besidePeer('replay 1 000 exchanges, first', unit, [ours, peer, 'first'], { as: perSecond, note }),
    ),
  ]
}

function perSecond(ms: number): number {
  return (exchanges / ms) * 1_000
}
