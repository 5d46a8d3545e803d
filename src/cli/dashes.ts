/** The command's own arguments: those before `--`. */
export function beforeDashes(args: readonly string[]): string[] {
  const at = args.indexOf('--')
  return args.slice(0, at === -1 ? undefined : at)
}

/** The words behind `--`, as they are: another program and its arguments. */
export function behindDashes(args: readonly string[]): string[] {
  const at = args.indexOf('--')
  return at === -1 ? [] : args.slice(at + 1)
}
