import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { termtape } from '../control/host/hosted.ts'

/** What a command of `termtape` said, in a process of its own. */
export interface Said {
  code: number | null
  out: string
  err: string
}

/** Runs `termtape`, as another shell would. */
export async function shell(...args: string[]): Promise<Said> {
  const [program, ...before] = termtape
  const child = spawn(program, [...before, ...args], { stdio: ['ignore', 'pipe', 'pipe'] })
  const said = { out: '', err: '' }
  child.stdout.setEncoding('utf8').on('data', (text: string) => (said.out += text))
  child.stderr.setEncoding('utf8').on('data', (text: string) => (said.err += text))
  const [code]: unknown[] = await once(child, 'close')
  return { code: typeof code === 'number' ? code : null, ...said }
}
