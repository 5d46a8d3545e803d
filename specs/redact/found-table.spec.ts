import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { foundTable } from './found-table.ts'

const page = join(import.meta.dirname, '../../docs/redaction.md')
const section = /(<!-- found: [^>]*-->\n)[\s\S]*?(?=\n\n)/

it('is the table in docs/redaction.md', async () => {
  const text = await readFile(page, 'utf8')
  expect(text).toMatch(section)
  const wanted = text.replace(section, (_, head: string) => head + foundTable())
  await expect(wanted).toMatchFileSnapshot(page)
})
