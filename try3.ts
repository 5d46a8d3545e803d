import { Target } from './src/fuzz/run/target.ts'
import { startSubject } from './src/fuzz/run/subject.ts'
import { play } from './src/fuzz/run/play.ts'
import { cases, everyInput, sampleCase } from './src/fuzz/inputs/cases.ts' 
import { printSteps } from './src/fuzz/notation.ts'
import { readFileSync, readlinkSync, readdirSync } from 'node:fs'
const [idx, command='', ...args] = process.argv.slice(2)
const t = await Target.open({ command, args, cwd: '/tmp/fz' })
const arb = cases(everyInput(), { words: [] })
  const c = sampleCase(arb, 1, Number(idx))
  console.log(printSteps(c.steps).slice(0,300), c.pacing)
  const s = await startSubject(t)
  const iv = setInterval(() => { try { const pid = s.terminal.pid; console.log(readFileSync(`/proc/${pid}/syscall`,'latin1').trim(), readFileSync(`/proc/${pid}/stat`,'latin1').slice(0,60), readFileSync(`/proc/${pid}/wchan`,'latin1')) } catch (e) {console.log(String(e))} }, 300)
  const p = await play(s, c)
  clearInterval(iv)
  console.log(p.stuck, p.screen.slice(-300))
  await s.end()
t.close()
