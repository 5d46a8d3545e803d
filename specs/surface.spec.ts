import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, relative, resolve } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'

const root = resolve(import.meta.dirname, '..')
const { exports: entries }: { exports: Record<string, string | { types: string }> } = JSON.parse(
  readFileSync(join(root, 'package.json'), 'utf8'),
)
const doors = Object.entries(entries).flatMap(([door, targets]) =>
  typeof targets === 'string' ? [] : [[join('termtape', door), targets.types] as const],
)
let emitted = ''

beforeAll(() => {
  emitted = mkdtempSync(join(tmpdir(), 'termtape-surface-'))
  const tsc = join(root, 'node_modules/typescript/bin/tsc')
  const options = ['--emitDeclarationOnly', '--declarationMap', 'false', '--outDir', emitted]
  execFileSync(process.execPath, [tsc, '-p', 'tsconfig.build.json', ...options], { cwd: root })
})

afterAll(() => rmSync(emitted, { recursive: true }))

// The public surface, entry by entry, with its signatures. A change here is a change for every user: it goes with docs/ and
// the CHANGELOG.
it.each(doors)('%s', async (door, types) => {
  const surface = surfaceOf(join(emitted, relative('dist', types)))
  const names = [...surface.keys()].toSorted()
  const text = names.map((name) => surface.get(name)).join('\n')
  await expect(`${text}\n`).toMatchFileSnapshot(`surface/${door.replaceAll('/', '-')}.txt`)
})

it.each(doors)('%s gives at run time what it declares', async (door, types) => {
  const values = [...surfaceOf(join(emitted, relative('dist', types)))].flatMap(([name, text]) =>
    /^(\w+ = )?\(?(type|interface)\b/.test(text) ? [] : [name],
  )
  const given = Object.keys(await import(/* @vite-ignore */ door))
  expect(values.filter((name) => !given.includes(name) && !name.startsWith('*'))).toEqual([])
})

/** What a declaration file exports: by name, the declaration, wherever it stands. */
function surfaceOf(file: string): Map<string, string> {
  const surface = new Map<string, string>()
  const statements = statementsOf(file)
  for (const statement of statements) {
    const [, typeOnly, list, from] = /^export (type )?\{([^}]*)\}(?: from '([^']+)')?/.exec(statement) ?? []
    const [, star] = /^export \* from '([^']+)'/.exec(statement) ?? []
    if (star !== undefined) addAll(surface, star, file)
    else if (list === undefined) {
      const name = nameOf(statement)
      if (name !== undefined && statement.startsWith('export ')) add(surface, name, tidy(statement))
    } else for (const item of list.split(',')) addItem(surface, `${typeOnly ?? ''}${item.trim()}`, from, file)
  }
  return surface
}

function addAll(surface: Map<string, string>, from: string, file: string): void {
  if (!from.startsWith('.')) surface.set(`* from ${from}`, `* from ${from}`)
  else for (const [name, text] of surfaceOf(target(from, file))) add(surface, name, text)
}

function addItem(surface: Map<string, string>, item: string, from: string | undefined, file: string): void {
  const isType = item.startsWith('type ')
  const [inner = '', outer = inner] = item.replace(/^(type )+/, '').split(' as ')
  if (inner === '') return
  if (from !== undefined && !from.startsWith('.'))
    return void surface.set(outer, `${outer} = ${inner} from ${from}`)
  const there = from ?? importedFrom(inner, file)
  const declared =
    there === undefined
      ? statementsOf(file)
          .filter((each) => nameOf(each) === inner)
          .map(tidy)
          .join('\n')
      : surfaceOf(target(there, file)).get(inner)
  const text =
    isType && declared !== undefined && /^(abstract )?class /.test(declared) ? `(type) ${declared}` : declared
  if (text === undefined || text === '') throw new Error(`${file} exports ${inner}, which is nowhere`)
  surface.set(outer, inner === outer ? text : `${outer} = ${text}`)
}

/** Where a name comes from that a file only passes on. */
function importedFrom(name: string, file: string): string | undefined {
  const found = statementsOf(file).find(
    (each) => each.startsWith('import ') && new RegExp(`[{,\\s]${name}[,}\\s]`).test(each),
  )
  return found === undefined ? undefined : /from '([^']+)'/.exec(found)?.[1]
}

// A type and a value may have one name.
function add(surface: Map<string, string>, name: string, text: string): void {
  const there = surface.get(name)
  surface.set(name, there === undefined ? text : `${there}\n${text}`)
}

function target(from: string, file: string): string {
  return join(dirname(file), from.replace(/\.[jt]s$/, '.d.ts'))
}

/** The top-level statements of a declaration file: what begins at the first column. Comments are none of the surface. */
function statementsOf(file: string): string[] {
  const text = readFileSync(file, 'utf8').replace(/^\s*\/\*\*?[\s\S]*?\*\/\n/gm, '')
  return text.split(/\n(?=[a-z@])/).map((each) => each.trim())
}

function nameOf(statement: string): string | undefined {
  return /^(?:export )?(?:declare )?(?:abstract )?(?:class|interface|type|function|const|let|enum) ([\w$]+)/.exec(
    statement,
  )?.[1]
}

function tidy(statement: string): string {
  return statement.replace(/^export /, '').replace(/^declare /, '')
}
