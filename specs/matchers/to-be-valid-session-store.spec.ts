import { it } from 'vitest'
import '../../matchers/register.ts'
import { expect } from '../../matchers/expect.ts'
import { pathGiven } from '../../matchers/path-given.ts'
import { buildClaudeStore } from '../../src/stores/builders/claude-store-builder.ts'
import { damageClaudeStore } from '../../src/stores/builders/damage-claude-store.ts'
import { buildSessionHealthStore } from '../../src/stores/builders/session-health-builder.ts'
import { buildSessionManagerStore } from '../../src/stores/builders/session-manager-builder.ts'
import { failureOf, placeOf } from './failing.ts'
import { OwnFolder } from './own-folder.ts'

const own = new OwnFolder()

it('holds for a store of each kind, and not for one of another', async () => {
  await buildClaudeStore(own.join('claude'))
  await buildSessionHealthStore(own.join('health'))
  await buildSessionManagerStore(own.join('manager'))
  await expect(own.join('claude')).toBeValidSessionStore('claude')
  await expect(own.join('health')).toBeValidSessionStore('session-health')
  await expect(own.join('manager')).toBeValidSessionStore('session-manager')
  await expect(own.join('none')).not.toBeValidSessionStore('session-manager')
})

it('lists what is wrong, where, and what to do', async () => {
  const store = await buildClaudeStore(own.path)
  await damageClaudeStore(store, 'D1 torn tail')
  await damageClaudeStore(store, 'D10 line that is no object')
  expect(await own.said(() => expect(own.path).toBeValidSessionStore('claude'))).toMatchInlineSnapshot(`
    "expect(path).toBeValidSessionStore("claude")

    Expected: /folder to be a valid claude store
    Received: 1 error, 1 warning
              error not-an-object projects/-home-user-project/c1d0a6cf-1f6c-4bb0-9a5a-000000000001.jsonl:3:1 a JSON string where an object with fields was expected
                  Every line holds one JSON object with at least one field.
              warning torn-tail projects/-home-user-project/c1d0a6cf-1f6c-4bb0-9a5a-000000000001.jsonl:14:41 the last line breaks off after 40 characters
                  The last write was cut off. Delete the last line; the lines before it are whole."
  `)
  expect(await own.said(() => expect(own.join('x')).toBeValidSessionStore('claude'))).toMatchInlineSnapshot(`
    "expect(path).toBeValidSessionStore("claude")

    Expected: /folder/x to be a valid claude store
    Received: 1 error
              error no-store /folder/x Run claude login first: there is no such folder
                  If the store is elsewhere, give its path or set CLAUDE_CONFIG_DIR."
  `)
})

it('says of an empty transcript that session files are corrupted', async () => {
  const store = await buildClaudeStore(own.path, { sessions: 1 })
  await damageClaudeStore(store, 'D23 empty file')
  expect(await own.said(() => expect(own.path).toBeValidSessionStore('claude'))).toMatchInlineSnapshot(`
    "expect(path).toBeValidSessionStore("claude")

    Expected: /folder to be a valid claude store
    Received: 1 error
              error empty-transcript projects/-home-user-project/c1d0a6cf-1f6c-4bb0-9a5a-000000000001.jsonl Session files corrupted: the file is empty
                  The program was stopped before it wrote. Delete the file."
  `)
})

it('judges a test prompt', async () => {
  await buildClaudeStore(own.path)
  const good = { code: 0, output: 'Auth test successful\n' }
  await expect(own.path).toBeValidSessionStore('claude', { testPrompt: good })
  const bad = { code: 1, output: 'API Error: 401' }
  expect(await own.said(() => expect(own.path).toBeValidSessionStore('claude', { testPrompt: bad })))
    .toMatchInlineSnapshot(`
      "expect(path).toBeValidSessionStore("claude", …)

      Expected: /folder to be a valid claude store
      Received: 1 error
                error prompt-failed test prompt Authentication failed: it ended with exit code 1
                    Log in again with claude login, then repeat the test prompt."
    `)
})

it('takes warnings for errors where it is strict', async () => {
  await damageClaudeStore(await buildClaudeStore(own.path), 'D1 torn tail')
  await expect(own.path).toBeValidSessionStore('claude')
  await expect(own.path).not.toBeValidSessionStore('claude', { strict: true })
  expect(await own.said(() => expect(own.path).not.toBeValidSessionStore('claude'))).toMatchInlineSnapshot(`
    "expect(path).not.toBeValidSessionStore("claude")

    Expected: /folder not to be a valid claude store
    Received: 1 warning
              warning torn-tail projects/-home-user-project/c1d0a6cf-1f6c-4bb0-9a5a-000000000001.jsonl:13:41 the last line breaks off after 40 characters
                  The last write was cut off. Delete the last line; the lines before it are whole."
  `)
})

it('says what it takes', async () => {
  const wrong: unknown = 42
  expect(() => pathGiven(wrong, 'toBeGitIgnored')).toThrow('the path of a file or a folder')
  expect(() => pathGiven('', 'toBeGitIgnored')).toThrow('the path of a file or a folder')
  expect(
    await own.said(() => expect(own.path).toBeValidSessionStore(JSON.parse('"clod"'))),
  ).toMatchInlineSnapshot(
    `"Invalid kind of session store: "clod". Expected one of claude, session-health, session-manager."`,
  )
})

it('points at the line of the spec', async () => {
  expect(
    placeOf(await failureOf(() => expect(own.path).toBeValidSessionStore('claude', { strict: true }))),
  ).toBe('to-be-valid-session-store.spec.ts')
})
