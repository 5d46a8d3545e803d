import { now, sleep } from '../../clock.ts'
import { canonicalLineBytesMax, fuzzHangMs, fuzzStepMs } from '../../limits.ts'
import { cpuMsOf, foldersOf, isHeldUp, lookAt, type KernelLook } from '../../live/kernel-look.ts'
import { type Process, processTable } from '../../live/process-table.ts'
import type { Stuck } from './played.ts'
import { ready } from './readiness.ts'
import type { Subject } from './subject.ts'

/**
 * What a program does that did not come back to its terminal. It is asked for an answer in every way a person would try:
 * go on (Ctrl+Q), interrupt, Enter, Escape, quit. One that then waits for input, ends, or works in turns of its own is
 * not stuck.
 */
export async function whyStuck(subject: Subject, bytesGiven: number, hangMs: number): Promise<Stuck | null> {
  const spinCpuMs = hangMs * spinShare
  const { terminal, ear } = subject
  const used = cpuMsOf(terminal.pid)
  const atFirst = ear.total
  const until = now() + hangMs
  let first: KernelLook | undefined
  let probed = 0
  const walked = new Set<string>()
  for (let looks = 0; ; looks++) {
    if (terminal.ended !== undefined) return null
    if (ear.floods) return 'flood'
    // It goes on talking: it is busy with what it was given. The echo of the probes alone is shorter.
    if (ear.total - atFirst > talkBytes && ear.total < atFirst + floodedBytes) return null
    if (looks % looksPerProbe === 0 && probed < probes.length) {
      void terminal.write(Buffer.from(probes[probed++] ?? '', 'latin1'))
      if (probed === 1) terminal.signal('SIGCONT')
      // A terminal that is full passes no Ctrl+C on, so the signal is sent by itself.
      if (probed === probes.length && bytesGiven >= canonicalLineBytesMax - probesBytes)
        terminal.signal('SIGINT')
      await sleep(lookMs)
      // What was woken by the probes may have run; what runs on after them, runs by itself.
      first = terminal.look()
    }
    if (looks % looksPerWalk === 0) for (const folder of foldersOf(terminal.pid)) walked.add(folder)
    const look = terminal.look()
    if (look.rest === 'terminal' || look.rest === 'unknown' || look.rest === 'gone') return null
    if (now() >= until) {
      const spent = cpuMsOf(terminal.pid) - used
      if (childWaits(subject) || walked.size >= walkedMin) return null
      if (look.rest === 'running' || spent > spinCpuMs) {
        if (spent > spinCpuMs) return 'spin'
        // A loaded machine gave it no time to show what it does.
        if (now() >= until + starvedTimes * hangMs) return null
      } else {
        const isStill = look.turns - (first?.turns ?? look.turns) <= 1
        const isMute = ear.total - atFirst <= echoBytes
        // Somebody else may read the terminal for it, as the server of a multiplexer does for its client.
        if (!subject.readsTerminal || !isStill || !isMute) return null
        return isHeldUp(terminal.pid, terminal.path) ? null : 'hang'
      }
    }
    await sleep(lookMs)
  }
}

/**
 * Whether a program that reads its terminal says nothing any more, whatever it is told: no key that ends a mode, a
 * string or a question brings a byte out of it.
 */
export async function isSilent(subject: Subject): Promise<boolean> {
  const { terminal, ear } = subject
  const before = ear.total
  const spoke = (): boolean => ear.total !== before || terminal.ended !== undefined
  // Nearly every program answers one of the probes as soon as it has read it: none is waited for longer than that takes.
  for (const probe of silenceProbes) {
    const look = terminal.look()
    await terminal.write(Buffer.from(probe, 'latin1'))
    await ready(terminal, ear, look, fuzzStepMs, subject.readsTerminal)
    if (spoke()) return false
  }
  for (let looks = 0; looks < silenceLooks; looks++) {
    await sleep(lookMs)
    if (spoke()) return false
  }
  // Some ignore what follows too closely on an escape: once more, at a person's pace; the last word is waited for longest.
  for (const [index, probe] of silenceProbes.entries()) {
    const most = index === silenceProbes.length - 1 ? lastSilenceLooks : silenceLooks
    await terminal.write(Buffer.from(probe, 'latin1'))
    for (let looks = 0; looks < most; looks++) {
      await sleep(lookMs)
      if (spoke()) return false
    }
  }
  return true
}

/** Whether a program prints on and on by itself, fast, for longer than any answer takes. Asked before it is disturbed. */
export async function floods({ terminal, ear }: Subject): Promise<boolean> {
  const until = now() + fuzzHangMs
  while (terminal.ended === undefined && !ear.floods) {
    const before = ear.total
    await sleep(silentMs)
    if (ear.total - before < fewBytes) return false
    if (now() >= until) return true
  }
  return terminal.ended === undefined
}

/** Whether a program that prints without end stops, or ends, when it is interrupted. */
export async function stopsAtInterrupt({ terminal, ear }: Subject, bytesGiven: number): Promise<boolean> {
  const until = now() + interruptMs
  while (terminal.ended === undefined && now() < until) {
    void terminal.write(Buffer.from('\u0003', 'latin1'))
    // A terminal that is full passes no Ctrl+C on, so the signal is sent by itself.
    if (bytesGiven >= canonicalLineBytesMax - probesBytes) terminal.signal('SIGINT')
    const before = ear.total
    await sleep(silentMs)
    if (ear.total - before < fewBytes) return true
  }
  return terminal.ended !== undefined
}

const interruptMs = 4_000
const silentMs = 150
const fewBytes = 4_096
const probes: readonly string[] = ['\u0011', '\u0003', '\r', '\u001b', 'q\r', '\u0003']
const silenceProbes: readonly string[] = [
  '\u0011',
  '\u001b\\',
  '\u0007',
  '\u001b',
  '\r',
  '\u0003',
  '\r',
  'q',
  '\u000c',
]
/** What a terminal echoes of the probes. */
const echoBytes = 24
const talkBytes = 256
const floodedBytes = 65_536
const probesBytes = 64
const looksPerProbe = 10
const looksPerWalk = 5
// A shell that is told to list all folders in all folders is deaf until it has.
const walkedMin = 4
const lookMs = 5
const silenceLooks = 30
const lastSilenceLooks = 500
/** How much of that time on a processor is a spin, and how much longer a machine may starve it. */
const spinShare = 0.28
const starvedTimes = 4

/** Whether anything in the program's session waits for the terminal: then that is whom a person talks to. */
function childWaits(subject: Subject): boolean {
  return childrenOf(subject).some(({ pid }) => lookAt(pid, subject.terminal.path).rest === 'terminal')
}

/** Whether the program started anything that still runs and that could be who prints. */
export function hasChildren(subject: Subject): boolean {
  return childrenOf(subject).length > 0
}

function childrenOf({ terminal }: Subject): Process[] {
  return processTable(terminal.pid).filter(
    ({ session, pid }) => session === terminal.pid && pid !== terminal.pid,
  )
}
