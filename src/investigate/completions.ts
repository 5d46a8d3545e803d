import { readdirSync } from 'node:fs'
import type { CommandRow } from '../patterns/command-row.ts'
import { detectPrompt } from '../patterns/detect-prompt.ts'
import type { Conversation } from './conversation.ts'
import type { Subject } from './world.ts'

/**
 * The commands a program offers to Tab at its empty prompt. Names of files, which line editors offer by themselves, are none, nor are
 * the names of a language or of all programs of a shell.
 */
export async function completions(conversation: Conversation): Promise<CommandRow[]> {
  const { end, prompt } = await conversation.restart()
  const { subject } = conversation
  if (end !== 'ready' || prompt.trim() === '' || subject === undefined || isLanguage(prompt)) return []
  const files = new Set(await subject.note('files', () => filesAround(subject)))
  // The first says that there is more than one, the second which.
  let reply = await conversation.ask({ kind: 'raw', text: '\t\t' })
  const many = /\b(?:all |see (?:all )?|show )?(\d+) possibilities\b/i.exec(reply.prompt)?.[1]
  if (many !== undefined)
    reply = await conversation.ask({ kind: 'raw', text: Number(many) > offeredMax ? 'n' : 'y' })
  await conversation.end()
  if (reply.end !== 'ready' || (many !== undefined && Number(many) > offeredMax)) return []
  const words = reply.text.split(/\s+/).filter((word) => word !== '')
  if (words.length < 2 || words.length > offeredMax) return []
  if (!words.every((word) => command.test(word)) || words.some((word) => files.has(word))) return []
  return [...new Set(words)].map((name) => ({ name, aliases: [], args: '', description: '' }))
}

/** More are a vocabulary, and no list of commands. */
const offeredMax = 150
const command = /^[.:\\/]?[a-z][\w-]{0,30}[!?]?$/i

function filesAround({ pid }: Subject): string[] {
  try {
    return readdirSync(`/proc/${pid}/cwd`)
      .flatMap((name) => [name, `${name}/`])
      .toSorted()
  } catch {
    return []
  }
}

function isLanguage(prompt: string): boolean {
  const category = detectPrompt(prompt)?.category
  return category !== undefined && languages.has(category)
}

const languages: ReadonlySet<string> = new Set([
  'bash',
  'python',
  'ruby',
  'lisp',
  'prolog',
  'perl',
  'php',
  'haskell',
  'maxima',
])
