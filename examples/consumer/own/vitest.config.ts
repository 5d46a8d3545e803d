import { defineConfig } from 'vitest/config'

// Neither the plugin nor the fixtures: a set-up file of one's own extends Vitest's own `expect`.
export default defineConfig({
  test: { root: import.meta.dirname, include: ['*.spec.ts'], setupFiles: ['./setup.ts'], pool: 'forks' },
})
