import { termtape } from 'termtape/plugin'
import { defineConfig } from 'vitest/config'

export default defineConfig({ plugins: [termtape()], test: { name: 'count' } })
