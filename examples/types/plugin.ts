// With the plugin in vitest.config.ts, which tsconfig includes, Vitest's own `expect` is typed.
import { termtape } from 'termtape/plugin'
import { spawn } from 'termtape'
import { expect, test } from 'vitest'
import { defineConfig } from 'vitest/config'

export default defineConfig({ plugins: [termtape({ tapes: 'recordings' })] })

test('the types are there', async () => {
  const session = await spawn('sh')
  await expect(session).toShow('x')
  // @ts-expect-error -- a number shows nothing
  void expect(42).toShow
})
