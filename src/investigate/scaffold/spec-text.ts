import type { InvestigationReportFile } from '../../control/storage/entities/investigation-report.ts'
import { programName } from '../../tape/tape-name.ts'
import type { Scene, Step } from './scene.ts'

/** The source of a spec: a function that brings the program to where it is ready, and a test for each scene. */
export function specText(
  { program, args = [] }: InvestigationReportFile,
  opening: readonly Step[],
  scenes: readonly Scene[],
): string {
  const call = `terminal.spawn(${literal(program)}${args.length === 0 ? '' : `, [${args.map(literal).join(', ')}]`})`
  return `import { expect, test, type Session, type Terminal } from 'termtape/fixtures'

// A start, from an investigation of ${programName(program)}: keep what matters to you, and add what it cannot know.
async function start(terminal: Terminal): Promise<Session> {
  const session = await ${call}
${lines(opening)}  return session
}
${scenes
  .map(
    ({ title, steps }) => `
test(${literal(title)}, async ({ terminal }) => {
  const session = await start(terminal)
${lines(steps)}})
`,
  )
  .join('')}`
}

function lines(steps: readonly Step[]): string {
  return steps.map((step) => `  ${statement(step)}\n`).join('')
}

function statement(step: Step): string {
  switch (step.kind) {
    case 'line':
      return `await session.sendLine(${literal(step.text)})`
    case 'eof':
      return 'await session.sendEof()'
    case 'prints':
      return `await expect(session).toPrint(${typeof step.pattern === 'string' ? literal(step.pattern) : String(step.pattern)})`
    case 'exits':
      return `await expect(session).toExitWith(${step.code})`
  }
}

/** A text as JavaScript, in single quotes. */
function literal(text: string): string {
  return `'${JSON.stringify(text).slice(1, -1).replaceAll('\\"', '"').replaceAll("'", "\\'")}'`
}
