import { termtape } from 'termtape/plugin'
import { defineConfig } from 'vitest/config'

export default defineConfig({
  plugins: [termtape({ tapes: './tapes', timeoutMs: 10_000 })],
  test: { include: ['specs/**/*.spec.ts'], setupFiles: ['./vitest.setup.ts'], pool: 'forks' },
})
