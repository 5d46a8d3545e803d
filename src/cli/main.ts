#!/usr/bin/env node
import { parseArgs } from 'node:util'
import { packageVersion } from '../package-version.ts'

const help = `termtape ${packageVersion()}: VCR for terminal programs, inside Vitest

Usage: termtape [options]
       termtape serve [--idle <seconds>]

Commands:
  serve          hold sessions for other commands until none is left; started by itself when it is needed

Options:
  -h, --help     print this help
  -v, --version  print the version

Tapes are recorded and replayed by specs: see the README.
`

async function main(args: readonly string[]): Promise<number> {
  try {
    if (args[0] === 'serve') return await (await import('./serve.ts')).serveCommand(args.slice(1))
    const { values } = parseArgs({
      args: [...args],
      options: { help: { type: 'boolean', short: 'h' }, version: { type: 'boolean', short: 'v' } },
    })
    process.stdout.write(values.version === true ? `${packageVersion()}\n` : help)
    return 0
  } catch (error) {
    process.stderr.write(`termtape: ${error instanceof Error ? error.message : String(error)}\n\n${help}`)
    return 2
  }
}

process.exitCode = await main(process.argv.slice(2))
