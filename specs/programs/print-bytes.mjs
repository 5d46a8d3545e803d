// Prints all 256 byte values, argv[2] times. On a terminal, run `stty raw` before.
const all = Buffer.from(Array.from({ length: 256 }, (_, value) => value))
process.stdout.write(Buffer.concat(Array.from({ length: Number(process.argv[2]) }, () => all)), () =>
  process.exit(0),
)
