import * as fc from 'fast-check'
import { kinds, type Step, type Talk } from './varied-talks.ts'

/** A way to change a talk; undefined where there is nothing in it to be changed so. */
export type Change = (talk: Talk, pick: Pick) => Talk | undefined

/** Chooses one of several by chance. */
export type Pick = <T>(from: readonly T[]) => T

/** Everything about a talk that a replay must not forgive. */
export const changes: Readonly<Record<string, Change>> = {
  'a typed value': (talk, pick) => withStep(talk, pick, (line) => otherValue(line, pick)),
  'a typed blank more': (talk, pick) => withStep(talk, pick, (line) => `${line} x`),
  'two blanks typed for one': (talk, pick) =>
    withStep(talk, pick, (line) => (line.includes(' ') ? line.replace(' ', '  ') : undefined)),
  'a typed letter in the other case': (talk, pick) => withStep(talk, pick, (line) => otherCase(line)),
  'nothing typed': (talk, pick) => withStep(talk, pick, () => ''),
  'a word beside a secret': (talk, pick) =>
    withStep(talk, pick, (line) =>
      line.includes('{token}') ? line.replace('{token}', '{token} --force') : undefined,
    ),
  'a secret that is another one the second time': (talk, pick) => {
    const steps = talk.steps.filter((step) => 'line' in step && step.line.includes('{token}'))
    const last = steps.at(-1)
    if (last === undefined || !('line' in last)) return undefined
    // Its own variable has the value, too.
    return {
      ...talk,
      steps: talk.steps.map((step) =>
        step === last ? { line: last.line.replace('{token}', pick(['other', 'ghp_x', 'token'])) } : step,
      ),
    }
  },
  'a folder that moves for another': (talk, pick) => withStep(talk, pick, (line) => otherRoot(line, pick)),
  'an argument': (talk, pick) => {
    const at = pick(talk.args.map((_, index) => index))
    const arg = otherValue(talk.args[at] ?? '', pick)
    return arg === undefined ? undefined : { ...talk, args: talk.args.with(at, arg) }
  },
  'a root in an argument': (talk, pick) => {
    const at = talk.args.findIndex((arg) => otherRoot(arg, pick) !== undefined)
    const arg = otherRoot(talk.args[at] ?? '', pick)
    return arg === undefined ? undefined : { ...talk, args: talk.args.with(at, arg) }
  },
  'an argument more': (talk, pick) => ({ ...talk, args: [...talk.args, pick(['', '-v', '2024-01-01'])] }),
  'an argument less': (talk) => ({ ...talk, args: talk.args.slice(0, -1) }),
  'the order of arguments': ({ args, ...talk }) => {
    const [one, other, ...rest] = args
    return one === undefined || other === undefined || one === other
      ? undefined
      : { ...talk, args: [other, one, ...rest] }
  },
  'the value of a variable': (talk, pick) => {
    const name = pick(Object.keys(talk.env))
    const value = otherValue(talk.env[name] ?? '', pick)
    return value === undefined ? undefined : { ...talk, env: { ...talk.env, [name]: value } }
  },
  'a variable more': (talk) => ({ ...talk, env: { ...talk.env, EXTRA: '2024-01-01' } }),
  'a variable less': (talk, pick) => {
    const { [pick(Object.keys(talk.env))]: _, ...env } = talk.env
    return { ...talk, env }
  },
  'the name of a variable': ({ env, ...talk }) => {
    const [[name, value] = ['', ''], ...rest] = Object.entries(env)
    return { ...talk, env: { ...Object.fromEntries(rest), [`${name}_2`]: value } }
  },
  'a variable that was removed': (talk) => ({
    ...talk,
    unset: talk.unset.includes('USER') ? [] : [...talk.unset, 'USER'],
  }),
  'the working folder': (talk, pick) => ({
    ...talk,
    cwd: pick(
      [
        '{project}',
        '{project}/sub',
        '{project}/other',
        '{sandbox}/work',
        '{sandbox}/home',
        '{tmp}/build',
        '{home}',
      ].filter((each) => each !== talk.cwd),
    ),
  }),
  'the size': (talk, pick) => ({
    ...talk,
    size: pick([
      [81, 24],
      [80, 25],
      [24, 80],
    ]),
  }),
  'the size it gets': (talk) => {
    const at = talk.steps.findIndex((step) => 'resize' in step)
    return at === -1 ? undefined : { ...talk, steps: talk.steps.with(at, { resize: [101, 30] }) }
  },
  'a key': (talk) => {
    const at = talk.steps.findIndex((step) => 'keys' in step)
    return at === -1 ? undefined : { ...talk, steps: talk.steps.with(at, { keys: '2024-01-02 ' }) }
  },
  'the order of inputs': ({ steps, ...talk }) => {
    const at = steps.findIndex(
      (step, index) => JSON.stringify(step) !== JSON.stringify(steps[index + 1]) && index + 1 < steps.length,
    )
    const [one, other] = [steps[at], steps[at + 1]]
    return one === undefined || other === undefined
      ? undefined
      : { ...talk, steps: steps.with(at, other).with(at + 1, one) }
  },
  'an input more': ({ steps, ...talk }, pick) => {
    const at = pick(steps.map((_, index) => index))
    return { ...talk, steps: steps.toSpliced(at, 0, { line: pick(['more', '2024-01-01', '']) }) }
  },
  'an input twice': ({ steps, ...talk }, pick) => {
    const at = pick(steps.map((_, index) => index))
    const step = steps[at]
    return step === undefined ? undefined : { ...talk, steps: steps.toSpliced(at, 0, step) }
  },
  'an input less': ({ steps, ...talk }, pick) => ({
    ...talk,
    steps: steps.toSpliced(pick(steps.map((_, index) => index)), 1),
  }),
}

/** Chooses by a seed. */
export function pickBy(seed: number): Pick {
  let state = seed
  return (from) => {
    state = (Math.imul(state ^ (state >>> 15), 0x2c1b3c6d) + 0x9e3779b9) | 0
    const at = (state >>> 0) % from.length
    const found = from[at]
    if (found === undefined) throw new Error('there is nothing to choose from')
    return found
  }
}

function withStep(talk: Talk, pick: Pick, change: (line: string) => string | undefined): Talk | undefined {
  const lines = talk.steps.flatMap((step, index) =>
    'line' in step && change(step.line) !== undefined ? [index] : [],
  )
  if (lines.length === 0) return undefined
  const at = pick(lines)
  const step: Step | undefined = talk.steps[at]
  const line = step !== undefined && 'line' in step ? change(step.line) : undefined
  return line === undefined ? undefined : { ...talk, steps: talk.steps.with(at, { line }) }
}

/** One word for another of some kind, most often one that looks the same. */
function otherValue(text: string, pick: Pick): string | undefined {
  const words = text.split(' ')
  const at = pick(words.map((_, index) => index))
  const word = words[at] ?? ''
  if (word === '{token}' || word === '--option=') return undefined
  const alike = Object.values(kinds).flatMap((kind) =>
    fc.sample(kind, { numRuns: 2, seed: pick(Array.from({ length: 1000 }, (_, index) => index)) }),
  )
  const shape = (each: string): string => each.replace(/\d/g, '0').replace(/[a-f]/g, 'a')
  const twins = alike.filter((each) => each !== word && !each.includes(' ') && shape(each) === shape(word))
  const digit = /\d(?=\D*$)/.exec(word)
  const turned =
    digit === null
      ? undefined
      : word.slice(0, digit.index) + ((Number(digit[0]) + 1) % 10) + word.slice(digit.index + 1)
  const fresh =
    twins.length > 0
      ? pick(twins)
      : (turned ?? pick(alike.filter((each) => each !== word && !each.includes(' '))))
  return words.with(at, fresh).join(' ')
}

function otherCase(line: string): string | undefined {
  const at = line.replace(/\{\w+\}/g, (name) => '.'.repeat(name.length)).search(/[a-z]/)
  return at === -1 ? undefined : line.slice(0, at) + (line[at] ?? '').toUpperCase() + line.slice(at + 1)
}

function otherRoot(line: string, pick: Pick): string | undefined {
  const root = /\{(?:project|sandbox|tmp|home)\}(?=\/)/.exec(line)
  if (root === null) return undefined
  const others = ['{project}', '{sandbox}', '{tmp}', '{home}', '.', '~', '/tmp', '/var'].filter(
    (each) => each !== root[0],
  )
  return line.replace(root[0], pick(others))
}
