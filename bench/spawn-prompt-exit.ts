import type * as NodePty from 'node-pty'
import { spawn } from '../src/open/spawn.ts'
import type { Session } from '../src/session/session.ts'
import { childEnvironment } from '../src/live/environment.ts'
import { besidePeer, type Comparison } from './comparison.ts'
import { Contender, interleave, timed } from './measure.ts'
import { bareNodePty } from './node-pty.ts'
import { pexpect, tclExpect } from './peers.ts'

const prompt = 'bench> '
const command = 'sh'
const args = ['-i']
const conversations = 20

/** The shortest conversation there is: start a shell, wait for its prompt, tell it to exit, see it end. */
export async function spawnPromptExit(): Promise<Comparison[]> {
  const pty = await bareNodePty()
  const env = childEnvironment({ inherited: process.env, given: { PS1: prompt } })
  const ours = new Contender('termtape', throughSessions)
  const nodePty = new Contender('bare node-pty', pty && (() => each(() => throughNodePty(pty, env))))
  const peers = [
    pexpect('spawn-prompt-exit.py', prompt, String(conversations)),
    tclExpect('spawn-prompt-exit.exp', prompt, String(conversations)),
  ]
  const closed = new Contender('termtape', () => each(throughSession))
  await interleave([ours, closed, nodePty, ...peers], 11)
  const what = 'spawn → prompt → exit'
  return [
    besidePeer(what, 'ms', [ours, nodePty, 'ms'], { bar: { atMost: 1.15 } }),
    besidePeer(`${what} → close`, 'ms', [closed, nodePty, 'ms'], {
      note: 'close looks for what the program left running, which bare node-pty never does',
    }),
    ...peers.map((peer) =>
      besidePeer(what, 'ms', [ours, peer, 'ms'], {
        note: 'pexpect without its usual pauses: 50 ms before a send, 100 ms before and after a close',
      }),
    ),
  ]
}

async function each(conversation: () => Promise<void>): Promise<{ ms: number }> {
  const ms = await timed(async () => {
    for (let index = 0; index < conversations; index++) await conversation()
  })
  return { ms: ms / conversations }
}

/** As far as bare node-pty goes; what is left to do is done when the time was taken. */
async function throughSessions(): Promise<{ ms: number }> {
  const ended: Session[] = []
  const taken = await each(async () => void ended.push(await untilExit()))
  for (const shell of ended) await shell.close()
  return taken
}

async function throughSession(): Promise<void> {
  const shell = await untilExit()
  await shell.close()
}

async function untilExit(): Promise<Session> {
  const shell = await spawn(command, args, { env: { PS1: prompt } })
  await shell.expect(prompt)
  await shell.sendLine('exit')
  await shell.exit
  return shell
}

function throughNodePty(pty: typeof NodePty, env: Record<string, string>): Promise<void> {
  return new Promise((resolve) => {
    const shell = pty.spawn(command, args, { name: 'xterm-256color', cols: 80, rows: 24, env })
    let output = ''
    shell.onData((data) => {
      const prompted = output.includes(prompt)
      output += data
      if (!prompted && output.includes(prompt)) shell.write('exit\r')
    })
    shell.onExit(() => resolve())
  })
}
