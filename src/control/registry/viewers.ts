/** The size of a user's terminal. */
export interface ViewerSize {
  cols: number
  rows: number
}

/** Who looks at a session, and through how large a terminal. The session has the size of who came, or changed it, last. */
export class Viewers {
  readonly #sizes = new Map<object, ViewerSize>()

  resized(viewer: object, { cols, rows }: ViewerSize): void {
    this.#sizes.delete(viewer)
    this.#sizes.set(viewer, { cols, rows })
  }

  /** The size to give back to those who stay; undefined where nobody does, or nothing changes. */
  left(viewer: object): ViewerSize | undefined {
    const before = [...this.#sizes.keys()].at(-1)
    this.#sizes.delete(viewer)
    return before === viewer ? [...this.#sizes.values()].at(-1) : undefined
  }
}
