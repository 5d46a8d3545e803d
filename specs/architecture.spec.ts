import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'

const root = resolve(import.meta.dirname, '..')

/** The rooms of src/ by layer, lowest first. Rooms of one layer do not import each other. */
const layers: readonly (readonly string[])[] = [
  ['tape', 'match', 'redact', 'screen', 'patterns', 'stores'],
  ['formats'],
  ['session'],
  ['live', 'compare'],
  ['page'],
  ['record', 'replay'],
  ['open'],
  ['control'],
  ['investigate', 'fuzz'],
  ['blackbox'],
  ['cli'],
]

/** Files directly in src/ that every room may use. */
const bedrock = ['errors.ts', 'limits.ts', 'clock.ts', 'own-package.ts']

/** Folders of the bedrock: they import no room, and every room may import them. */
const bedrockFolders = ['errors', 'text', 'files']

/** Entries of the package: they import every room, and nobody imports them. */
const doors = 'doors'

interface Import {
  from: string
  to: string
  /** Types leave no trace at run time. */
  typeOnly: boolean
  /** `import()`, loaded when called. */
  lazy: boolean
}

function filesOf(folder: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => join(folder, name))
    .sort()
}

const importStatement =
  /^(?:import|export)\s+(type\s+)?(?:[^'"`;]*?\sfrom\s+)?'([^']+)'|\bimport\('([^']+)'\)|\brequire\w*\('([^']+)'\)|createRequire\(import\.meta\.url\)\('([^']+)'\)/gm

function importsOf(file: string): Import[] {
  const source = readFileSync(join(root, file), 'utf8')
  return [...source.matchAll(importStatement)].map(([, type, plain, dynamic, required, created]) => {
    const specifier = plain ?? dynamic ?? required ?? created ?? ''
    const to = specifier.startsWith('.') ? relative(root, resolve(root, dirname(file), specifier)) : specifier
    return { from: file, to, typeOnly: type !== undefined, lazy: plain === undefined }
  })
}

const sources = ['src', 'fixtures', 'matchers', 'plugin'].flatMap(filesOf)
const imports = sources.flatMap(importsOf)

/** The room a file stands in; none for the bedrock, which the errors are part of. */
function roomOf(file: string): string | undefined {
  const room = /^src\/([^/]+)\//.exec(file)?.[1]
  return room === undefined || bedrockFolders.includes(room) || room === doors ? undefined : room
}

function layerOf(room: string): number {
  return layers.findIndex((rooms) => rooms.includes(room))
}

describe('the house', () => {
  it('has the rooms that are on the plan, and no other', () => {
    const rooms = new Set(filesOf('src').flatMap((file) => roomOf(file) ?? []))
    expect([...rooms].toSorted()).toEqual(layers.flat().toSorted())
    const loose = filesOf('src').filter((file) => dirname(file) === 'src')
    expect(loose.toSorted()).toEqual(bedrock.map((name) => `src/${name}`).toSorted())
  })

  it('imports only downward, and never across a layer', () => {
    const wrong = imports.filter(({ from, to }) => {
      const [here, there] = [roomOf(from), roomOf(to)]
      if (here === undefined || there === undefined || here === there) return false
      return layerOf(there) >= layerOf(here)
    })
    expect(wrong.map(({ from, to }) => `${from} → ${to}`)).toEqual([])
  })

  it('has an order inside control too', () => {
    const order = [['storage'], ['helpers', 'registry'], ['host', 'claude']]
    const part = (file: string): string | undefined =>
      /^src\/control\/(?:(\w+)\/)?/.exec(file)?.map((found) => found ?? '.')[1]
    const level = (file: string): number => order.findIndex((parts) => parts.includes(part(file) ?? ''))
    const inside = imports.filter(({ from, to }) => [from, to].every((file) => part(file) !== undefined))
    const wrong = inside.filter(({ from, to }) => part(from) !== part(to) && level(to) >= level(from))
    expect(inside.length).toBeGreaterThan(0)
    expect(wrong.map(({ from, to }) => `${from} → ${to}`)).toEqual([])
  })

  it('stands on a bedrock that imports no room', () => {
    const wrong = imports.filter(
      ({ from, to }) =>
        from.startsWith('src/') &&
        !from.startsWith(`src/${doors}/`) &&
        roomOf(from) === undefined &&
        roomOf(to) !== undefined,
    )
    expect(wrong).toEqual([])
  })

  it('does not know Vitest in src/', () => {
    expect(imports.filter(({ from, to }) => from.startsWith('src/') && /^(vitest|@vitest)/.test(to))).toEqual(
      [],
    )
  })

  it('has the fixtures over the plugin, the plugin over the matchers, and all of them over src', () => {
    const order = [['src'], ['matchers'], ['plugin'], ['fixtures']]
    const folder = (file: string): string => file.split('/')[0] ?? ''
    const level = (file: string): number => order.findIndex((folders) => folders.includes(folder(file)))
    const wrong = imports.filter(({ from, to }) => folder(from) !== folder(to) && level(to) >= level(from))
    expect(wrong.map(({ from, to }) => `${from} → ${to}`)).toEqual([])
  })

  it('knows an error by what it is: in vm pools those of Node have another class', () => {
    const wrong = sources.filter(
      (file) =>
        file !== 'src/errors/is-error.ts' &&
        /instanceof Error\b/.test(readFileSync(join(root, file), 'utf8')),
    )
    expect(wrong).toEqual([])
  })

  it('has no cycle, of types neither', () => {
    const edges = new Map<string, string[]>()
    for (const { from, to } of imports) edges.set(from, [...(edges.get(from) ?? []), to])
    const done = new Set<string>()
    const cycles: string[] = []
    const visit = (file: string, path: readonly string[]): void => {
      if (path.includes(file)) cycles.push([...path.slice(path.indexOf(file)), file].join(' → '))
      if (done.has(file) || path.includes(file)) return
      for (const to of edges.get(file) ?? []) visit(to, [...path, file])
      done.add(file)
    }
    for (const file of edges.keys()) visit(file, [])
    expect(cycles).toEqual([])
  })
})

describe('the replay path', () => {
  /** Everything that is loaded, without anybody asking for more, once a file is imported. */
  function loadedBy(entry: string): Set<string> {
    const seen = new Set<string>()
    const visit = (file: string): void => {
      if (seen.has(file)) return
      seen.add(file)
      for (const { to, typeOnly, lazy } of file.endsWith('.ts') ? importsOf(file) : [])
        if (!typeOnly && !lazy) visit(to)
    }
    visit(entry)
    return seen
  }

  it('loads no live room, no recorder and no heavy library', () => {
    const loaded = [...loadedBy('fixtures/index.ts')]
    expect(loaded.filter((file) => /^src\/(live|record)\//.test(file))).toEqual([])
    const packages = loaded.filter((file) => !file.endsWith('.ts') && !file.startsWith('node:'))
    expect(packages).toEqual(['vitest'])
  })

  it('starts no process and opens no socket', () => {
    const loaded = [...loadedBy('fixtures/index.ts'), ...loadedBy('src/replay/player.ts')]
    expect(
      loaded.filter((file) =>
        /^node:(child_process|net|tls|http|https|dgram|cluster|worker_threads)$/.test(file),
      ),
    ).toEqual([])
  })
})

describe('one place only', () => {
  const using = (what: string | RegExp): string[] => [
    ...new Set(
      imports
        .filter(({ to }) => (typeof what === 'string' ? to === what : what.test(to)))
        .map(({ from }) => from),
    ),
  ]

  it('loads node-pty', () => {
    const files = sources.filter((file) => /['"]node-pty['"]/.test(readFileSync(join(root, file), 'utf8')))
    expect(files).toEqual(['src/live/native-pty.ts'])
  })

  it('starts processes', () => {
    expect(using('node:child_process').filter((file) => !file.startsWith('src/live/'))).toEqual([])
  })

  it('writes tapes', () => {
    const files = sources.filter(
      (file) => !file.startsWith('src/tape/') && /\bwriteTape\b/.test(readFileSync(join(root, file), 'utf8')),
    )
    expect(files).toEqual(['src/record/recorder.ts'])
  })

  it('tells the time', () => {
    const asks = /\b(setTimeout|setInterval|setImmediate|Date\.now|performance\.now|new Date\(\))/
    const files = sources.filter(
      // What a page does, its browser does.
      (file) =>
        !['src/clock.ts', 'src/page/script/player.ts'].includes(file) &&
        asks.test(withoutComments(readFileSync(join(root, file), 'utf8'))),
    )
    expect(files).toEqual([])
  })

  it('has the bounds: every export of limits.ts names its unit, and has no twin', () => {
    const names = [...readFileSync(join(root, 'src/limits.ts'), 'utf8').matchAll(/export const (\w+)/g)].map(
      ([, name = '']) => name,
    )
    const units = /(Ms|Bytes|Chars|Lines|Cells|Cols|Rows|Side|Max|Default|Min)/
    expect(names.filter((name) => !units.test(name))).toEqual([])
    const again = new RegExp(`^(?:export )?const (?:${names.join('|')})\\b`, 'm')
    const twice = sources.filter(
      (file) => file !== 'src/limits.ts' && again.test(readFileSync(join(root, file), 'utf8')),
    )
    expect(twice).toEqual([])
  })

  it('has the waits: none is a bare number', () => {
    const bare = /\b(?:sleep|after)\(\d/
    expect(sources.filter((file) => bare.test(readFileSync(join(root, file), 'utf8')))).toEqual([])
  })
})

describe('ARCHITECTURE.md', () => {
  const page = readFileSync(join(root, 'ARCHITECTURE.md'), 'utf8')

  it('names only files and folders that are there', () => {
    const named = [...page.matchAll(/`([\w./-]+(?:\.ts|\/))`|\((specs\/[\w./-]+)\)/g)].map(
      ([, quoted, spec]) => quoted ?? spec ?? '',
    )
    expect(named.length).toBeGreaterThan(30)
    // Files of the engine are named as from src/, and those in the paragraph on control as from there.
    const places = ['', 'src', 'src/control']
    expect(named.filter((path) => !places.some((place) => existsSync(join(root, place, path))))).toEqual([])
  })

  it('shows every room, on its layer', () => {
    const drawn = [...page.matchAll(/^ \d \w+ +((?:[a-z]+\/\s+)+)/gm)].map(([, rooms = '']) =>
      rooms.trim().split(/\/\s*/).filter(Boolean),
    )
    expect(drawn.toReversed()).toEqual(layers)
  })

  it('shows all of the bedrock', () => {
    const [, drawn = ''] = /^ – bedrock([\s\S]*?)^```/m.exec(page) ?? []
    expect([...drawn.matchAll(/[\w-]+\.ts/g)].map(String).toSorted()).toEqual(bedrock.toSorted())
  })
})

function withoutComments(source: string): string {
  return source.replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '')
}
