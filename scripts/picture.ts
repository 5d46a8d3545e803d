/**
 * Records the picture of README.md: in a new project, a shell runs Vitest twice. The first run records the program of README's own
 * example, the second one replays it. Then the tape becomes an animated SVG.
 */
import { copyFileSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { symlink } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { spawn } from 'termtape'
import { animatedSvg } from '../src/page/animated-svg.ts'
import { readTape } from '../src/tape/tape-file.ts'
import { Project } from '../specs/project.ts'

const root = resolve(import.meta.dirname, '..')
const pictures = join(root, 'docs/pictures')
const readme = readFileSync(join(root, 'README.md'), 'utf8')
const [, spec = ''] = /^```ts spec\n([\s\S]*?)^```$/m.exec(readme) ?? []
const prompt = '\u001b[1;32m$\u001b[0m '

const config = `import { termtape } from 'termtape/plugin'
export default { plugins: [termtape()] }
`
await using project = await Project.create({ 'shell.spec.ts': spec, 'vitest.config.mjs': config })
await symlink(join(root, 'node_modules/.bin'), join(project.folder, 'node_modules/.bin'))
const tapes = mkdtempSync(join(tmpdir(), 'termtape-picture-'))
const shell = await spawn('sh', ['-i'], {
  cwd: project.folder,
  // Without settings of whoever paints it.
  env: {
    PS1: prompt,
    FORCE_COLOR: '1',
    HOME: project.folder,
    npm_config_progress: 'false',
    npm_config_update_notifier: 'false',
  },
  cols: 92,
  rows: 28,
  record: 'NEW',
  tapes,
  tapeName: 'record-and-replay',
})
await shell.expect('$')
for (const line of [
  '# once, with the real program',
  'npx vitest run',
  '# from then on, and on CI: from its tape',
  'CI=1 npx vitest run',
])
  await shell.sendLine(line, { until: '$\u001b[0m ' })
await shell.close()

const tape =
  readdirSync(tapes, { recursive: true, encoding: 'utf8' }).find((name) => name.endsWith('.json5')) ?? ''
copyFileSync(join(tapes, tape), join(pictures, 'record-and-replay.json5'))
rmSync(tapes, { recursive: true })
const read = await readTape(join(pictures, 'record-and-replay.json5'))
if (read === undefined) throw new Error('There is no tape.')
writeFileSync(join(pictures, 'record-and-replay.svg'), animatedSvg(read.tape))
