import type { Kind } from '../../specs/redact/planting/kinds.ts'
import { piecesIn } from '../../specs/redact/planting/plant.ts'
import { Random } from '../../specs/redact/planting/random.ts'
import { Project } from '../../specs/project.ts'

interface Left {
  /** By the file it stands in. */
  lost: Map<string, string[]>
  looked: number
  count: number
}

/** What two runs of Vitest leave behind, one that fails and one that records, while programs print a secret of each kind. */
export async function left(kinds: readonly Kind[], seed: number): Promise<Left> {
  const printed = kinds.map((kind, index) => {
    const secret = kind.make(new Random(seed * 31 + index))
    return { name: kind.name, secret, text: kind.around.replace('§', () => secret) }
  })
  const lost = new Map<string, string[]>()
  let looked = 0
  for (const ending of [fails, records]) {
    await using project = await Project.create({ 'secrets.spec.js': specOf(printed, ending) })
    await project.write('texts.json', JSON.stringify(printed.map(({ text }) => text)))
    const { output } = await project.vitest({}, ['--reporter=junit', '--outputFile.junit=junit.xml'])
    const files = [...Object.entries(await project.contents('.')), ['what it printed', output]] as const
    for (const [name, text] of files) {
      if (/node_modules|texts\.json|secrets\.spec\.js$/.test(name)) continue
      looked += 1
      for (const { name: kind, secret } of printed)
        if (piecesIn(secret, [text]) !== undefined) lost.set(name, [...(lost.get(name) ?? []), kind])
    }
  }
  return { lost, looked, count: 2 * printed.length }
}

const fails = `await expect(it).toShow('never to be seen', { timeoutMs: 50 })`
const records = `await expect(it).toMatchScreen(); await expect(it).toExitWith(0)`

function specOf(printed: readonly { name: string }[], ending: string): string {
  const tests = printed.map(
    ({ name }, index) => `
test(${JSON.stringify(name)}, async ({ terminal }) => {
  const it = await terminal.spawn(process.execPath, ['-e', print, '${index}'])
  await it.expect('done')
  ${ending}
})`,
  )
  return `import { readFileSync } from 'node:fs'
import { expect, test } from 'termtape/fixtures'
const print = "console.log(JSON.parse(require('fs').readFileSync('texts.json','utf8'))[Number(process.argv[1])] + '\\\\r\\\\ndone')"
${tests.join('\n')}
`
}
