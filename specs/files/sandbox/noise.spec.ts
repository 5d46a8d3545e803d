import { expect, it } from 'vitest'
import { noise, noiseFilter } from '../../../src/files/sandbox/noise.ts'

const isNoise = noiseFilter()

it.each([
  '~/.bash_history',
  '~/.python_history',
  '~/.lesshst',
  '~/.viminfo',
  '~/.npm/_logs/x.log',
  '~/.npm/_cacache/a/b',
  '~/.cache/x',
  '~/.local/share/mc/history',
  'node_modules/',
  'packages/a/node_modules/x/index.js',
  'logs/_logs/x',
  '.a.txt.swp',
  'deep/.b.swp',
  'pkg/__pycache__/m.pyc',
  '.git/',
  'sub/.git/HEAD',
  'npm-debug.log',
])('%s is left out', (name) => {
  expect(isNoise(name)).toBe(true)
})

it.each([
  'package.json',
  'history.txt',
  'bash_history',
  '.bash_history',
  'logs/app.log',
  'src/cache.ts',
  'cache/x',
  '.gitignore',
  '.github/workflows/ci.yml',
  '~/.bashrc',
  '~/.config/app/settings.json',
  'node_modules.txt',
  'a.swpx',
  'gitx/.git-keep',
])('%s is kept', (name) => {
  expect(isNoise(name)).toBe(false)
})

it('is named by kinds', () => {
  expect(Object.keys(noise)).toEqual(['history', 'logs', 'caches', 'editor files', 'git'])
})

it('is added to, and taken from with an exclamation mark; the last that fits decides', () => {
  const isLeftOut = noiseFilter(['**/*.tmp', '!**/node_modules/', 'build/', '!build/kept.txt'])
  const names = ['a/b.tmp', 'node_modules/x/index.js', 'build/out.js', 'build/kept.txt', 'a.txt', '~/.npm/x']
  expect(names.filter(isLeftOut)).toEqual(['a/b.tmp', 'build/out.js', '~/.npm/x'])
})
