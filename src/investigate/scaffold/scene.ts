/** What a starter test does, one line of it each. */
export type Step =
  | { kind: 'line'; text: string }
  | { kind: 'eof' }
  | { kind: 'prints'; pattern: string | RegExp }
  | { kind: 'exits'; code: number }

/** A test: what it is called, and what it does once the program is ready. */
export interface Scene {
  title: string
  steps: readonly Step[]
}

export function isCheck({ kind }: Step): boolean {
  return kind === 'prints' || kind === 'exits'
}

/** A prompt to wait for; one that counts is waited for with any number. */
export function waitsFor(prompt: string): Step[] {
  if (prompt.trim() === '') return []
  if (!/\d/.test(prompt)) return [{ kind: 'prints', pattern: prompt }]
  const source = prompt.replace(/[.*+?^${}()|[\]\\/]/g, String.raw`\$&`).replace(/\d+/g, String.raw`\d+`)
  return [{ kind: 'prints', pattern: new RegExp(source) }]
}
