import type { CommandRow } from '../patterns/command-row.ts'
import { harmfulWords, unknownVerb } from './harmful-words.ts'
import { harmfulElsewhere } from './other-languages.ts'

/**
 * Why a command is not run in safe mode; undefined for one that may be. Its name is judged, and what its help says of it: one
 * that deletes, overwrites, formats, sends, installs, ends things or starts others is left alone, and so is one of which nothing
 * is known at all.
 */
export function danger({ name, aliases, args, description }: CommandRow): string | undefined {
  const words = [name, ...aliases]
  const named = words
    .flatMap((each) => each.toLowerCase().split(/[^a-z]+/))
    .find((word) => harmfulNames.has(word))
  if (named !== undefined) return `its name says "${named}"`
  const said = harmfulWords(description)
  if (said !== undefined) return `its help says "${said}"`
  const elsewhere = harmfulElsewhere(description)
  if (elsewhere !== undefined) return `its help says "${elsewhere}", and may mean harm`
  const unknown = unknownVerb(description)
  if (unknown !== undefined) return `its help says "${unknown}", which may be harmful`
  const given = /\b(?:command|cmd|shell|program|script)\b/i.exec(args)
  if (given !== null && !/help|topic/i.test(name)) return `it takes a ${given[0].toLowerCase()}`
  if (words.some((each) => each === '!' || each.startsWith('!'))) return 'it starts another program'
  if (description === '' && !words.some((each) => harmlessNames.has(bare(each))))
    return 'nothing says what it does'
  return undefined
}

/** Whether a question, or a help, speaks of something that should not be tried. */
export function isHarmful(words: string): boolean {
  return harmfulWords(words) !== undefined
}

/** Whether a command is there to leave the program, or the mode it is in. */
export function leaves({ name, aliases, description }: CommandRow): boolean {
  return [name, ...aliases].some((each) => leavingNames.has(bare(each))) || leaving.test(description)
}

export function bare(name: string): string {
  return name.replace(/^[.:\\/,#]+|[()]+$/g, '').toLowerCase()
}

const list = (text: string): ReadonlySet<string> => new Set(text.split(/\s+/))

const leavingNames = list('quit exit q bye logout end back return leave')
const leaving =
  /^(?:quit|exit|leave|bye|log ?out|end (?:the )?(?:session|program)|return to|go back|back to|terminate (?:the )?(?:session|program|gdb)|back$)/i

const harmlessNames = list(
  'help h ? status version show list ls info pwd whoami about uptime date time echo print display history commands menu stats jobs config',
)

const harmfulNames = list(
  `delete del rm remove rmdir unlink erase destroy wipe purge drop truncate format mkfs mklabel mktable mkpart kill shutdown
  reboot halt poweroff crash abort panic flush reset clear zap nuke trash discard expunge prune uninstall install upgrade update
  write save overwrite put upload push send mail publish deploy commit exec execute system shell sh spawn fork source script
  restore recover rescue import truncate mdelete mput mrm mv move rename chmod chown attach connect open telnet ssh ftp load
  sleep wait loop reply forward resend respond compose bounce`,
)
