import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { expect, it } from 'vitest'
import { termtape } from '../control/host/hosted.ts'
import { useHome } from '../control/home.ts'

useHome()

it.each([
  ['list', '--json'],
  ['run', '--', 'seq', '1', '200000'],
])('ends quietly when nobody reads what it prints: termtape %s', async (...args) => {
  const [program, ...before] = termtape
  const child = spawn(program, [...before, ...args], { stdio: ['ignore', 'pipe', 'pipe'] })
  child.stdout.destroy()
  let err = ''
  child.stderr.setEncoding('utf8').on('data', (text: string) => (err += text))
  const [code]: unknown[] = await once(child, 'close')
  expect({ code, err }).toEqual({ code: 0, err: '' })
})
