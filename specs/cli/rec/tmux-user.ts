import { spawnSync } from 'node:child_process'
import { setTimeout as sleep } from 'node:timers/promises'
import { expect } from 'vitest'
import type { Project } from '../../project.ts'

let users = 0

/**
 * A person at a terminal of tmux, who looks before each key: `keys` by tmux's names, a text to type in quotes, `paste TEXT`, `resize COLS ROWS`, or
 * `bytes TEXT` for what the terminal says of the mouse. Returns what the terminal showed at the end.
 */
export async function tmuxUser(project: Project, command: string, keys: readonly string[]): Promise<string> {
  // One server each: the one before may still be about to end.
  const socket = ['-L', `termtape-${process.pid}-${users++}`, '-f', '/dev/null']
  const tmux = (...args: string[]): string =>
    spawnSync('tmux', [...socket, ...args], { encoding: 'utf8' }).stdout
  /** The screen once it stands still. */
  const look = async (): Promise<string> => {
    let before = tmux('capture-pane', '-p')
    for (let tries = 0; tries < 40; tries++) {
      await sleep(200)
      const now = tmux('capture-pane', '-p')
      if (now === before) return now
      before = now
    }
    return before
  }
  const begun = spawnSync(
    'tmux',
    [
      ...socket,
      'new-session',
      '-d',
      '-x',
      '80',
      '-y',
      '24',
      '-c',
      project.folder,
      `${command}; echo; echo "[code $?]"; stty -a | grep -o -- '-\\?echo\\b'; exec cat`,
    ],
    { env: { ...process.env, LANG: 'C.UTF-8', LC_ALL: 'C.UTF-8' }, encoding: 'utf8' },
  )
  expect([begun.status, begun.stderr]).toEqual([0, ''])
  try {
    await expect.poll(look, { timeout: 20_000 }).toMatch(/\S/)
    for (const key of keys) {
      await look()
      const [, name, text = ''] = /^(paste|resize|bytes) (.*)$/s.exec(key) ?? []
      if (name === 'resize') {
        const [cols = '', rows = ''] = text.split(' ')
        tmux('resize-window', '-x', cols, '-y', rows)
      } else if (name === 'paste') {
        tmux('set-buffer', '--', text)
        tmux('paste-buffer', '-p')
      } else if (name === 'bytes') {
        tmux('send-keys', '-H', ...Array.from(Buffer.from(text), (byte) => byte.toString(16)))
      } else if (key.startsWith('"')) {
        // A person's keys come one by one, each after the program has answered the one before.
        for (const char of key.slice(1, -1)) {
          tmux('send-keys', '-l', '--', char === ';' ? '\\;' : char)
          await sleep(keyMs)
        }
      } else tmux('send-keys', key)
    }
    await expect.poll(look, { timeout: 20_000 }).toMatch(/\[code \d+\]\n-?echo/)
    return await look()
  } finally {
    tmux('kill-server')
  }
}

const keyMs = 40
