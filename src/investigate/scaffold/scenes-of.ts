import type { InvestigationReportFile } from '../../control/storage/entities/investigation-report.ts'
import { danger } from '../danger.ts'
import { endOfInput } from '../exits.ts'
import { unknownWord } from '../same-answer.ts'
import { type Scene, type Step, waitsFor } from './scene.ts'

/** What the program is asked before its spec is written, so that the spec can say what it answers. */
export function questionsOf({ help_commands: help }: InvestigationReportFile): string[] {
  return [...help.slice(0, 1), unknownWord]
}

/** The start of every test: what the program asks first, answered, and its prompt. */
export function openingOf(report: InvestigationReportFile): Step[] {
  const entry = report.states.find(({ id }) => id === report.entry_state_id)
  return [
    ...(report.questions ?? []).flatMap(({ prompt, answer }): Step[] => [
      ...waitsFor(prompt),
      { kind: 'line', text: answer },
    ]),
    ...waitsFor(entry?.prompt ?? ''),
  ]
}

/** @param said a line of what the program answers to each question, where there is one that it says each time */
export function scenesOf(report: InvestigationReportFile, said: ReadonlyMap<string, string>): Scene[] {
  const entry = report.states.find(({ id }) => id === report.entry_state_id)
  const back = waitsFor(entry?.prompt ?? '')
  const scenes: Scene[] = [{ title: 'starts', steps: [] }]
  for (const line of questionsOf(report)) {
    const answer = said.get(line)
    if (answer === undefined) continue
    const title = line === unknownWord ? 'answers a word it does not know' : `helps with ${line}`
    scenes.push({
      title,
      steps: [{ kind: 'line', text: line }, { kind: 'prints', pattern: answer }, ...back],
    })
  }
  for (const { name, route } of waysIn(report))
    scenes.push({
      title: `goes to ${name}`,
      steps: route.flatMap(({ line, prompt }): Step[] => [{ kind: 'line', text: line }, ...waitsFor(prompt)]),
    })
  for (const line of report.exit_commands.slice(0, exitsMax))
    scenes.push({
      title: `ends with ${line}`,
      steps: [
        line === endOfInput ? { kind: 'eof' } : { kind: 'line', text: line },
        { kind: 'exits', code: 0 },
      ],
    })
  return scenes
}

const exitsMax = 3
const statesMax = 8

interface Way {
  name: string
  route: { line: string; prompt: string }[]
}

/** The shortest way from the entry to each state, by commands that may be run. */
function waysIn({ states, entry_state_id: entry, commands }: InvestigationReportFile): Way[] {
  const ways = new Map<string, Way['route']>(entry === null ? [] : [[entry, []]])
  for (const [from, route] of ways)
    for (const [to, line] of Object.entries(states.find(({ id }) => id === from)?.transitions ?? {})) {
      const [word = line] = line.split(' ')
      const inMenu = [...route.map((step) => step.line), line].join(' > ')
      const known = commands[inMenu] ?? commands[line] ?? commands[word]
      const next = states.find(({ id }) => id === to)
      if (next === undefined || ways.has(to) || isDangerous(word, known)) continue
      ways.set(to, [...route, { line, prompt: next.prompt }])
    }
  return [...ways]
    .filter(([, route]) => route.length > 0)
    .slice(0, statesMax)
    .map(([to, route]) => ({ name: states.find(({ id }) => id === to)?.name ?? to, route }))
}

/**
 * Judged as in safe mode, whatever the investigation was allowed to run. What is no command at all is half a statement, such as a
 * bracket, and does nothing.
 */
function isDangerous(
  name: string,
  command: InvestigationReportFile['commands'][string] | undefined,
): boolean {
  if (command === undefined) return false
  const { args, description } = command
  return danger({ name, aliases: [], args: typeof args === 'string' ? args : '', description }) !== undefined
}
