import { spawn } from 'node:child_process'
import { expect, it } from 'vitest'
import { sample } from '../../src/blackbox/measure.ts'

it.skipIf(sample(process.pid) === undefined)('counts what a thread beside the first one uses', async () => {
  const program = 'new (require("node:worker_threads").Worker)("for (;;);", { eval: true })'
  const child = spawn(process.execPath, ['-e', program], { stdio: 'ignore' })
  try {
    // The first thread starts the other, which takes less than that.
    await expect
      .poll(() => sample(child.pid)?.cpuMs, { interval: 20, timeout: 10_000 })
      .toBeGreaterThan(1_000)
  } finally {
    child.kill('SIGKILL')
  }
})
