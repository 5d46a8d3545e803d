import type { CommandRow } from '../patterns/command-row.ts'
import { extractMenu } from '../patterns/menu-rows.ts'
import { detectError } from '../patterns/is-error-output.ts'
import type { Budget } from './budget.ts'
import type { Conversation } from './conversation.ts'
import { leaves } from './danger.ts'
import { countsAsLetter, promptShape, unknownWord } from './same-answer.ts'
import type { Reply } from './world.ts'

/** The end of input, as it is listed among the exit commands. */
export const endOfInput = 'Ctrl+D'

/** What most programs take, and what those take whose commands have a mark or are calls. */
const plain = ['quit', 'exit', 'q', 'bye']
const marked = [
  '.quit',
  '.exit',
  ':q',
  ':quit',
  '\\q',
  '/quit',
  '/exit',
  ',quit',
  'quit()',
  'exit()',
  '(quit)',
  '(exit)',
  'quit;',
  'quit();',
  'halt.',
  '#quit;;',
]

/** Commands that end the program, each proved by its end: with exit code or without, but not by a crash. */
export async function findExits(
  conversation: Conversation,
  rows: readonly CommandRow[],
  { budget, note }: { budget: Budget; note: (words: string) => void },
): Promise<string[]> {
  const named = rows.filter(leaves).flatMap(({ name, aliases }) => [name, ...aliases])
  const found: string[] = []
  await conversation.end()
  const tries = async (line: string): Promise<boolean> =>
    !budget.isOver('leave') && !countsAsLetter(line, rows) && (await ends(conversation, line, note))
  for (const line of new Set([...named, ...plain])) if (await tries(line)) found.push(line)
  // Where a bare word ends the program, one with a mark in front may be no more than that word and an error.
  if (found.length === 0)
    for (const line of marked)
      // `quit();` where `quit()` is known is the same with a mark more.
      if (!found.some((each) => wordOf(each) === wordOf(line)) && (await tries(line))) found.push(line)
  const whole = await withoutLetters(found, new Set(named), tries)
  if (budget.isOver('leave')) return whole
  await conversation.restart()
  let reply = await conversation.ask({ kind: 'eof' })
  if (reply.end === 'ready' && reply.prompt !== '' && isConfirmation(reply))
    reply = await conversation.ask({ kind: 'line', text: 'y' })
  if (isExit(reply)) whole.push(endOfInput)
  return whole
}

/** Without words that end the program by their first letter only: where `qzxj` ends it too, `quit` is no command. */
async function withoutLetters(
  found: readonly string[],
  named: ReadonlySet<string>,
  tries: (line: string) => Promise<boolean>,
): Promise<string[]> {
  const whole: string[] = []
  for (const line of found) {
    const [letter = ''] = line
    const isGuess = !named.has(line) && /^[a-z]{2,}$/.test(line) && found.includes(letter)
    if (!isGuess || !(await tries(`${letter}${unknownWord.slice(0, 3)}`))) whole.push(line)
  }
  return whole
}

function wordOf(line: string): string {
  return line.replace(/\W/g, '')
}

async function ends(
  conversation: Conversation,
  line: string,
  note: (words: string) => void,
): Promise<boolean> {
  const entry = conversation.entry
  const at = conversation.at
  const isMenu = entry !== undefined && extractMenu(entry.text).length > 0
  if (
    isMenu ||
    at === undefined ||
    entry === undefined ||
    // Without a prompt nobody sees where the line before led.
    entry.prompt.trim() === '' ||
    promptShape(at.prompt) !== promptShape(entry.prompt)
  ) {
    const anew = await conversation.restart()
    if (anew.end !== 'ready') return false
  }
  let reply = await conversation.ask({ kind: 'line', text: line })
  if (reply.end === 'ready' && isConfirmation(reply))
    reply = await conversation.ask({ kind: 'line', text: 'y' })
  if (reply.end === 'exit' && !isExit(reply))
    note(`"${line}" crashed the program${reply.exit?.signal == null ? '' : ` (${reply.exit.signal})`}.`)
  // What it leaves behind, half a line or a question, is not the next one's.
  if (reply.end === 'ready' && promptShape(reply.prompt) !== promptShape(entry?.prompt ?? ''))
    await conversation.end()
  return isExit(reply)
}

function isConfirmation({ prompt, text }: Reply): boolean {
  return (
    /\b(?:quit|exit|leave|sure|really|anyway|confirm)\b/i.test(
      `${text.split('\n').at(-1) ?? ''} ${prompt}`,
    ) &&
    /[?)\]:]\s*$/.test(prompt) &&
    /\by\b|yes|\?/i.test(prompt)
  )
}

function isExit({ end, exit, text }: Reply): boolean {
  return end === 'exit' && exit !== null && exit.signal === null && detectError(text)?.category !== 'crash'
}
