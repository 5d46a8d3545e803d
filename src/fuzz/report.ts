import { nameKeys } from '../session/describe-input.ts'
import type { Finding, Outcome } from './outcome.ts'
import type { Step } from './step.ts'

/** A campaign in words, for a terminal, a log or a failure. */
export function report(outcome: Outcome): string {
  const { program, seed, findings, unconfirmed, known, vacuous, protection } = outcome
  return [
    ...known.map(({ name, state, words }) => `${state} ${name}: ${words}`),
    ...findings.map((finding, index) => findingWords(finding, index + 1)),
    ...unconfirmed.map(
      ({ words, notation, rate, cutShort }) =>
        `Not confirmed (${rate}${cutShort ? ', for lack of time' : ''}): it ${words} after ${cut(notation)}`,
    ),
    `${program}: ${count(findings.length, 'finding')}, ${unconfirmed.length} unconfirmed; ${totals(outcome)}`,
    `Seed ${seed}${outcome.repeatable ? '' : '; the choices of this run depended on time and on what the program said'}. Protection: ${protection.join('; ')}.`,
    ...vacuous,
  ].join('\n')
}

function findingWords(
  { kind, words, shrunk, inputs, pacing, rate, seen, screen, repeat, size, cutShort }: Finding,
  number: number,
): string {
  const lines = screen.split('\n').filter((line) => line.trim() !== '')
  return [
    `${number}. ${kind}: it ${words}`,
    `   after ${cut(inWords(shrunk))} (${size} ${size === 1 ? 'byte' : 'bytes'}, from ${inputs.length} steps, ${pacing})`,
    `   ${rate} runs, met ${count(seen, 'time')}${cutShort ? '; the time was over before it was as small as it gets' : ''}`,
    ...lines.slice(-screenLines).map((line) => `   │ ${line}`),
    `   ${repeat}`,
    '',
  ].join('\n')
}

function totals({
  cases,
  sessions,
  steps,
  ms,
  casesPerSecond,
  floorPerSecond,
  lanes,
  stepsPerSecond,
  places,
  passages,
  chanceOfNew,
}: Outcome): string {
  const floor =
    floorPerSecond === undefined
      ? ''
      : `; bare node-pty only starts it ${floorPerSecond.toFixed(0)} times per second on ${count(lanes, 'lane')}`
  return `${count(cases, 'case')} in ${count(sessions, 'session')}, ${count(steps, 'step')} in ${(ms / 1_000).toFixed(1)} s (${casesPerSecond.toFixed(1)} cases and ${stepsPerSecond.toFixed(0)} steps per second${floor}); ${count(places, 'place')}, ${count(passages, 'passage')}; the next place is new with ${Math.round(100 * chanceOfNew)} %`
}

function inWords(steps: readonly Step[]): string {
  return steps
    .map((step) => {
      switch (step.do) {
        case 'send':
          return nameKeys(step.bytes)
        case 'resize':
          return `resize to ${step.cols}x${step.rows}`
        case 'signal':
          return step.signal
        case 'hang-up':
          return 'a hang-up'
      }
    })
    .join(' ')
}

function count(number: number, what: string): string {
  return `${number} ${what}${number === 1 ? '' : 's'}`
}

const screenLines = 6

/** Inputs may be a hundred thousand characters long; the whole of them stands on the line that repeats a finding, and in the log. */
function cut(text: string): string {
  return text.length <= inputsShownMax
    ? text
    : `${text.slice(0, inputsShownMax)} … (${text.length - inputsShownMax} more characters)`
}

const inputsShownMax = 300
