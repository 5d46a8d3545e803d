import { defineConfig } from 'vitepress'

const page = (text: string, name: string): { text: string; link: string } => ({ text, link: `/${name}` })

/** Headings have the addresses that they have on GitHub, and that the links of the pages name. */
function slugify(heading: string): string {
  return heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, '')
    .trim()
    .replace(/\s/g, '-')
}

export default defineConfig({
  title: 'termtape',
  description: 'VCR for terminal programs, inside Vitest',
  lang: 'en-GB',
  srcDir: 'pages',
  outDir: 'dist',
  cleanUrls: true,
  head: [['link', { rel: 'icon', href: 'data:,' }]],
  base: process.env['SITE_BASE'] ?? '/',
  markdown: {
    anchor: { slugify },
    theme: { light: 'github-light-high-contrast', dark: 'github-dark-high-contrast' },
  },
  themeConfig: {
    search: { provider: 'local' },
    outline: [2, 3],
    nav: [
      page('Start', 'start'),
      page('Reference', 'reference/'),
      page('Troubleshooting', 'troubleshooting'),
    ],
    sidebar: [
      { text: 'Start', items: [page('A first test', 'start'), page('All pages', '')] },
      {
        text: 'Guides',
        items: [
          page('A prompt', 'guide-prompt'),
          page('A wizard with a password', 'guide-wizard'),
          page('A full-screen program', 'guide-tui'),
          page('A REPL, on CI without it', 'guide-repl'),
          page('Secrets', 'guide-secrets'),
          page('CI', 'guide-ci'),
          page('A flaky test', 'guide-flaky'),
          page('Drift at night', 'guide-drift'),
          page('A monorepo', 'guide-monorepo'),
          page('Recipes', 'recipes'),
          page('From pexpect', 'migrating-from-pexpect'),
        ],
      },
      {
        text: 'Reference',
        items: [
          page('By entry of the package', 'reference/'),
          page('Sessions', 'sessions'),
          page('Fixtures', 'fixtures'),
          page('Matchers', 'matchers'),
          page('Screen', 'screen'),
          page('Modes', 'modes'),
          page('Matching', 'matching'),
          page('Replay', 'replay'),
          page('Plugin', 'plugin'),
          page('Tape report', 'reporter'),
          page('Tape store', 'tape-store'),
          page('Helpers', 'helpers'),
          page('Patterns', 'patterns'),
          page('Control', 'control'),
          page('Persistent sessions', 'persistent-sessions'),
          page('Command line', 'command-line'),
          page('Commands', 'commands'),
          page('Investigate', 'investigate'),
          page('Black box', 'blackbox'),
          page('Fuzzing', 'fuzzing'),
          page('Stores', 'stores'),
          page('Secret manifests', 'secret-manifests'),
          page('Claude commands', 'claude-commands'),
        ],
      },
      {
        text: 'Formats',
        items: [page('Tape format', 'tape-format'), page('asciicast, script, ttyrec', 'asciicast')],
      },
      {
        text: 'Explanations',
        items: [
          page('What a replay cannot do', 'replay-limits'),
          page('Redaction', 'redaction'),
          page('Drift', 'drift'),
          page('What the terminal answers', 'terminal-answers'),
          page('Platforms', 'platforms'),
          page('Benchmarks', 'benchmarks'),
          page('Gallery', 'gallery'),
        ],
      },
      { text: 'Troubleshooting', items: [page('By message', 'troubleshooting')] },
    ],
  },
})
