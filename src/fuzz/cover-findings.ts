import { cover, secretsIn } from '../redact/cover.ts'
import { argumentSecrets } from '../redact/masked-arguments.ts'
import { secretValues } from '../redact/secret-names.ts'

/** What a program was started with. */
interface Started {
  command: string
  args: readonly string[]
  env?: Readonly<Record<string, string | undefined>> | undefined
}

/** Covers in what is told of a finding what the program was given as a secret, and what it printed of such. */
export function coverFindings({ command, args, env = {} }: Started): {
  told<T extends { words: string | null; screen: string; transcript?: string }>(finding: T): T
  line(text: string): string
} {
  const set = Object.entries(env).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]]))
  const given = [
    ...argumentSecrets(command, args),
    ...secretValues({ ...process.env, ...Object.fromEntries(set) }).map(({ value }) => value),
  ]
  return {
    told(finding) {
      const { words, screen, transcript } = finding
      const values = [...given, ...secretsIn(transcript ?? ''), ...secretsIn(screen)]
      const covered = (text: string): string => cover(text, { values })
      return {
        ...finding,
        words: words === null ? null : covered(words),
        screen: covered(screen),
        ...(transcript === undefined ? {} : { transcript: covered(transcript) }),
      }
    },
    // Rules would find secrets in what the fuzzer made up, and the line is there to be run.
    line: (text) => cover(text, { values: given, rules: [] }),
  }
}
