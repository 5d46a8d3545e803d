import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, it } from 'vitest'
import { builtProgram } from './built.ts'

it('loads no Vitest for what is built of src/, however late it is loaded', async () => {
  const [, program] = await builtProgram('specs/programs/record-once.ts')
  const folder = dirname(dirname(dirname(program)))
  const reached = new Set<string>()
  const open = readdirSync(join(folder, 'src/doors')).flatMap((name) =>
    name.endsWith('.js') ? [join(folder, 'src/doors', name)] : [],
  )
  expect(open.length).toBeGreaterThan(5)
  const wrong: string[] = []
  for (let file = open.pop(); file !== undefined; file = open.pop()) {
    if (reached.has(file)) continue
    reached.add(file)
    for (const [, from = ''] of readFileSync(file, 'utf8').matchAll(
      /(?:\bfrom|\bimport)\s*\(?\s*"([^"]+)"/g,
    )) {
      if (/^@?vitest/.test(from)) wrong.push(`${file.slice(folder.length + 1)} imports ${from}`)
      if (from.startsWith('.')) open.push(join(dirname(file), from))
    }
  }
  expect(wrong).toEqual([])
})
