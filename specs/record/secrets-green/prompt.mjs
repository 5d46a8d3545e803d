// A prompt that paints by itself: stars, one sign for all, nothing, or what was typed.
const [how = 'stars', question = 'Password: ', times = '1'] = process.argv.slice(2)
process.stdin.setRawMode(true)
let [typed, left] = ['', Number(times)]
const ask = () => process.stdout.write(question)
ask()
process.stdin.on('data', (bytes) => {
  for (const key of bytes.toString()) {
    if (key === '\r') {
      left -= 1
      process.stdout.write(`\r\nok ${Array.from(typed).length}\r\n`)
      typed = ''
      if (left === 0) process.exit(0)
      ask()
    } else if (key === '\u007f') {
      if (typed !== '' && how !== 'nothing') process.stdout.write('\b \b')
      typed = typed.slice(0, -1)
    } else {
      typed += key
      if (how === 'stars') process.stdout.write('*')
      if (how === 'repaint')
        process.stdout.write(`\r\u001b[2K${question}${'•'.repeat(Array.from(typed).length)}`)
      if (how === 'shown') process.stdout.write(key)
    }
  }
})
