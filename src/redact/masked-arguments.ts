import { createRedactor } from './redactor.ts'
import { argumentPassages } from './secret-names.ts'

/** The arguments of a command as they may be told, and be part of a file's name: without secrets. */
export function maskedArguments(command: string, args: readonly string[]): string[] {
  return createRedactor()
    .redact(argumentPassages(command, args))
    .map(({ text }) => text)
}

/** What is secret of them by its place: the value of `--password`. */
export function argumentSecrets(command: string, args: readonly string[]): string[] {
  return argumentPassages(command, args).flatMap(({ text, secretFrom }) =>
    secretFrom === undefined ? [] : [text.slice(secretFrom)],
  )
}
