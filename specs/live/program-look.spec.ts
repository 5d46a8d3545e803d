import { existsSync } from 'node:fs'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { openPty } from '../../src/live/pty.ts'

const env = { PATH: process.env['PATH'] ?? '', TERM: 'xterm', PS1: '$ ' }

// Only the kernel of Linux tells.
it.skipIf(!existsSync('/proc/self/syscall')).each([
  ['cat', [], 'user'],
  ['dash', ['-i'], 'user'],
  ['sh', ['-c', 'cat; true'], 'user'],
  ['sh', ['-c', 'sleep 30; true'], 'other'],
  ['sh', ['-c', 'while :; do :; done'], 'other'],
  // It reads what a command prints that is in a session of its own: no user.
  ['bash', ['-c', 'x=$(setsid sleep 30); true'], 'unknown'],
  [process.execPath, ['-i'], 'user'],
  [
    process.execPath,
    ['-e', "require('readline').createInterface(process.stdin).on('line', () => {})"],
    'user',
  ],
  [process.execPath, ['-e', 'process.stdin.setRawMode(true).resume()'], 'user'],
  // A timer, a server and a child may each have more to say.
  [process.execPath, ['-e', 'setInterval(() => {}, 1000)'], 'unknown'],
  [process.execPath, ['-e', 'process.stdin.resume(); setInterval(() => {}, 100)'], 'unknown'],
  [process.execPath, ['-e', "process.stdin.resume(); require('net').createServer().listen(0)"], 'unknown'],
  [process.execPath, ['-e', "process.stdin.resume(); require('fs').watch('/')"], 'unknown'],
  [process.execPath, ['-e', "process.stdin.resume(); require('child_process').exec('sleep 30')"], 'other'],
] as const)('says of %s %j that it waits for: %s', async (command, args, waitsFor) => {
  const program = await openPty({ command, args, cwd: '/', env, cols: 80, rows: 24 })
  try {
    program.start({ output: () => {}, exit: () => {}, quiet: () => {} })
    await expect.poll(() => program.look?.()?.waitsFor, { timeout: 20_000 }).toBe(waitsFor)
  } finally {
    await program.close({ force: true })
  }
})

it.skipIf(!existsSync('/proc/self/syscall'))('counts how often a program ran', async () => {
  const program = await openPty({ command: 'cat', args: [], cwd: '/', env, cols: 80, rows: 24 })
  try {
    program.start({ output: () => {}, exit: () => {}, quiet: () => {} })
    await expect.poll(() => program.look?.()?.waitsFor, { timeout: 20_000 }).toBe('user')
    const before = program.look?.()?.slices ?? 0
    expect(program.look?.()?.slices).toBe(before)
    await program.send({ kind: 'line', data: Buffer.from('hi') })
    await expect.poll(() => program.look?.()?.slices, { timeout: 20_000 }).toBeGreaterThan(before)
  } finally {
    await program.close({ force: true })
  }
})

it.skipIf(!existsSync('/proc/self/syscall'))(
  'asks for the mode of a terminal once until the program ran again',
  async () => {
    const folder = await mkdtemp(join(tmpdir(), 'termtape-stty-'))
    const path = process.env['PATH'] ?? ''
    const asked = async (): Promise<number> => (await readFile(join(folder, 'asked'), 'utf8')).trim().length
    await writeFile(
      join(folder, 'stty'),
      `#!/bin/sh\nprintf x >> ${folder}/asked\nPATH=${path} exec stty "$@"\n`,
      { mode: 0o755 },
    )
    process.env['PATH'] = `${folder}:${path}`
    const program = await openPty({
      command: 'sh',
      args: ['-c', 'cat; stty -echo; cat'],
      cwd: '/',
      env,
      cols: 80,
      rows: 24,
    })
    try {
      program.start({ output: () => {}, exit: () => {}, quiet: () => {} })
      await expect.poll(() => program.look?.()?.waitsFor, { timeout: 20_000 }).toBe('user')
      for (const key of 'abc') {
        expect(await program.lineMode?.()).toEqual({ echo: true, canonical: true })
        await program.send({ kind: 'raw', data: Buffer.from(key) })
      }
      expect(await asked()).toBe(1)
      await program.setEcho?.(false)
      expect(await program.lineMode?.()).toEqual({ echo: false, canonical: true })
      await program.setEcho?.(true)
      expect(await program.lineMode?.()).toEqual({ echo: true, canonical: true })
      // The end of the first cat lets the shell run, which switches the echo off.
      await program.send({ kind: 'raw', data: Buffer.from('\r\u0004') })
      await expect
        .poll(() => program.lineMode?.(), { timeout: 20_000 })
        .toEqual({ echo: false, canonical: true })
    } finally {
      process.env['PATH'] = path
      await program.close({ force: true })
      await rm(folder, { recursive: true })
    }
  },
)
