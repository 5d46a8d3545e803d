import { join, resolve } from 'node:path'
import { Screen } from '../../src/screen/screen.ts'
import { bytesOfChunk } from '../../src/tape/data.ts'
import { readTape } from '../../src/tape/tape-file.ts'

const root = resolve(import.meta.dirname, '../..')

/** Where the page keeps its pictures. */
export const screensFolder: string = join(root, 'docs/screens')

/** A screen worth a picture: the tape, and how many inputs of the user were sent when it looked so. */
interface Scene {
  tape: string
  inputs: number
}

const scenes: Readonly<Record<string, Scene>> = {
  vim: {
    tape: 'vim/specs--tui--vim/vim--searches-marks-what-it-found-and-says-where-it-is~bdeae998',
    inputs: 2,
  },
  htop: { tape: 'htop/specs--tui--htop/htop--shows-processes-and-its-help~a4fa366a', inputs: 1 },
  fzf: { tape: 'fzf/specs--tui--fzf/fzf--narrows-a-list-and-marks-what-matches', inputs: 1 },
  dialog: { tape: 'choose.sh/specs--tui--dialog/dialog--is-chosen-from-with-the-keys', inputs: 1 },
  nano: { tape: 'nano/specs--tui--nano/nano--edits-and-writes-a-file', inputs: 2 },
  less: { tape: 'less/specs--tui--less/less--marks-every-match-of-a-search', inputs: 1 },
  clack: {
    tape: 'node/specs--tui--clack/a-node-prompt-library--asks-checks-and-is-answered-with-the-keys~2a4a3e3b',
    inputs: 5,
  },
}

/** The pictures of the page as the tapes give them now, by file name. */
export async function pictures(): Promise<Record<string, string>> {
  const painted = Object.entries(scenes).map(async ([name, scene]) => [`${name}.svg`, await picture(scene)])
  return Object.fromEntries(await Promise.all(painted))
}

async function picture({ tape: name, inputs }: Scene): Promise<string> {
  const path = join(root, 'tapes', `${name}.json5`)
  const file = await readTape(path)
  if (file === undefined) throw new Error(`There is no tape ${path}.`)
  const { meta, exchanges } = file.tape
  const screen = new Screen(meta.pty ?? { cols: 80, rows: 24 })
  let sent = 0
  for (const { input, output } of exchanges) {
    if (input.kind !== 'start' && input.kind !== 'reply') sent++
    if (sent > inputs) break
    if (input.kind === 'resize') screen.resize(input.cols, input.rows)
    for (const chunk of output.chunks) screen.feed(bytesOfChunk(chunk))
  }
  return screen.toSvg()
}
