import { createRequire } from 'node:module'

/**
 * A repeatable sequence of numbers from 0 to 1, 1 excluded. Each purpose draws from a sequence of its own, so that asking
 * for latency does not move the faults. The library is loaded here, by the first replay that draws anything: most do not.
 */
export function randomOf(seed: number, purpose: 'fault' | 'latency'): () => number {
  return seedrandom()(`${purpose} ${seed}`)
}

type SeedRandom = (seed: string) => () => number

let loaded: SeedRandom | undefined

function seedrandom(): SeedRandom {
  if (loaded !== undefined) return loaded
  const found: unknown = createRequire(import.meta.url)('seedrandom')
  if (!isSeedRandom(found)) throw new TypeError('The package seedrandom is not a function: reinstall it.')
  loaded = found
  return loaded
}

function isSeedRandom(value: unknown): value is SeedRandom {
  return typeof value === 'function'
}
