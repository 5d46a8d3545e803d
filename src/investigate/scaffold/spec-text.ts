import { programName } from '../../tape/tape-name.ts'
import type { Stage } from './play.ts'
import type { Scene, Step } from './scene.ts'

/** The source of a spec: a function that brings the program to where it is ready, and a test for each scene. */
export function specText(
  { command, args, files }: Stage,
  opening: readonly Step[],
  scenes: readonly Scene[],
): string {
  const place = files === undefined ? '' : 'sandbox'
  const given = [
    literal(command),
    ...(args.length === 0 && place === '' ? [] : [`[${args.map(literal).join(', ')}]`]),
    ...(place === '' ? [] : ['{ cwd: sandbox.cwd }']),
  ]
  const names = ['expect', 'test', ...(place === '' ? [] : ['type Sandbox']), 'type Session', 'type Terminal']
  const copied = (files ?? []).map(
    (file) => `  await sandbox.write({ ${literal(file)}: await readFile(${literal(file)}) })\n`,
  )
  return `${copied.length === 0 ? '' : "import { readFile } from 'node:fs/promises'\n"}import { ${names.join(', ')} } from 'termtape/fixtures'

// A start, from an investigation of ${programName(command)}: keep what matters to you, and add what it cannot know.
async function start(terminal: Terminal${place === '' ? '' : ', sandbox: Sandbox'}): Promise<Session> {
${copied.join('')}  const session = await terminal.spawn(${given.join(', ')})
${lines(opening)}  return session
}
${scenes
  .map(
    ({ title, steps }) => `
test(${literal(title)}, async ({ terminal${place === '' ? '' : ', sandbox'} }) => {
  const session = await start(terminal${place === '' ? '' : ', sandbox'})
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
