import { Screen, type Session, type Tape } from 'termtape'
import { expect, test } from 'termtape/fixtures'
import * as matchers from 'termtape/matchers'
import { expect as vitestExpect, expectTypeOf, test as vitestTest } from 'vitest'

// The compiler judges this page; at run time only the last test does something. A user's code needs no cast for any of it.

declare const session: Session
declare const tape: Tape
declare const path: string
declare const anything: any // oxlint-disable-line typescript/no-explicit-any -- what JSON.parse gives
declare const unknown: unknown
declare const maybe: Session | undefined

export function onlyOnWhatItJudges(): void {
  expectTypeOf(expect(session).toShow('x')).toEqualTypeOf<Promise<void>>()
  expectTypeOf(expect(session.getByText('x')).toBeVisible()).toEqualTypeOf<Promise<void>>()
  expectTypeOf(expect(session.getByText('x')).not.toHaveStyle({ bold: true })).toEqualTypeOf<Promise<void>>()
  expectTypeOf(expect(session.getByText('x'))).not.toHaveProperty('toShow')
  expectTypeOf(expect(session.screen)).not.toHaveProperty('toBeVisible')
  expectTypeOf(expect(session).not.toExitWith(1)).toEqualTypeOf<Promise<void>>()
  expectTypeOf(expect(session.screen).toHaveCursorAt(1, 2)).toEqualTypeOf<void>()
  expectTypeOf(expect(session.screen).toMatchFileScreen('a.txt')).toEqualTypeOf<Promise<void>>()
  expectTypeOf(
    expect(session.screen.region({ top: 1 })).toHaveStyle('x', { fg: 'brightRed' }),
  ).toEqualTypeOf<void>()
  expectTypeOf(expect(tape).toBeValidTape()).toEqualTypeOf<Promise<void>>()
  expectTypeOf(expect(path).not.toMatchTape(tape)).toEqualTypeOf<Promise<void>>()
  expectTypeOf(expect(session).not.toHoldNoSecrets()).toEqualTypeOf<Promise<void>>()
  expectTypeOf(expect(session.screen).toHoldNoSecrets()).toEqualTypeOf<Promise<void>>()
  expectTypeOf(expect(session.screen.region({})).not.toHoldNoSecrets()).toEqualTypeOf<Promise<void>>()
  expectTypeOf(expect(tape).toHoldNoSecrets({ values: ['x'] })).toEqualTypeOf<Promise<void>>()
  expectTypeOf(expect(path).not.toHoldNoSecrets({ as: 'text' })).toEqualTypeOf<Promise<void>>()
  // @ts-expect-error -- a number holds no text
  void expect(42).toHoldNoSecrets
  // @ts-expect-error -- a number shows nothing
  void expect(42).toShow
  // @ts-expect-error -- a region has no cursor
  void expect(session.screen.region({})).toHaveCursorAt
  // @ts-expect-error -- a screen does not exit
  void expect(session.screen).toExitWith
  // @ts-expect-error -- a snapshot cannot be negated
  void expect(session).not.toMatchScreen
  // @ts-expect-error -- no such colour
  void expect(session).toHaveStyle('x', { fg: 'rde' })
  // @ts-expect-error -- perhaps there is no session
  void expect(maybe).toShow
}

export function onlyOnPaths(): void {
  expectTypeOf(expect(path).toBeGitIgnored()).toEqualTypeOf<Promise<void>>()
  expectTypeOf(expect(path).not.toBeDeletedAfterApply()).toEqualTypeOf<Promise<void>>()
  expectTypeOf(expect(path).toBeValidTape()).toEqualTypeOf<Promise<void>>()
  // @ts-expect-error -- a number is no path
  void expect(42).toBeGitIgnored
  // @ts-expect-error -- no such kind of store
  void expect(path).toBeValidSessionStore('clod')
}

export function everythingElseStays(): void {
  expect(anything).toEqual({})
  expect(unknown).toBe(1)
  expect(maybe).toBeDefined()
  expect(path).toMatch(/x/)
  expect(path).not.toContain('x')
  expect(session).toBe(session)
  expect(session).not.toBe(session)
  expect({ a: 1 }).toEqual({ a: expect.any(Number) })
  void expect(Promise.resolve(1)).resolves.toBe(1)
}

export function softAndPoll(): void {
  expectTypeOf(expect.soft(session).toPrint('x')).toEqualTypeOf<Promise<void>>()
  expectTypeOf(expect.soft(session.screen).toShow('x')).toEqualTypeOf<void>()
  expectTypeOf(expect.poll(() => session.screen).toHaveTitle('x')).toEqualTypeOf<Promise<void>>()
  expect.soft(anything).toEqual({})
  expect.soft(42).toBe(42)
  void expect.poll(() => 42).toBe(42)
}

export function vitestsOwnExpectAndTheTests(): void {
  expectTypeOf(vitestExpect(session).toShow('x')).toEqualTypeOf<Promise<void>>()
  vitestExpect(anything).toEqual({})
  vitestExpect.extend(matchers)
  vitestTest.concurrent('', async ({ expect: own }) => {
    await own(session).toShow('x')
  })
  test.concurrent('', async ({ terminal, expect: own }) => {
    await own(await terminal.spawn('sh')).toBeAlive()
  })
}

vitestTest('expect can be extended by hand, under another name', () => {
  vitestExpect.extend({ toDisplay: matchers.toShow })
  const screen = new Screen({ cols: 10, rows: 1 })
  screen.feed(Buffer.from('hello'))
  const assertion: object = vitestExpect(screen)
  vitestExpect(() => Reflect.apply(Reflect.get(assertion, 'toDisplay'), assertion, ['bye'])).toThrow(
    'Expected: the screen to show "bye"',
  )
})

vitestTest.concurrent('a concurrent test has its own expect', async ({ expect: own }) => {
  const screen = new Screen({ cols: 10, rows: 1 })
  screen.feed(Buffer.from('hello'))
  own(screen).toShow('hello')
  own(screen).toMatchScreen()
  await own(screen).toMatchFileScreen('__snapshots__/hello.screen.txt')
})
