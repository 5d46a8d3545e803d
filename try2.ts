import { Target } from './src/fuzz/run/target.ts'
import { startSubject } from './src/fuzz/run/subject.ts'
import { play } from './src/fuzz/run/play.ts'
import { cases, everyInput, sampleCase } from './src/fuzz/inputs/cases.ts' 
import { everyInput as e } from './src/fuzz/inputs/cases.ts'
const [command='', ...args] = process.argv.slice(2)
const t = await Target.open({ command, args, cwd: '/tmp/fz' })
const arb = cases(e(), { words: [] })
for (let i = 0; i < 80; i++) {
  const c = sampleCase(arb, 1, i)
  const t0 = performance.now()
  const s = await startSubject(t)
  const t1 = performance.now()
  const p = await play(s, c)
  const t2 = performance.now()
  await s.end()
  const t3 = performance.now()
  if (t3 - t0 > 400) console.log(i, s.began, 'start', (t1-t0).toFixed(0), 'play', (t2-t1).toFixed(0), 'end', (t3-t2).toFixed(0), c.pacing, c.steps.length, p.given, p.stuck, p.exit, p.stops.length)
}
t.close()
