/**
 * Builds the site: the pages of docs/, and beside them a reference made from the declarations the package emits. Run by .ci/site.
 */
import { execFileSync } from 'node:child_process'
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'

const site = import.meta.dirname
const root = resolve(site, '..')
const pages = join(site, 'pages')
const doors = join(site, 'doors')
for (const folder of [pages, doors]) {
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder)
}

// TypeDoc names a page after its file, so each entry of the package gets one of its own name.
const { exports } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
for (const [entry, { types }] of Object.entries(exports)) {
  if (types === undefined) continue
  const name = entry === '.' ? 'termtape' : entry.slice(2).replaceAll('/', '-')
  writeFileSync(
    join(doors, `${name}.d.ts`),
    `export * from '../../${types.replace('./', '').replace('.d.ts', '.js')}'\n`,
  )
}
cpSync(join(root, 'docs'), pages, { recursive: true })
// Notes to whoever edits a page are not shown.
for (const name of readdirSync(pages, { recursive: true, encoding: 'utf8' }).filter((each) =>
  each.endsWith('.md'),
)) {
  const file = join(pages, name)
  writeFileSync(file, readFileSync(file, 'utf8').replace(/^<!--.*?-->\n/gms, ''))
}
// What stands in angle brackets there is a name, and no element.
for (const name of readdirSync(join(pages, 'proofs'))) {
  const file = join(pages, 'proofs', name)
  const pieces = readFileSync(file, 'utf8').split('`')
  writeFileSync(
    file,
    pieces
      .map((piece, at) =>
        at % 2 === 0 ? piece.replaceAll('<', '&lt;').replaceAll('{{', '{&#8203;{') : piece,
      )
      .join('`'),
  )
}
// What a page links to and is no page.
mkdirSync(join(pages, 'public'))
cpSync(join(root, 'docs/tape.schema.json'), join(pages, 'public/tape.schema.json'))
const run = (program, ...args) =>
  execFileSync(join(site, 'node_modules/.bin', program), args, { cwd: site, stdio: 'inherit' })
run('typedoc', '--logLevel', 'Error')
// TypeDoc numbers a name that is both a type and something else, although it has one heading.
for (const name of readdirSync(join(pages, 'reference'))) {
  const file = join(pages, 'reference', name)
  const text = readFileSync(file, 'utf8')
  const twice = (anchor) => text.match(new RegExp(`^#+ \\W*${anchor}\\b`, 'gim'))?.length > 1
  writeFileSync(
    file,
    text.replace(/\(#(\w+)-\d+\)/g, (link, anchor) => (twice(anchor) ? link : `(#${anchor})`)),
  )
}
run('vitepress', 'build', '.')
