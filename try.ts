import { fuzz } from './src/fuzz/fuzz.ts'
const [command='', ...args] = process.argv.slice(4)
const o = await fuzz(command, args, { seed: Number(process.argv[2]), budget: { seconds: Number(process.argv[3]) }, cwd: '/tmp/fz', guided: process.env.G !== '0' })
for (const f of [...o.findings, ...o.unconfirmed]) console.log(f.confirmed?'FOUND':'unconf', f.kind, f.signal, f.rate, f.size, f.pacing, f.notation.slice(0,200), f.words.slice(0,160), Math.round(f.foundAfterMs), 'seen', f.seen, 'shrinkRuns', f.shrinkRuns)
console.log(command, 'sess/s', o.sessionsPerSecond.toFixed(1), 'steps/s', o.stepsPerSecond.toFixed(0), 'places', o.places, o.passages, o.stopped, o.sessions, JSON.stringify(o.vacuous), (o.ms/1000).toFixed(1))
if (process.env.P) console.log(o.protection)
