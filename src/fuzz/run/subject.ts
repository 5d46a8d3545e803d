import { now } from '../../clock.ts'
import type { BareTerminal } from '../../live/bare-terminal.ts'
import { descriptorsOf, memoryOf } from '../../live/kernel-look.ts'
import type { Case } from '../step.ts'
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
  /** What it was given so far, case by case. */
  given: Case[]
  memory: number
  descriptors: number
  /** Ends it and removes what it left. */
  end(): Promise<void>
}

/** @param halt ends the program, whatever it does */
export async function startSubject(target: Target, halt: AbortSignal): Promise<Subject> {
  const startedAt = now()
  const { terminal, forget } = await target.start()
  const ear = new Ear(target, (bytes) => void terminal.write(bytes))
  terminal.read((bytes) => ear.hear(bytes))
  void terminal.exit.then(() => ear.wake())
  const stop = (): void => void terminal.kill().catch(() => {})
  halt.addEventListener('abort', stop)
  if (halt.aborted) stop()
  const before = terminal.look()
  const began = await ready(terminal, ear, { ...before, turns: -1 }, target.startMs, target.readsTerminal)
  return {
    terminal,
    ear,
    began,
    readsTerminal: target.readsTerminal,
    tookMs: now() - startedAt,
    given: [],
    memory: memoryOf(terminal.pid).now,
    descriptors: descriptorsOf(terminal.pid),
    end: async () => {
      halt.removeEventListener('abort', stop)
      await terminal.kill()
      forget()
    },
  }
}
