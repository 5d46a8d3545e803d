/**
 * The path of the first string or key that is not well-formed Unicode, e.g. `message.content[0].text`; undefined if
 * all are. Walks without recursion: how deep a value nests is up to whoever wrote the file.
 */
export function findLoneSurrogate(value: unknown): string | undefined {
  const waiting: { value: unknown; path: string }[] = [{ value, path: '' }]
  for (let each = waiting.pop(); each !== undefined; each = waiting.pop()) {
    const { value: found, path } = each
    if (typeof found === 'string') {
      if (lone.test(found)) return path
    } else if (Array.isArray(found)) {
      found.forEach((item: unknown, index) => waiting.push({ value: item, path: `${path}[${index}]` }))
    } else if (typeof found === 'object' && found !== null) {
      for (const [key, item] of Object.entries(found)) {
        if (lone.test(key)) return path
        waiting.push({ value: item, path: path === '' ? key : `${path}.${key}` })
      }
    }
  }
  return undefined
}

const lone = /\p{Surrogate}/u
