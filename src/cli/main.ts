#!/usr/bin/env node
import { isError } from '../errors.ts'
import { packageVersion } from '../own-package.ts'
import { plainText } from '../text/plain-text.ts'
import { commands } from './commands.ts'
import { entryOf, everyCommand, isGroup } from './frame/table.ts'
import { commandHelp, generalHelp, groupHelp, usageLine } from './frame/help.ts'
import { parsed } from './frame/parse.ts'
import { say } from './frame/say.ts'
import { UsageError } from './frame/usage-error.ts'
import type { Command } from './frame/command.ts'
import { nearNames } from '../match/near-names.ts'

async function main(args: readonly string[]): Promise<number> {
  let place: { name: string; command?: Command } = { name: '' }
  try {
    const [first = '', ...rest] = args
    if (first === 'help') return await main([...rest, '--help'])
    const entry = entryOf(commands, first)
    if (entry === undefined) return general(args)
    if (!isGroup(entry)) {
      const own = await entry.load(commands)
      place = { name: first, command: own }
      return await runOrHelp(first, own, rest)
    }
    place = { name: first }
    const [second = '', ...behind] = rest
    const found = entryOf(entry.commands, second)
    if (found === undefined) {
      if (second === '' || second === '-h' || second === '--help') return told(groupHelp(first, entry))
      throw unknown(`${first} ${second}`, Object.keys(entry.commands), second)
    }
    const own = await found.load(commands)
    place = { name: `${first} ${second}`, command: own }
    return await runOrHelp(`${first} ${second}`, own, behind)
  } catch (error) {
    return failed(error, place)
  }
}

async function runOrHelp(name: string, own: Command, args: readonly string[]): Promise<number> {
  const at = args.indexOf('--')
  if (args.slice(0, at === -1 ? undefined : at).some((arg) => arg === '-h' || arg === '--help'))
    return told(commandHelp(name, own))
  return own.run(args)
}

function general(args: readonly string[]): number {
  const [first = ''] = args
  if (first !== '' && !first.startsWith('-')) throw unknown(first, Object.keys(commands), first)
  const { values } = parsed(
    {
      help: { type: 'boolean', short: 'h', does: 'print this help' },
      version: { type: 'boolean', short: 'v', does: 'print the version' },
    },
    args,
  )
  return told(values.version === true ? packageVersion() : generalHelp(packageVersion(), commands))
}

function unknown(name: string, others: readonly string[], meant: string): UsageError {
  const near = nearest(meant, others)
  return new UsageError(
    `Unknown command "${name}".`,
    near === undefined ? undefined : `Did you mean \`termtape ${near}\`?`,
  )
}

function nearest(meant: string, others: readonly string[]): string | undefined {
  const [near] = nearNames(meant, others)
  return near ?? everyCommand(commands).find(({ name }) => name.endsWith(` ${meant}`))?.name
}

function told(text: string): number {
  say(text)
  return 0
}

function failed(error: unknown, { name, command }: { name: string; command?: Command }): number {
  const isUsage = error instanceof UsageError
  const message = plainText(isError(error) ? error.message : String(error))
  const hint = isUsage && error.hint !== undefined ? `\n\nHint: ${plainText(error.hint)}` : ''
  const help = `termtape ${name}`.trimEnd()
  const usage = command === undefined ? 'Usage: termtape COMMAND [options]' : usageLine(name, command)
  process.stderr.write(
    `termtape: ${message}${hint}\n${isUsage ? `\n${usage}\nRun \`${help} --help\` for more.\n` : ''}`,
  )
  return isUsage ? 2 : 1
}

// Whoever reads us may have had enough, as `head` has; that is no failure of ours.
for (const stream of [process.stdout, process.stderr])
  stream.on('error', (error: NodeJS.ErrnoException) => {
    // The terminal hung up. SIGHUP says so too, and ends us in good order.
    if (error.code === 'EIO') return
    if (error.code !== 'EPIPE') throw error
    process.exit()
  })
process.exitCode = await main(process.argv.slice(2))
