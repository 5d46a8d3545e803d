import { OptionError } from '../errors.ts'
import { Session } from './session.ts'

/**
 * The promise of a session, that says so when it is used as the session itself: without its `await`, `spawn(…).expect` would only be
 * `undefined`.
 */
export function unawaited(promise: Promise<Session>): Promise<Session> {
  return Object.setPrototypeOf(promise, (face ??= faceOf()))
}

let face: object | undefined

function faceOf(): object {
  const made: object = Object.create(Promise.prototype)
  for (const name of [...Reflect.ownKeys(Session.prototype), ...own])
    if (!(name in Promise.prototype))
      Object.defineProperty(made, name, { get: () => refuse(name), set: () => {} })
  return made
}

function refuse(name: string | symbol): never {
  const member = typeof name === 'string' ? `\`${name}\`` : '`using`'
  throw new OptionError(
    'session',
    'a promise',
    `a session: put \`await\` before spawn(…) to use its ${member}`,
    {
      hint: 'Write `const session = await terminal.spawn(…)`.',
    },
  )
}

const own = ['id', 'name', 'command', 'args', 'tape', 'mouse'] satisfies (keyof Session)[]
