import { readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parseSync } from 'rolldown/utils'

const root = resolve(import.meta.dirname, '../..')

/** One place where the package makes an error. */
export interface Message {
  file: string
  line: number
  /** The class that is made. */
  error: string
  /** The string literals it is made with, in order: its problem, its words, its hint. `…` stands for what is put in. */
  words: string[]
}

/** The error classes of the package with the literal `code` of each, by the name of the class. */
export function errorCodes(): Map<string, string> {
  const found = new Map<string, string>()
  for (const file of filesOf('src/errors'))
    for (const [, name = '', code = ''] of readFileSync(join(root, file), 'utf8').matchAll(
      /class (\w+) extends TermtapeError \{[\s\S]*?readonly code = '([\w-]+)'/g,
    ))
      found.set(name, code)
  return found
}

/** Each literal that tells the errors of one class apart, e.g. `no-tape` of `TapeMissError`. */
export function problemsOf(name: string): string[] {
  for (const file of filesOf('src/errors')) {
    const text = readFileSync(join(root, file), 'utf8')
    const [, own = ''] = new RegExp(`class ${name} extends [\\s\\S]*?\\n  constructor`).exec(text) ?? []
    const body =
      own === ''
        ? (new RegExp(`class ${name} extends ([\\s\\S]*?)\\n  constructor`).exec(text)?.[1] ?? '')
        : own
    const type = /readonly (?:problem|reason): (\w+)/.exec(body)?.[1]
    if (type === undefined) continue
    const [, union = ''] = new RegExp(`type ${type} =([^=]*?)(?:\\n\\n|$)`).exec(text) ?? []
    return [...union.matchAll(/'([\w-]+)'/g)].map(([, problem = '']) => problem)
  }
  return []
}

/** Every `new SomeError(…)` of the package whose class is one of its own. */
export function messages(): Message[] {
  const classes = new Set([...errorCodes().keys(), 'UsageError'])
  return ['src', 'fixtures', 'matchers', 'plugin'].flatMap(filesOf).flatMap((file) => {
    const source = readFileSync(join(root, file), 'utf8')
    const found: Message[] = []
    visit(parseSync(file, source).program, (node) => {
      if (node['type'] !== 'NewExpression') return
      const { callee, start, arguments: given }: Record<string, unknown> = node
      const name = Object(callee).name
      if (typeof name !== 'string' || !classes.has(name) || typeof start !== 'number') return
      found.push({
        file,
        line: source.slice(0, start).split('\n').length,
        error: name,
        words: literals(given),
      })
    })
    return found
  })
}

function literals(node: unknown): string[] {
  const found: string[] = []
  visit(node, (each) => {
    if (each['type'] === 'Literal' && typeof each['value'] === 'string') found.push(each['value'])
    if (each['type'] === 'TemplateLiteral' && Array.isArray(each['quasis']))
      found.push(each['quasis'].map((quasi: unknown) => Object(Object(quasi).value).cooked ?? '').join('…'))
  })
  return found.filter((text) => /\w/.test(text))
}

function visit(node: unknown, see: (node: Record<string, unknown>) => void): void {
  if (Array.isArray(node)) for (const each of node) visit(each, see)
  else if (typeof node === 'object' && node !== null) {
    const record: Record<string, unknown> = { ...node }
    if (typeof record['type'] === 'string') see(record)
    for (const each of Object.values(record)) if (typeof each === 'object') visit(each, see)
  }
}

function filesOf(folder: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => join(folder, name))
    .sort()
}
