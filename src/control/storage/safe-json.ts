import { forbiddenKey } from '../../tape/fields.ts'

/**
 * Reads JSON, but for a name that would change a prototype once it is copied.
 *
 * @throws SyntaxError when it is none
 */
export function parseJson(text: string): unknown {
  const value: unknown = JSON.parse(text, (key, each: unknown) => {
    if (key === forbiddenKey) throw new SyntaxError(`the name ${forbiddenKey} is not allowed`)
    return each
  })
  return value
}
