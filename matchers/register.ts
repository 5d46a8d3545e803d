import { expect } from 'vitest'
import type { SessionAssertion } from './expect.ts'
import * as matchers from './index.ts'
import type { Session } from '../src/session/session.ts'

declare module 'vitest' {
  // A call signature, not `Matchers`: its arity differs between Vitest 4.1 and 5, and a matcher belongs only on what it judges.
  interface ExpectStatic {
    (actual: Session, message?: string): SessionAssertion
  }
}

expect.extend(matchers)
