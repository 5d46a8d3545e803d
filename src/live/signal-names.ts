import { constants } from 'node:os'
import { OptionError } from '../errors.ts'

/** The number of a signal by its name, e.g. 15 for `SIGTERM`. An unknown name is an `OptionError`. */
export function signalNumber(name: string): number {
  const found = signals.find(([each]) => each === name)
  if (found === undefined)
    throw new OptionError('signal', name, `a signal's name: ${signals.map(([each]) => each).join(', ')}`)
  return found[1]
}

/** The name of a signal by its number. Real-time signals have none in Node and are written `SIG34`. */
export function signalName(number: number): string {
  // Aliases share a number (SIGABRT and SIGIOT); the first is the common name.
  return signals.find(([, each]) => each === number)?.[0] ?? `SIG${number}`
}

const signals: readonly (readonly [string, number])[] = Object.entries(constants.signals)
