// Starts a program that survives a hang-up, with a child in a session of its own, and ends Node without closing it.
import { openPty } from '../../src/live/pty.ts'
import { environment } from '../live/subject.ts'

const stubborn = 'trap "" HUP; setsid sleep 2000 & echo ready; sleep 2001'
const program = await openPty({
  command: 'sh',
  args: ['-c', stubborn],
  cwd: '/',
  env: environment(),
  cols: 80,
  rows: 24,
})
program.start({
  output: () => process.stdout.write(String(program.pid), () => process.exit(0)),
  exit() {},
  quiet() {},
})
