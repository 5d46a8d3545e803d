import { join, resolve } from 'node:path'
import { expect, it } from 'vitest'
import { z } from 'zod'
import { shapes } from '../shapes.ts'

/** A JSON Schema as people read shapes: fields in a row, `?` where one may be missing, `…` where more may come. */
function words(schema: unknown): string {
  const {
    type,
    anyOf,
    enum: values,
    const: value,
    items,
    properties,
    required,
    additionalProperties,
    format,
  } = Object(schema)
  if (Array.isArray(anyOf)) return anyOf.map(words).join(' | ')
  if (Array.isArray(values)) return values.map((each) => `'${each}'`).join(' | ')
  if (value !== undefined) return JSON.stringify(value)
  if (type === 'array') return `[${words(items)}, …]`
  if (type !== 'object') return format === 'date-time' ? 'time' : [type ?? 'anything'].flat().join(' | ')
  if (properties === undefined) return `{ NAME: ${words(additionalProperties)}, … }`
  const isNeeded = (name: string): boolean => Array.isArray(required) && required.includes(name)
  const fields = Object.entries(properties).map(
    ([name, each]) => `${name}${isNeeded(name) ? '' : '?'}: ${words(each)}`,
  )
  return `{ ${[...fields, ...(additionalProperties === false ? [] : ['…'])].join(', ')} }`
}

/** Lines of a shape: what stands in brackets on lines of its own where it is long. */
function laidOut(text: string, indent = ''): string {
  if (indent.length + text.length <= 100) return text
  let depth = 0
  let out = ''
  let level = indent
  for (const [at, char] of Array.from(text).entries()) {
    if (char === '{') {
      depth += 1
      level += '  '
      out += `{\n${level}`
    } else if (char === '}') {
      depth -= 1
      level = level.slice(2)
      out = `${out.trimEnd()}\n${level}}`
    } else if (char === ' ' && (text[at - 1] === '{' || (text[at - 1] === ',' && depth > 0))) {
      if (text[at - 1] === ',') out += text[at + 1] === '…' && text[at + 2] === ']' ? ' ' : `\n${level}`
    } else out += char
  }
  return out
}

it('has a page that says what each command prints', async () => {
  const sections = Object.entries(shapes).map(
    ([name, shape]) => `## ${name}\n\n\`\`\`text\n${laidOut(words(z.toJSONSchema(shape)))}\n\`\`\`\n`,
  )
  const page = `# What commands print with \`--json\`

One line of JSON on standard output. \`time\` is ISO 8601 in UTC; \`?\` marks what is left out where it is not known; \`…\` in an object says that later versions may add fields, and \`NAME\` stands for names of your own. Each command is run against its shape by \`specs/cli/every-command.soak.spec.ts\`; this page is written by \`specs/cli/frame/shapes.spec.ts\`.

${sections.join('\n')}`
  await expect(page).toMatchFileSnapshot(
    join(resolve(import.meta.dirname, '../../..'), 'docs/json-output.md'),
  )
})
