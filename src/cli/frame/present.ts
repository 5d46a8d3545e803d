type Present<T> = { [K in keyof T]?: Exclude<T[K], undefined> }

/** An object without what is undefined in it. */
export function present<T extends object>(given: T): Present<T>
export function present(given: object): object {
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined))
}
