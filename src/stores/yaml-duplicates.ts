import type { Document, Scalar } from 'yaml'

/**
 * The keys of a document that stand a second time in their mapping. The library compares every key with every other,
 * which takes minutes for some ten thousands; parse with `uniqueKeys: false` and ask here.
 */
export function duplicateKeys(yaml: typeof import('yaml'), document: Document.Parsed): Scalar[] {
  const duplicates: Scalar[] = []
  yaml.visit(document, {
    Map(_, map) {
      const seen = new Set<unknown>()
      for (const { key } of map.items) {
        if (!yaml.isScalar(key)) continue
        if (seen.has(key.value)) duplicates.push(key)
        seen.add(key.value)
      }
    },
  })
  return duplicates
}
