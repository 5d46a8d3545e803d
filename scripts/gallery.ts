/** Paints the screens of docs/gallery.md anew from the tapes. */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pictures, screensFolder } from './gallery/pictures.ts'

rmSync(screensFolder, { recursive: true, force: true })
mkdirSync(screensFolder)
for (const [name, svg] of Object.entries(await pictures())) {
  writeFileSync(join(screensFolder, name), svg)
  process.stdout.write(`docs/screens/${name} ${svg.length} bytes\n`)
}
