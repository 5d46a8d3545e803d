import { now } from '../../clock.ts'
import type { BareTerminal } from '../../live/bare-terminal.ts'
import { descriptorsOf, lookAt, memoryOf } from '../../live/kernel-look.ts'
import { Ear } from './ear.ts'
import { ready, type Readiness } from './readiness.ts'
import type { Target } from './target.ts'

/** A program that was started and came to its first prompt, with somebody who listens. */
export interface Subject {
  terminal: BareTerminal
  ear: Ear
  /** How its start went. */
  began: Readiness
  /** Whether it waits for its terminal itself, or leaves that to somebody else. */
  readsTerminal: boolean
  /** How long that took, in milliseconds. */
  tookMs: number
  memory: number
  descriptors: number
  /** Ends it and removes what it left. */
  end(): Promise<void>
}

export async function startSubject(target: Target): Promise<Subject> {
  const startedAt = now()
  const { terminal, forget } = await target.start()
  const ear = new Ear(target, (bytes) => void terminal.write(bytes))
  terminal.read((bytes) => ear.hear(bytes))
  const before = lookAt(terminal.pid, terminal.path)
  const began = await ready(terminal, ear, { ...before, turns: -1 }, target.startMs, target.readsTerminal)
  return {
    terminal,
    ear,
    began,
    readsTerminal: target.readsTerminal,
    tookMs: now() - startedAt,
    memory: memoryOf(terminal.pid).now,
    descriptors: descriptorsOf(terminal.pid),
    end: async () => {
      await terminal.kill()
      forget()
    },
  }
}
