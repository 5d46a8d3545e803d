import { termtape } from 'termtape/plugin'
import { defineConfig } from 'vitest/config'

export default defineConfig({
  plugins: [termtape({ rows: 5 })],
  test: { root: import.meta.dirname, include: ['*.spec.ts'], pool: 'forks' },
})
