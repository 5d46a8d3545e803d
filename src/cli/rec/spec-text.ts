import { placeholderPattern } from '../../redact/placeholders.ts'
import type { Act } from './acts.ts'

export interface SpecFacts {
  title: string
  command: string
  args: readonly string[]
  /** Where the program ran, relative to the project's root; `.` is the root. */
  cwd: string
  size: { cols: number; rows: number }
}

/** The source of a spec that does what was done. */
export function specText(acts: readonly Act[], facts: SpecFacts): string {
  const variables = variablesOf(acts, facts)
  const options = [
    ...(facts.cwd === '.' ? [] : [`cwd: ${literal(facts.cwd)}`]),
    ...(facts.size.cols === 80 ? [] : [`cols: ${facts.size.cols}`]),
    ...(facts.size.rows === 24 ? [] : [`rows: ${facts.size.rows}`]),
    ...(variables.size === 0
      ? []
      : [
          `secrets: { ${[...variables].map(([name, variable]) => `${literal(name)}: process.env.${variable}`).join(', ')} }`,
        ]),
  ]
  const args =
    facts.args.length === 0 && options.length === 0 ? '' : `, [${facts.args.map(literal).join(', ')}]`
  const given = options.length === 0 ? '' : `, { ${options.join(', ')} }`
  const secrets =
    variables.size === 0
      ? ''
      : `// A tape holds no secret: set ${[...variables.values()].join(', ')} to record it again.\n\n`
  return `import { expect, test } from 'termtape/fixtures'

${secrets}test(${literal(facts.title)}, async ({ terminal }) => {
  const session = await terminal.spawn(${literal(facts.command)}${args}${given})
${acts.map((act) => `  ${statement(act, variables)}\n`).join('')}})
`
}

/** The environment variable of each masked value that is typed, by the name of its placeholder. */
function variablesOf(acts: readonly Act[], { command }: SpecFacts): Map<string, string> {
  const program = (command.split('/').at(-1) ?? '').toUpperCase().replace(/[^A-Z0-9]+/g, '_')
  const start = /^\d/.test(program) || program === '' ? `_${program}` : program
  const variables = new Map<string, string>()
  for (const act of acts)
    for (const { groups } of 'text' in act ? act.text.matchAll(placeholderPattern()) : []) {
      const name = groups?.['name'] ?? ''
      const own = name
        .toUpperCase()
        .replace(/:1$/, '')
        .replace(/[^A-Z0-9]+/g, '_')
      if (!variables.has(name)) variables.set(name, `${start}_${own}`)
    }
  return variables
}

function statement(act: Act, variables: ReadonlyMap<string, string>): string {
  switch (act.do) {
    case 'line':
      return `await session.sendLine(${text(act.text, variables)}${act.secret ? ', { secret: true }' : ''})`
    case 'type':
      return `await session.type(${text(act.text, variables)}${act.secret ? ', { secret: true }' : ''})`
    case 'press':
      return `await session.press(${act.keys.map(literal).join(', ')})`
    case 'paste':
      return `await session.paste(${text(act.text, variables)})`
    case 'click':
      return `await session.mouse.click(${act.row}, ${act.col}${act.button === 'left' ? '' : `, { button: '${act.button}' }`})`
    case 'wheel':
      return `await session.mouse.wheel(${act.row}, ${act.col}, '${act.direction}')`
    case 'eof':
      return 'await session.sendEof()'
    case 'resize':
      return `await session.resize(${act.cols}, ${act.rows})`
    case 'send':
      return `await session.send(${text(act.text, variables)})`
    case 'shows':
      return `await expect(session).toShow(${'row' in act ? wholeRow(act.text) : literal(act.text)})`
    case 'prompts':
      return `await expect(session).toPrompt(${literal(act.text)})`
    case 'exits':
      return `await expect(session).toExitWith(${act.code ?? `{ signal: ${literal(act.signal ?? '')} }`})`
  }
}

/** A text whose masked parts come from the environment; where a variable is not set, a replay takes any value. */
function text(given: string, variables: ReadonlyMap<string, string>): string {
  const parts: string[] = []
  let at = 0
  for (const found of given.matchAll(placeholderPattern())) {
    const variable = variables.get(found.groups?.['name'] ?? '') ?? ''
    if (found.index > at) parts.push(literal(given.slice(at, found.index)))
    parts.push(`(process.env.${variable} ?? 'unknown')`)
    at = found.index + found[0].length
  }
  if (at < given.length || parts.length === 0) parts.push(literal(given.slice(at)))
  const [only = ''] = parts
  return parts.length === 1 ? only.replace(/^\((.*)\)$/, '$1') : parts.join(' + ')
}

/** A regular expression for a row of the screen that is this text and no more. */
function wholeRow(given: string): string {
  return `/^${given.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&')}$/m`
}

/** A text as JavaScript, in the quotes that need fewer escapes; what a reader of the source would not see is spelled out. */
function literal(given: string): string {
  const quote = given.includes("'") && !given.includes('"') ? '"' : "'"
  const inner = JSON.stringify(given)
    .slice(1, -1)
    .replaceAll('\\"', '"')
    .replaceAll(quote, `\\${quote}`)
    .replace(/(?![\u200c\u200d])[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, (char) =>
      [...Array(char.length).keys()]
        .map((at) => `\\u${char.charCodeAt(at).toString(16).padStart(4, '0')}`)
        .join(''),
    )
  return `${quote}${inner}${quote}`
}
