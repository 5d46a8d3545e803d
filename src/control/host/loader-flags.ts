/** Flags of Node that decide how modules are found and read: the command line needs them to load as we were loaded. */
const withValue = ['--import', '--require', '-r', '--loader', '--experimental-loader', '--conditions', '-C']

const alone = [
  '--enable-source-maps',
  '--experimental-strip-types',
  '--experimental-transform-types',
  '--no-experimental-strip-types',
  '--no-strip-types',
  '--no-warnings',
  '--preserve-symlinks',
  '--preserve-symlinks-main',
]

/**
 * Of Node's own flags those a host is to be started with. All others are about the process they were given to: its script
 * (`-e`, `-p`, `-`), its debugger, its profiles, its watch mode.
 */
export function loaderFlags(execArgv: readonly string[]): string[] {
  const kept: string[] = []
  for (let index = 0; index < execArgv.length; index++) {
    const flag = execArgv[index] ?? ''
    const [name = ''] = flag.split('=', 1)
    if (withValue.includes(flag)) {
      const value = execArgv[++index]
      if (value !== undefined) kept.push(flag, value)
    } else if (alone.includes(flag) || (flag !== name && withValue.includes(name))) kept.push(flag)
    else if (takesValue.includes(flag)) index++
  }
  return kept
}

/** Flags whose value is an argument of its own, and must not be taken for a flag that is kept. */
const takesValue = ['-e', '--eval', '-p', '--print', '-pe', '--title', '--env-file', '--env-file-if-exists']

/** `NODE_OPTIONS` with its loader flags alone; undefined where nothing is left. */
export function loaderOptions(nodeOptions: string | undefined): string | undefined {
  const words = nodeOptions?.match(/(?:[^\s"]|"(?:\\.|[^"\\])*")+/g) ?? []
  const kept = loaderFlags(words)
  return kept.length === 0 ? undefined : kept.join(' ')
}
