// Prints each read from the terminal in raw mode as hexadecimal.
process.stdin.setRawMode(true)
process.stdin.on('data', (bytes) => process.stdout.write(`${bytes.toString('hex')} `))
process.stdout.write('ready')
