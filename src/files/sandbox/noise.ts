/** What programs leave behind that differs from run to run and that no spec is about. By kind, so that a message can say why. */
export const noise: Readonly<Record<string, readonly string[]>> = {
  history: [
    '~/.*_history',
    '~/.*-history',
    '~/.lesshst',
    '~/.viminfo',
    '~/.wget-hsts',
    '~/.netrwhist',
    '~/.local/share/**/*history*',
    '~/.local/state/**/*history*',
  ],
  logs: ['**/_logs/', '**/*-debug.log', '**/*-debug.log.*', '**/*-debug-*.log'],
  caches: [
    '~/.cache/',
    '~/.npm/',
    '~/.yarn/',
    '~/.pnpm-state/',
    '~/.config/configstore/',
    '~/.local/state/nvim/',
    '~/.local/share/nvim/',
    '**/__pycache__/',
    '**/.pytest_cache/',
    '**/.mypy_cache/',
    '**/node_modules/',
    '**/.vite/',
  ],
  'editor files': ['**/*.swp', '**/*.swo', '**/*.swx', '**/.#*', '**/4913'],
  git: ['**/.git/'],
}

/**
 * Makes the question whether a file's name is left out; folders are asked about with a final `/`.
 *
 * @param more patterns beside the built-in ones; what one with `!` before it names is not left out. The last that fits decides
 */
export function noiseFilter(more: readonly string[] = []): (name: string) => boolean {
  const rules = [...Object.values(noise).flat(), ...more].map((pattern) => ({
    leavesOut: !pattern.startsWith('!'),
    expression: toExpression(pattern.replace(/^!/, '')),
  }))
  return (name) => rules.findLast(({ expression }) => expression.test(name))?.leavesOut === true
}

/** `*` is any part of one name, `**` any folders, a final `/` the folder and all in it. */
function toExpression(pattern: string): RegExp {
  const body = pattern
    .replace(/\/$/, '')
    .split(/(\*\*\/|\*)/)
    .map((part) =>
      part === '**/'
        ? '(?:.*/)?'
        : part === '*'
          ? '[^/]*'
          : part.replace(/[.+?^${}()|[\]\\]/g, String.raw`\$&`),
    )
    .join('')
  return new RegExp(`^${body}${pattern.endsWith('/') ? '/' : '$'}`)
}
