import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'

const root = resolve(import.meta.dirname, '..')
const textOf = (path: string): string => readFileSync(join(root, path), 'utf8')
const filesIn = (folder: string, ending: string): string[] =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith(ending) && !name.includes('node_modules'))
    .map((name) => (folder === '.' ? name : join(folder, name)))

const pages = [
  ...readdirSync(root).filter((name) => name.endsWith('.md')),
  ...filesIn('docs', '.md'),
  ...filesIn('.github', '.md'),
]

/** A heading's address, as GitHub and VitePress make it of English headings. */
function addressOf(heading: string): string {
  return heading
    .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, '')
    .trim()
    .replace(/\s/g, '-')
}

/** The page without its code, in which nothing is a link or a heading. */
function proseOf(path: string): string {
  return textOf(path).replace(/^```[\s\S]*?^```$/gm, '')
}

/** The links of a page that lead to no other site. */
function linksOf(path: string): string[] {
  return [
    ...proseOf(path)
      .replace(/`[^`\n]*`/g, '')
      .matchAll(/\]\(([^)\s]+)\)/g),
  ]
    .map(([, link = '']) => link)
    .filter((link) => !/^[a-z]+:/.test(link))
}

const addresses = (path: string): string[] =>
  [...proseOf(path).matchAll(/^#+ (.*)$/gm)].map(([, heading = '']) => addressOf(heading))

describe('the pages', () => {
  it.each(pages)('%s has no dead link', (page) => {
    const links = [
      ...proseOf(page)
        .replace(/`[^`\n]*`/g, '')
        .matchAll(/\]\(([^)\s]+)\)/g),
    ].map(([, link = '']) => link)
    const dead = links
      .filter((link) => !/^[a-z]+:/.test(link))
      .filter((link) => {
        const [path = '', anchor] = link.split('#')
        const target = path === '' ? page : join(dirname(page), path)
        if (!existsSync(join(root, target))) return true
        return anchor !== undefined && target.endsWith('.md') && !addresses(target).includes(anchor)
      })
    expect(dead).toEqual([])
  })

  const { files }: { files: string[] } = JSON.parse(textOf('package.json'))
  const packed = [...files, 'README.md', 'LICENSE', 'package.json']
  const isPacked = (path: string): boolean =>
    packed.some((each) => path === each || path.startsWith(`${each}/`))

  it.each(pages.filter(isPacked))('%s links only to what the package holds', (page) => {
    const outside = linksOf(page)
      .map((link) => link.split('#')[0] ?? '')
      .filter((path) => path !== '' && !isPacked(join(dirname(page), path)))
    expect(outside).toEqual([])
  })
})

describe('CONTRIBUTING.md', () => {
  const page = textOf('CONTRIBUTING.md')

  it('names only files and scripts that exist', () => {
    const { scripts } = JSON.parse(textOf('package.json'))
    const named = [...page.matchAll(/`((?:src|specs|matchers|docs|\.ci)\/[\w./-]*)`/g)].map(
      ([, path = '']) => path,
    )
    expect(named.length).toBeGreaterThan(10)
    expect(named.filter((path) => !/to-do-it|x\.spec/.test(path) && !existsSync(join(root, path)))).toEqual(
      [],
    )
    const run = [...page.matchAll(/npm (?:run )?(\w+)`/g)].map(([, name = '']) => name)
    expect(run.filter((name) => name !== 'ci' && !(name in scripts))).toEqual([])
  })
})

describe('CHANGELOG.md', () => {
  const titles = [...textOf('CHANGELOG.md').matchAll(/^## (.*)$/gm)].map(([, title = '']) => title)

  it('keeps a changelog: what is not released first, then versions with their dates, newest first', () => {
    expect(titles[0]).toBe('[Unreleased]')
    expect(titles.slice(1).filter((title) => !/^\[\d+\.\d+\.\d+\] - \d{4}-\d\d-\d\d$/.test(title))).toEqual(
      [],
    )
    const dates = titles.slice(1).map((title) => title.slice(-10))
    expect(dates).toEqual(dates.toSorted().toReversed())
  })

  it('groups changes as Keep a Changelog does', () => {
    const groups = [...textOf('CHANGELOG.md').matchAll(/^### (.*)$/gm)].map(([, group = '']) => group)
    const known = ['Added', 'Changed', 'Deprecated', 'Removed', 'Fixed', 'Security']
    expect(groups.filter((group) => !known.includes(group))).toEqual([])
  })
})

describe('the workflows of public hosts', () => {
  const { scripts } = JSON.parse(textOf('package.json'))
  const commandsOf = (value: unknown): string[] => {
    if (typeof value !== 'object' || value === null) return []
    return Object.entries(value).flatMap(([key, inner]) => {
      if (key === 'run' && typeof inner === 'string') return inner.trim().split('\n')
      if (key === 'script' && Array.isArray(inner)) return inner.map(String)
      return commandsOf(inner)
    })
  }
  const workflows = [...filesIn('.github', '.yml'), '.gitlab-ci.yml']
  const commands = workflows.flatMap((path) =>
    commandsOf(parse(textOf(path))).map((command) => ({ path, command })),
  )

  it('are YAML, and the work is done by .ci/run', () => {
    for (const path of ['.github/workflows/ci.yml', '.github/workflows/release.yml', '.gitlab-ci.yml'])
      expect(commands).toContainEqual({ path, command: '.ci/run' })
  })

  it('call only files that are there and may be run, and scripts of package.json', () => {
    const wrong = commands.filter(({ command }) => {
      const [program = '', word = '', name = ''] = command.split(' ')
      if (program.startsWith('.ci/'))
        return !existsSync(join(root, program)) || (statSync(join(root, program)).mode & 0o111) === 0
      if (program !== 'npm') return true
      return word === 'run' ? !(name in scripts) : !['ci', 'test', 'publish'].includes(word)
    })
    expect(wrong).toEqual([])
  })
})
