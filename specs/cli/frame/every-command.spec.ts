import { join, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { commands } from '../../../src/cli/commands.ts'
import { commandHelp, sentence } from '../../../src/cli/frame/help.ts'
import { parsed } from '../../../src/cli/frame/parse.ts'
import { type Entry, everyCommand, isGroup } from '../../../src/cli/frame/table.ts'
import { exitCodes } from '../../../src/cli/frame/exit-code.ts'

const all = await Promise.all(
  everyCommand(commands).map(async ({ name, entry }) => ({
    name,
    entry,
    command: await entry.load(commands),
  })),
)

/** The words of a command line as a shell gives them, for the quoting our examples use. */
function wordsOf(line: string): string[] {
  const code = line.replace(/^.*?(?=termtape)/, '').split(/\s[>|#]|\)$/)[0] ?? ''
  return [...code.matchAll(/'([^']*)'|"([^"]*)"|(\S+)/g)].map(
    ([, single, double, bare]) => single ?? double ?? bare ?? '',
  )
}

describe.each(all)('termtape $name', ({ name, entry, command }) => {
  it('helps: every option with its default, and an example', () => {
    const help = commandHelp(name, command)
    for (const [option, { type, default: otherwise, does }] of Object.entries(command.options)) {
      expect(help).toContain(`--${option}`)
      expect(help).toContain(does)
      if (type === 'string') expect(otherwise, `${name} --${option} says no default`).toBeDefined()
      expect(help).toContain(
        type === 'string' ? `(default: ${otherwise})` : `(default: ${otherwise ?? 'off'})`,
      )
    }
    expect(command.examples.length).toBeGreaterThan(0)
    expect(command.about).toMatch(/^[A-Z].*[.:)]$/s)
    expect(entry.does).toMatch(/^[a-z].*[^.]$/)
  })

  it('understands its own examples', () => {
    for (const example of command.examples) {
      const [termtape, ...words] = wordsOf(example)
      expect(termtape, example).toBe('termtape')
      const own = words.slice(0, name.split(' ').length)
      expect(own.join(' ')).toBe(name)
      parsed(command.options, words.slice(own.length))
    }
  })
})

it('has a page that is written from the commands', async () => {
  const section = (
    title: string,
    name: string,
    { command }: { command: (typeof all)[number]['command'] },
  ): string => `${title} termtape ${name}\n\n\`\`\`text\n${commandHelp(name, command)}\n\`\`\`\n`
  const byName = new Map(all.map((each) => [each.name, each]))
  const parts = Object.entries<Entry | { does: string; commands: Readonly<Record<string, Entry>> }>(
    commands,
  ).map(([name, entry]) => {
    const found = (full: string): (typeof all)[number] => {
      const one = byName.get(full)
      if (one === undefined) throw new Error(full)
      return one
    }
    if (!isGroup(entry)) return section('##', name, found(name))
    const own = Object.keys(entry.commands).map((each) =>
      section('###', `${name} ${each}`, found(`${name} ${each}`)),
    )
    return `## termtape ${name}\n\n${sentence(entry.does)}\n\n${own.join('\n')}`
  })
  const codes = exitCodes.map(({ code, means }) => `| ${code} | ${means} |\n`).join('')
  const page = `# Commands and their options

What \`termtape COMMAND --help\` prints, of every command; written by \`specs/cli/frame/every-command.spec.ts\`. How they are used: [the command line](command-line.md).

| exit code | |
|---|---|
${codes}
${parts.join('\n')}`
  await expect(page).toMatchFileSnapshot(join(resolve(import.meta.dirname, '../../..'), 'docs/commands.md'))
})
