/**
 * What all errors that termtape throws on purpose have in common.
 *
 * Each has a literal `code` to switch on, a one-line `hint` that says what to do, and a `cause` where another
 * error lies beneath. `instanceof` works across two copies of the package: classes are recognised by a brand,
 * not by identity.
 */
const brand = Symbol.for('termtape.error')

export interface ErrorFacts {
  /** What the reader can do about it, one sentence. */
  hint?: string | undefined
  cause?: unknown
}

export abstract class TermtapeError extends Error {
  abstract readonly code: string
  readonly hint: string | undefined

  constructor(message: string, facts: ErrorFacts = {}) {
    super(facts.hint === undefined ? message : `${message}\n\nHint: ${facts.hint}`, optionalCause(facts))
    this.hint = facts.hint
    Object.defineProperty(this, 'name', { value: new.target.name, configurable: true })
    Object.defineProperty(this, brand, { value: lineage(new.target) })
  }

  static override [Symbol.hasInstance](value: unknown): boolean {
    if (typeof value !== 'object' || value === null) return false
    const names: unknown = Reflect.get(value, brand)
    return Array.isArray(names) && names.includes(this.name)
  }
}

/** Puts what is most likely wrong before what an error's hint says. */
export function withHint<E extends Error>(error: E, hint: string): E {
  const before: unknown = Reflect.get(error, 'hint')
  const end = typeof before === 'string' ? `\n\nHint: ${before}` : ''
  const all = typeof before === 'string' ? `${hint}\n${before}` : hint
  const words = error.message.endsWith(end)
    ? error.message.slice(0, error.message.length - end.length)
    : error.message
  error.message = `${words}\n\nHint: ${all}`
  Object.defineProperty(error, 'hint', { value: all, configurable: true, enumerable: true, writable: true })
  return error
}

function optionalCause(facts: ErrorFacts): ErrorOptions | undefined {
  return 'cause' in facts && facts.cause !== undefined ? { cause: facts.cause } : undefined
}

function lineage(newTarget: { name: string }): string[] {
  const names: string[] = []
  for (let each = newTarget; each !== Error && each.name !== ''; each = Object.getPrototypeOf(each))
    names.push(each.name)
  return names
}
