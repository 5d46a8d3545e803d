// Answers as it should, and uses a whole processor while it waits.
import { createInterface } from 'node:readline'

const lines = createInterface({ input: process.stdin })
process.stdout.write('app> ')
lines.on('line', (line) => {
  if (line === 'quit') process.exit(0)
  process.stdout.write(
    line === ''
      ? 'app> '
      : line === 'help'
        ? 'show     Show it\nquit     Leave the program\napp> '
        : `unknown command: ${line}\napp> `,
  )
})
lines.on('close', () => process.exit(0))
const spin = () => {
  for (const until = Date.now() + 5; Date.now() < until;);
  setImmediate(spin)
}
spin()
