import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { fieldTable } from '../../src/tape/field-table.ts'

const page = join(import.meta.dirname, '../../docs/tape-format.md')
const section = /(<!-- fields: [^>]*-->\n)[\s\S]*?(<!-- \/fields -->)/

it('is the table in docs/tape-format.md', async () => {
  const text = await readFile(page, 'utf8')
  expect(text).toMatch(section)
  const wanted = text.replace(section, (_, head: string, end: string) => `${head}\n${fieldTable()}\n\n${end}`)
  await expect(wanted).toMatchFileSnapshot(page)
})
