/** Lists every error the package makes: where, which, with which words, and where Troubleshooting explains it. */
import { errorCodes, messages } from './messages/messages.ts'

const codes = errorCodes()
for (const { file, line, error, words } of messages()) {
  const page = codes.has(error) ? `docs/troubleshooting.md#${error.toLowerCase()}` : 'docs/commands.md'
  process.stdout.write(
    `${file}:${line} ${error} → ${page}\n${words.map((each) => `    ${each.replaceAll('\n', ' ⏎ ')}\n`).join('')}`,
  )
}
