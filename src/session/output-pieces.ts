/** Output in pieces, each of which may have painted the screen anew: before each line end and each control sequence. */
export function outputPieces(output: string): Buffer[] {
  const pieces = [...output.slice(0, splitCharsMax).split(/(?=[\r\n]|\u001b\[)/), output.slice(splitCharsMax)]
  return pieces.filter((piece) => piece !== '').map((piece) => Buffer.from(piece, 'utf8'))
}

/** More than a prompt paints for one key. */
const splitCharsMax = 4_096
