import { readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'

const root = resolve(import.meta.dirname, '..')

/** README.md and the pages of docs/ that `wanted` wants. */
export function pagesOf(wanted: (page: string) => boolean): string[] {
  return [
    'README.md',
    ...readdirSync(join(root, 'docs'))
      .filter((name) => name.endsWith('.md'))
      .map((name) => `docs/${name}`),
  ].filter(wanted)
}

/** Whether a page is one of the guides, which show a program and a spec of it. */
export function isGuide(page: string): boolean {
  return /^docs\/(start|guide-.*)\.md$/.test(page)
}

/** The code blocks of a page that say what they are: ```ts spec, ```ts spec live, ```ts script. */
export function blocksOf(page: string, kind: string): string[] {
  return allBlocksOf(page)
    .filter(({ info }) => info === kind)
    .map(({ code }) => code)
}

/** Files a page shows, by name: ```js file create.mjs. */
export function filesOf(page: string): Record<string, string> {
  return Object.fromEntries(
    allBlocksOf(page).flatMap(({ info, code }) => {
      const name = / file (\S+)$/.exec(info)?.[1]
      return name === undefined ? [] : [[name, code]]
    }),
  )
}

/** Recipes for other tools, by the tool's name: ```yaml recipe github. */
export function recipesOf(page: string): { tool: string; code: string }[] {
  return allBlocksOf(page).flatMap(({ info, code }) => {
    const tool = / recipe (\S+)$/.exec(info)?.[1]
    return tool === undefined ? [] : [{ tool, code }]
  })
}

function allBlocksOf(page: string): { info: string; code: string }[] {
  const text = readFileSync(join(root, page), 'utf8')
  return [...text.matchAll(/^```(.*)\n([\s\S]*?)^```$/gm)].map(([, info = '', code = '']) => ({ info, code }))
}
