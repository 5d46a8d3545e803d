// Starts a child in a control group of its own, says its id, and is killed.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout } from 'node:timers/promises'
import { Cgroup } from '../../src/live/cgroup.ts'

const child = spawn('sleep', ['1006'], { detached: true, stdio: 'ignore', env: {} })
await once(child, 'spawn')
const group = Cgroup.of(child.pid ?? 0)
while (group?.members().length === 0) await setTimeout(5)
console.log(`pid ${child.pid}`)
process.kill(process.pid, 'SIGKILL')
