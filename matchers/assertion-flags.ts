/**
 * What chai notes about an assertion: `message`, the words the spec gave to `expect`; `error`, whose stack says where it was
 * called. Undefined where this Vitest does not let a matcher look.
 */
export function assertionFlags(context: object): object | undefined {
  const assertion: unknown = Reflect.get(context, 'assertion')
  if (typeof assertion !== 'object' || assertion === null) return undefined
  const flags: unknown = Reflect.get(assertion, '__flags')
  return typeof flags === 'object' && flags !== null ? flags : undefined
}
