import type { Told } from './command.ts'
import type { Option } from './option.ts'
import { type Group, isGroup, type Table } from './table.ts'
import { exitCodes } from './exit-code.ts'
import { styled } from './style.ts'

/** The line that says how a command is written. */
export function usageLine(name: string, { usage }: Told): string {
  return `Usage: termtape ${name} ${usage}`.trimEnd()
}

/** All of one command: how it is written, every option with its default, and examples. */
export function commandHelp(name: string, told: Told): string {
  const options: [string, string][] = [
    ...Object.entries(told.options).map(([each, option]): [string, string] => [
      flagOf(each, option),
      doesOf(option),
    ]),
    ['-h, --help', 'print this help'],
  ]
  return [
    usageLine(name, told),
    told.about,
    `${styled('bold', 'Options:')}\n${columns(options)}`,
    `${styled('bold', told.examples.length > 1 ? 'Examples:' : 'Example:')}\n${told.examples.map((each) => `  ${each}`).join('\n')}`,
  ].join('\n\n')
}

/** The commands of a group. */
export function groupHelp(name: string, { does, commands }: Group): string {
  const rows = Object.entries(commands).map(([own, each]): [string, string] => [own, each.does])
  return [
    `Usage: termtape ${name} COMMAND [options]`,
    sentence(does),
    `${styled('bold', 'Commands:')}\n${columns(rows)}`,
    `Run \`termtape ${name} COMMAND --help\` for its options and an example.`,
  ].join('\n\n')
}

/** Everything, by name. */
export function generalHelp(version: string, table: Table): string {
  const rows = Object.entries(table).map(([name, entry]): [string, string] => [
    isGroup(entry) ? `${name} …` : name,
    entry.does,
  ])
  const options: [string, string][] = [
    ['-h, --help', "print this help, or a command's"],
    ['-v, --version', 'print the version'],
  ]
  return [
    `termtape ${version}: VCR for terminal programs, inside Vitest`,
    'Usage: termtape COMMAND [options] [-- PROGRAM ARGUMENT…]',
    `${styled('bold', 'Commands:')}\n${columns(rows)}`,
    `${styled('bold', 'Options:')}\n${columns(options)}`,
    `${styled('bold', 'Exit codes:')}\n${columns(exitCodes.map(({ code, means }) => [code, means]))}`,
    'Run `termtape COMMAND --help` for its options and an example. Specs record and replay tapes by themselves: see the README.',
  ].join('\n\n')
}

/** `open a session` as a sentence. */
export function sentence(does: string): string {
  return `${does.slice(0, 1).toUpperCase()}${does.slice(1)}.`
}

function flagOf(name: string, { type, short, value, multiple }: Option): string {
  const long = type === 'boolean' ? `--${name}` : `--${name} ${value ?? 'VALUE'}`
  return `${short === undefined ? '' : `-${short}, `}${long}${multiple === true ? '…' : ''}`
}

function doesOf(option: Option): string {
  const choices = option.choices === undefined ? '' : `: ${option.choices.join(', ')}`
  const otherwise = option.default ?? (option.type === 'boolean' ? 'off' : undefined)
  return `${option.does}${choices}${otherwise === undefined ? '' : ` (default: ${otherwise})`}`
}

/** Two columns; what is too wide for the first stands on a line of its own. */
function columns(rows: readonly (readonly [string, string])[]): string {
  const width = Math.min(28, Math.max(...rows.map(([first]) => first.length)))
  return rows
    .map(([first, second]) =>
      first.length > width
        ? `  ${first}\n  ${' '.repeat(width)}  ${second}`
        : `  ${first.padEnd(width)}  ${second}`,
    )
    .join('\n')
}
