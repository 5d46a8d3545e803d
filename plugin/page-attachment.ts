/** What the page of a failed test is called among its annotations. */
export const pageTitle = 'What the test saw, to play in a browser'

/** Whether a file in Vitest's folder for attachments is the copy it made of a page: it is named by the title, and never cleared. */
export function isCopyOfPage(file: string): boolean {
  return copied.test(file)
}

const copied = new RegExp(`^${pageTitle.replaceAll(/\W+/g, '-')}-[0-9a-f]{40}\\.html$`)
