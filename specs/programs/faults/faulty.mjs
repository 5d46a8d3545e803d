// A REPL with dot commands and one planted fault, named by its first argument; `healthy` has none.
import { spawn } from 'node:child_process'
import { mkdirSync, openSync } from 'node:fs'
import { createInterface } from 'node:readline'

const fault = process.argv[2]
const kept = []

if (fault === 'no-start') throw new TypeError('Cannot read properties of undefined')
if (fault === 'slow-start') await new Promise((resolve) => setTimeout(resolve, 7_000))
if (fault === 'one-instance')
  try {
    mkdirSync(`${process.env.HOME}/.app.lock`)
  } catch {
    console.error('Error: the port is in use by another instance')
    process.exit(2)
  }
if (fault === 'crash-on-hangup') process.on('SIGHUP', () => process.abort())
if (fault === 'ignores-signals')
  for (const each of ['SIGHUP', 'SIGTERM', 'SIGINT']) process.on(each, () => {})

console.log('app v2.1 (.help for help)')
const lines = createInterface({ input: process.stdin, output: process.stdout, prompt: 'app> ' })
const quit = () => {
  if (fault === 'stuck-exit') return lines.pause()
  if (fault === 'leaves-a-child') spawn('sleep', ['300'], { detached: true, stdio: 'ignore' }).unref()
  process.exit(fault === 'wrong-exit-code' ? 3 : 0)
}
const commands = {
  '.help': () => {
    if (fault === 'hang-on-help') for (;;) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0)
    if (fault === 'garbage-help') return console.log('\u0001\u0002\ufffd\u0007#%\u0003'.repeat(40))
    console.log('.help    Print this help message\n.list    List the items\n.quit    Leave')
  },
  '.list': () => console.log('apple\npear'),
  '.quit': quit,
}
lines.on('line', (line) => {
  if (fault === 'memory-leak') kept.push(Buffer.alloc(800_000, line || '-'))
  if (fault === 'descriptor-leak') kept.push(openSync('/dev/null', 'r'))
  const word = line.trim()
  if (word in commands) commands[word]()
  else if (word !== '' && fault === 'crash-on-unknown') process.abort()
  else if (word !== '') console.log(`No such command: ${word}`)
  lines.prompt()
})
lines.on('close', () => {
  if (fault === 'crash-at-eof') process.kill(process.pid, 'SIGSEGV')
  if (fault === 'flood-at-eof') for (;;) process.stdout.write('app> '.repeat(100))
  process.exit(0)
})
lines.prompt()
if (fault === 'spin')
  setInterval(() => {
    for (const until = Date.now() + 20; Date.now() < until;);
  }, 1)
