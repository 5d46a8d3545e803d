import { readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { errorCodes, messages, problemsOf } from '../scripts/messages/messages.ts'
import { isGuide, pagesOf, recipesOf } from './page-blocks.ts'

const root = resolve(import.meta.dirname, '..')
const textOf = (page: string): string => readFileSync(join(root, page), 'utf8')
const page = textOf('docs/troubleshooting.md')
const codes = [...errorCodes()]

function sectionOf(name: string): string {
  const [, after = ''] = page.split(`\n### ${name}\n`)
  return after.split(/\n##+ /)[0] ?? ''
}

describe('docs/troubleshooting.md', () => {
  it('knows every error class, and none that is not there', () => {
    const named = [...page.matchAll(/^### (\w+)$/gm)].map(([, name = '']) => name)
    expect(named.toSorted()).toEqual(codes.map(([name]) => name).toSorted())
    expect(codes.length).toBeGreaterThan(25)
  })

  it.each(codes)('%s: has its code, and a cause and a cure of each problem', (name, code) => {
    const section = sectionOf(name)
    expect(section).toMatch(new RegExp(`^\`${code}\`\\.\\s`))
    expect(problemsOf(name).filter((problem) => !section.includes(`\`${problem}\``))).toEqual([])
  })

  it('explains whatever error the package makes', () => {
    const made = new Set(messages().map(({ error }) => error))
    expect(made.size).toBeGreaterThan(20)
    // A command line that was not understood says so itself, and docs/commands.md has all of it.
    const explained = new Set([...codes.map(([name]) => name), 'UsageError'])
    expect([...made].filter((name) => !explained.has(name))).toEqual([])
  })
})

describe('the pages', () => {
  it('are all in docs/index.md', () => {
    const index = textOf('docs/index.md')
    const left = readdirSync(join(root, 'docs'))
      .filter((name) => name.endsWith('.md') && name !== 'index.md')
      .filter((name) => !index.includes(`](${name})`))
    expect(left).toEqual([])
  })

  it.each([...pagesOf(isGuide), 'docs/troubleshooting.md', 'docs/platforms.md'])(
    '%s begins with what its reader can do after it',
    (guide) => {
      const [, , first = ''] = textOf(guide).split('\n')
      expect(first).toMatch(/^After this page /)
    },
  )
})

const recipes = pagesOf(() => true).flatMap((recipePage) =>
  recipesOf(recipePage).map((recipe) => ({ recipePage, ...recipe })),
)

it.each(recipes.filter(({ code }) => !code.startsWith('FROM')))(
  '$recipePage: the recipe for $tool is YAML or JSON',
  ({ code }) => {
    expect(parse(code)).toBeTypeOf('object')
  },
)
