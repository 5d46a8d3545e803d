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

/** Makes the question whether a file's name is left out; folders are asked about with a final `/`. */
export function noiseFilter(
  patterns: readonly string[] = Object.values(noise).flat(),
): (name: string) => boolean {
  const expressions = patterns.map(toExpression)
  return (name) => expressions.some((expression) => expression.test(name))
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
