import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { lastMissesFile } from '../../files/last-misses.ts'
import { command, type Command, json } from '../frame/command.ts'
import { safe, safeLine, say, sayJson } from '../frame/say.ts'
import { styled } from '../frame/style.ts'
import { noMore } from '../frame/words.ts'

/** `termtape tapes why`: the misses of the last run once more. */
export const whyCommand: Command = command({
  usage: '[options]',
  about: `Show again why tests of the last run did not find what they asked for on their tapes. The plugin keeps that in
node_modules/.termtape. Exits 1 if there is a miss.`,
  options: { json },
  examples: ['termtape tapes why'],
  completes: 'nothing',
  async run({ values, positionals }) {
    noMore(positionals)
    const misses = lastMisses(process.cwd())
    if (values.json === true) sayJson(misses ?? [])
    else if (misses === undefined) say('No run found. Run the specs with the termtape plugin first.')
    else if (misses.length === 0) say('The last run had no misses.')
    else
      for (const { test, file, message } of misses)
        say(`${styled('red', safeLine(`${file} > ${test}`))}\n${safe(message)}\n`)
    return misses === undefined || misses.length === 0 ? 0 : 1
  },
})

interface Miss {
  file: string
  test: string
  message: string
}

/** Those of the nearest project, from a folder upward; undefined where no run is known. */
function lastMisses(folder: string): Miss[] | undefined {
  const path = join(folder, lastMissesFile)
  if (existsSync(path)) {
    const list: unknown = JSON.parse(readFileSync(path, 'utf8'))
    return Array.isArray(list) ? list.filter(isMiss) : []
  }
  return dirname(folder) === folder ? undefined : lastMisses(dirname(folder))
}

function isMiss(value: unknown): value is Miss {
  const { file, test, message }: Record<string, unknown> = { ...Object(value) }
  return [file, test, message].every((each) => typeof each === 'string')
}
