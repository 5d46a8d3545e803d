#!/usr/bin/env node
import { parseArgs } from 'node:util'
import { isError } from '../errors.ts'
import { packageVersion } from '../own-package.ts'
import { plainText } from '../text/plain-text.ts'
import { type Command, commands } from './commands.ts'
import { beforeDashes } from './dashes.ts'
import { UsageError } from './usage-error.ts'

async function main(args: readonly string[]): Promise<number> {
  const [name = '', ...rest] = args
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined
  try {
    if (command === undefined) return general(args)
    if (beforeDashes(rest).some((arg) => arg === '-h' || arg === '--help')) return say(usageOf(name, command))
    return await (
      await command.load()
    )(rest)
  } catch (error) {
    const message = plainText(isError(error) ? error.message : String(error))
    const usage = command === undefined ? help() : usageOf(name, command)
    process.stderr.write(`termtape: ${message}\n${isUsage(error) ? `\n${usage}` : ''}`)
    return isUsage(error) ? 2 : 1
  }
}

function general(args: readonly string[]): number {
  const [first = ''] = args
  if (first !== '' && !first.startsWith('-')) throw new UsageError(`There is no command "${first}".`)
  const { values } = parseArgs({
    args: [...args],
    options: { help: { type: 'boolean', short: 'h' }, version: { type: 'boolean', short: 'v' } },
  })
  return say(values.version === true ? `${packageVersion()}\n` : help())
}

function say(text: string): number {
  process.stdout.write(text)
  return 0
}

function isUsage(error: unknown): boolean {
  const code: unknown = isError(error) ? Reflect.get(error, 'code') : undefined
  return error instanceof UsageError || (typeof code === 'string' && code.startsWith('ERR_PARSE_ARGS_'))
}

function usageOf(name: string, { usage, does }: Command): string {
  return `Usage: termtape ${name} ${usage}`.trimEnd() + `\n\nTo ${does}.\n`
}

function help(): string {
  const rows = Object.entries(commands).map(([name, { does }]) => `  ${name.padEnd(9)} ${does}\n`)
  return `termtape ${packageVersion()}: VCR for terminal programs, inside Vitest

Usage: termtape COMMAND [options]

Commands:
${rows.join('')}
Options:
  -h, --help     print this help, or a command's
  -v, --version  print the version

Tapes are recorded and replayed by specs: see the README.
`
}

// Whoever reads us may have had enough, as `head` has; that is no failure of ours.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error
  process.exit()
})
process.exitCode = await main(process.argv.slice(2))
