import { helpCandidates } from '../investigate/help.ts'
import { promptShape } from '../investigate/same-answer.ts'
import type { Reply } from '../investigate/world.ts'
import { extractMenu } from '../patterns/menu-rows.ts'
import { type Bench, entry, line, rounded, patience } from './bench.ts'
import { type Sample, sample, watched } from './measure.ts'
import type { Attempt } from './verdict.ts'

/** What it uses at rest and after some work, and whether that grows. */
export async function resourceUsage(bench: Bench): Promise<Attempt> {
  const { limits } = bench
  const problems: string[] = []
  // Before the process that is measured, not beside it: two of a kind may be in each other's way.
  const asked = await harmless(bench)
  const { subject, at } = await entry(bench)
  if (at.end === 'exit') {
    await subject.close()
    return { details: { one_shot: true, cpu_percent: 0, memory_mb: 0 }, problems }
  }
  const idle = await subject.note('idle', () => watched(subject.pid, 600, 60))
  const [first, last] = [idle[0], idle.at(-1)]
  const cpu = cpuBetween(first, last)
  const spins = cpu >= limits.cpuPercent
  if (spins) problems.push(`It uses ${Math.round(cpu)} % of a processor while nothing is asked of it.`)
  // The first rounds fill caches; what grows after them leaks.
  const used: (Sample | undefined)[] = [last]
  const works = spins ? 0 : rounds
  for (let round = 1; round <= works; round++) {
    const reply = await subject.ask(line(round % 2 === 1 ? '' : asked), { ...patience, brief: true })
    if (reply.end !== 'ready') break
    if (round % roundsPerLook === 0)
      used.push((await subject.note('used', () => sample(subject.pid) ?? null)) ?? undefined)
  }
  await subject.close()
  const looks = used.filter((each) => each !== undefined)
  const [warm, end] = [looks[1] ?? looks[0], looks.at(-1)]
  const grown = (of: 'rssMb' | 'fds' | 'threads'): number => (end?.[of] ?? 0) - (warm?.[of] ?? 0)
  const grownMb = Math.max(grown('rssMb'), (last?.rssMb ?? 0) - (first?.rssMb ?? 0))
  if (grownMb >= limits.leakMb) problems.push(`Its memory grew by ${rounded(grownMb)} MB.`)
  if (grown('fds') >= limits.leakFds)
    problems.push(`It opened ${grown('fds')} descriptors and did not close them.`)
  if (grown('threads') >= limits.leakThreads)
    problems.push(`It started ${grown('threads')} threads that did not end.`)
  const memory = Math.max(...looks.map(({ rssMb }) => rssMb), 0)
  if (memory > limits.memoryMb)
    problems.push(`It uses ${rounded(memory)} MB of memory, more than ${limits.memoryMb} MB.`)
  return {
    details: {
      cpu_percent: rounded(cpu),
      memory_mb: rounded(memory),
      memory_growth_mb: rounded(grownMb),
      descriptors: end?.fds ?? 0,
      descriptor_growth: grown('fds'),
      threads: end?.threads ?? 0,
      thread_growth: grown('threads'),
      rounds: works,
      over_time: [...idle, ...looks.slice(1)].map((each, index, all) => ({
        at_ms: Math.round(each.at - (all[0]?.at ?? each.at)),
        cpu_percent: rounded(cpuBetween(all[index - 1], each)),
        memory_mb: rounded(each.rssMb),
        descriptors: each.fds,
        threads: each.threads,
      })),
    },
    problems,
  }
}

function cpuBetween(one: Sample | undefined, other: Sample | undefined): number {
  if (one === undefined || other === undefined || one.at === other.at) return 0
  return ((other.cpuMs - one.cpuMs) / (other.at - one.at)) * 100
}

const rounds = 60
/** After so many rounds it is looked at; the first look is of caches that are filled. */
const roundsPerLook = 10

function isMenuLike(at: Reply): boolean {
  return extractMenu(at.text).length > 0
}

/** A line it knows and answers quickly, found in a process of its own; an empty one where there is none. */
async function harmless(bench: Bench): Promise<string> {
  const { subject, at } = await entry(bench)
  if (isMenuLike(at) || at.end !== 'ready') {
    await subject.close()
    return ''
  }
  const hint = helpCandidates(`${at.text}\n${at.prompt}`)[0] ?? 'help'
  const reply = await subject.ask(line(hint), patience)
  await subject.close()
  return reply.end === 'ready' && promptShape(reply.prompt) === promptShape(at.prompt) && reply.ms < 300
    ? hint
    : ''
}
