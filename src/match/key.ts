import { createHash } from 'node:crypto'
import { baseName, type CommandMatcherOptions, comparedArgs } from './command.ts'
import { comparedEnv, type EnvMatcherOptions, type Environment } from './env.ts'
import { comparedPrompt, type PromptMatcherOptions } from './prompt.ts'
import { comparedStdin, type Stdin, type StdinMatcherOptions } from './stdin.ts'

/** What identifies an exchange. */
export interface KeyParts {
  program: string
  args: readonly string[]
  env: Environment
  cwd: string
  prompt: string | null
  input: Stdin
}

/** How each part is compared; the same options as the matchers take. */
export interface KeyOptions {
  command?: CommandMatcherOptions
  env?: EnvMatcherOptions
  /** Whether the working folder counts. Default true. */
  cwd?: boolean
  prompt?: PromptMatcherOptions
  stdin?: StdinMatcherOptions
  normalise?: (text: string) => string
}

/** The key of an exchange as text: JSON of program, args, env, cwd, prompt and input, each as it is compared. */
export function exchangeKey(parts: KeyParts, options: KeyOptions = {}): string {
  return `${sessionKey(parts, options)}\n${inputKey(parts, options)}`
}

/** The part of the key that is the same for all exchanges of a session. */
export function sessionKey(
  parts: Pick<KeyParts, 'program' | 'args' | 'env' | 'cwd'>,
  options: KeyOptions = {},
): string {
  const common = options.normalise === undefined ? {} : { normalise: options.normalise }
  const command = { ...common, ...options.command }
  return JSON.stringify([
    command.ignore === true ? null : [baseName(parts.program), comparedArgs(parts.args, command)],
    options.env?.ignore === true ? null : comparedEnv(parts.env, { ...common, ...options.env }),
    options.cwd === false ? null : (options.normalise?.(parts.cwd) ?? parts.cwd),
  ])
}

/** The part of the key that belongs to one exchange. */
export function inputKey(parts: Pick<KeyParts, 'prompt' | 'input'>, options: KeyOptions = {}): string {
  const common = options.normalise === undefined ? {} : { normalise: options.normalise }
  return JSON.stringify([
    options.prompt?.ignore === true ? null : comparedPrompt(parts.prompt, { ...common, ...options.prompt }),
    options.stdin?.ignore === true
      ? null
      : [parts.input.kind, comparedStdin(parts.input, { ...common, ...options.stdin })],
  ])
}

/** A key as 64 hex digits (SHA-256). */
export function keyHash(key: string): string {
  return createHash('sha256').update(key).digest('hex')
}
