import { describe, expect, it } from 'vitest'
import { classifyOutput } from '../../src/patterns/classify-output.ts'
import { detectStateTransition } from '../../src/patterns/detect-state-transition.ts'

describe('a change of state', () => {
  it.each([
    ['Entering config mode\r\n', 'enter', 'config'],
    ['Switched to database shop\n', 'enter', 'shop'],
    ["Switched to a new branch 'fix'\n", 'enter', 'fix'],
    ['You are now connected to database "shop" as user "u".', 'enter', 'shop'],
    ['Database changed\nmysql> ', 'enter', 'database'],
    ['-- INSERT --', 'enter', 'insert'],
    ['Exiting config mode\n', 'leave', 'config'],
    ['app(config)# ', 'enter', 'config'],
    ['[admin]> ', 'enter', 'admin'],
  ])('%j', (text, kind, state) => {
    expect(detectStateTransition(text)).toEqual({ kind, state })
  })

  it.each([
    '[INFO] started',
    '[INFO] entering admin mode',
    'started',
    '[user@host src]$ ',
    'user@host:~$ ',
    '',
  ])('%j is none', (text) => {
    expect(detectStateTransition(text)).toBeUndefined()
  })
})

describe('what output is', () => {
  it.each([
    ['', 'empty'],
    ['sqlite> ', 'prompt'],
    ['hello\nsqlite> ', 'text'],
    ['cat: x: No such file or directory\n$ ', 'error'],
    ['0 errors, all good\n$ ', 'text'],
    ['{"ok": true}\n$ ', 'data'],
    ['Entering config mode\napp(config)# ', 'state'],
    ['Usage: x\n\nCommands:\n  a1  one\n  b2  two\n  err  show errors\n', 'help'],
  ])('%j is %s', (text, kind) => {
    expect(classifyOutput(text).kind).toBe(kind)
  })

  it('is told from every side', () => {
    expect(classifyOutput('Error: no\nsqlite> ')).toEqual({
      kind: 'error',
      error: { category: 'error', text: 'Error: no' },
      help: false,
      format: undefined,
      transition: undefined,
      prompt: { category: 'sqlite', text: 'sqlite> ' },
    })
  })
})
