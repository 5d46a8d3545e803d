import { defineConfig, type ViteUserConfig } from 'vitest/config'

// Specs import the package by its public name; this condition makes that name mean the source.
const conditions = ['termtape-source']

const config: ViteUserConfig = defineConfig({
  resolve: { conditions },
  ssr: { resolve: { conditions } },
  test: {
    include: ['specs/**/*.spec.ts'],
    pool: 'forks',
    // Real programs on a small machine: generous, and never asserted on.
    testTimeout: 60_000,
    // A test that passes only when tried once more is broken, not green: .ci/run names it. One such must not hide the other results.
    retry: process.env['CI'] === undefined || process.env['CI'] === '' ? 0 : 1,
    hookTimeout: 60_000,
  },
})

export default config
