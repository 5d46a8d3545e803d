import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'

const page = readFileSync(join(import.meta.dirname, '../docs/decisions/public-surface.md'), 'utf8')
const surfaces = new Map(
  readdirSync(join(import.meta.dirname, 'surface')).map((file) => [
    file.replace('.txt', ''),
    readFileSync(join(import.meta.dirname, 'surface', file), 'utf8'),
  ]),
)

function valuesOf(door: string): string[] {
  return [...(surfaces.get(door) ?? '').matchAll(value)].map(([, name = '']) => name)
}

const value = /^(?:abstract )?(?:async )?(?:class|const|function) (\w+)/gm

it.each(['termtape', 'termtape-control', 'termtape-stores', 'termtape-formats'])(
  '%s: the page says why each value is public, and names none that is not',
  (door) => {
    const [, section = ''] = page.split(`## \`${door.replace('-', '/')}\`\n`)
    const [own = ''] = section.split('\n## ')
    const named = [...own.matchAll(/^\| (`.*?`) \|/gm)]
      .flatMap(([, cell = '']) => [...cell.matchAll(/`(\w+)`/g)])
      .map(([, name = '']) => name)
    expect(new Set(named)).toEqual(new Set(valuesOf(door)))
  },
)
