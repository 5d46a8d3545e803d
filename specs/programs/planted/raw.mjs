/** Keys of a terminal in raw mode, one call per read; shared by the planted programs. */
export function keys(prompt, each) {
  process.stdin.setRawMode(true)
  process.stdout.write(prompt)
  process.stdin.on('data', (bytes) => {
    if (bytes.includes(3)) leave(0)
    each(bytes)
  })
}

export function leave(code) {
  process.stdin.setRawMode(false)
  process.exit(code)
}

/** Dies as a program in C does. */
export function fault() {
  process.kill(process.pid, 'SIGSEGV')
}
