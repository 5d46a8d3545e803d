import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import * as matchers from '../../matchers/index.ts'
import { termtape } from '../../plugin/index.ts'

function page(name: string): string {
  return readFileSync(new URL(`../../docs/${name}.md`, import.meta.url), 'utf8')
}

it('has a row for every matcher, and no other', () => {
  const [ours = ''] = page('matchers').split('| elsewhere')
  const rows = [...ours.matchAll(/^\| `(to\w+)\(/gm)].map(([, name = '']) => name)
  expect(rows.toSorted()).toEqual(Object.keys(matchers).toSorted())
})

it('has a row for every option, and no other', () => {
  const names = [...page('plugin').matchAll(/^\| (`\w+`(?: · `\w+`)*) \|/gm)].flatMap(([, cell = '']) =>
    cell.split(' · ').map((name) => name.slice(1, -1)),
  )
  const [, known = ''] =
    /one of ([\w, ]+)\./.exec(messageOf(() => Reflect.apply(termtape, undefined, [{ no: 1 }]))) ?? []
  expect(names.toSorted()).toEqual(known.split(', ').toSorted())
})

function messageOf(act: () => unknown): string {
  try {
    act()
  } catch (error) {
    return error instanceof Error ? error.message : ''
  }
  return ''
}
