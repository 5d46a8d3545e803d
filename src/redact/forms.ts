/** How a known value is written: as it is, or inside JSON, a URL, a shell command or base64. */
export type Form = 'raw' | 'json' | 'url' | 'shell' | 'base64'

export interface Written {
  form: Form
  /** What to look for. For base64 it is the part that does not depend on what surrounds the value. */
  text: string
}

/** Every way a value may be written, the value itself first, without duplicates. */
export function formsOf(value: string): Written[] {
  const forms: Written[] = [{ form: 'raw', text: value }]
  const add = (form: Form, text: string): void => {
    if (text.length >= formCharsMin && forms.every((each) => each.text !== text)) forms.push({ form, text })
  }
  if (value.includes('\n')) {
    // A terminal turns every LF into CR LF; a joined view has no line ends at all.
    add('raw', value.replace(/\r?\n/g, '\r\n'))
    add('raw', value.replace(/\r?\n/g, ''))
  }
  const json = JSON.stringify(value).slice(1, -1)
  add('json', json)
  add('json', JSON.stringify(json).slice(1, -1))
  add('json', json.replaceAll('/', String.raw`\/`))
  add('url', urlEncoded(value))
  add('url', urlEncoded(value).replaceAll('%20', '+'))
  add('url', urlEncoded(value).replace(/%(?:21|27|28|29|2A)/g, decodeURIComponent))
  add('shell', value.replaceAll("'", String.raw`'\''`))
  add('shell', value.replace(/([^\w@%+=:,./-])/g, String.raw`\$1`))
  const bytes = Buffer.from(value, 'utf8')
  // Bytes that are not UTF-8 are seen as latin1, and a value among them too.
  add('raw', bytes.toString('latin1'))
  for (let before = 0; before < 3; before += 1) {
    const core = base64Core(bytes, before)
    add('base64', core)
    add('base64', core.replaceAll('+', '-').replaceAll('/', '_'))
  }
  return forms
}

/** One form of a value, as it is written when nothing surrounds it. */
export function written(value: string, form: Form): string {
  if (form === 'json') return JSON.stringify(value).slice(1, -1)
  if (form === 'url') return urlEncoded(value)
  if (form === 'shell') return value.replaceAll("'", String.raw`'\''`)
  if (form === 'base64') return Buffer.from(value, 'utf8').toString('base64')
  return value
}

/** Shorter encoded pieces occur by chance. */
const formCharsMin = 4

function urlEncoded(value: string): string {
  // A lone half of a surrogate pair cannot be encoded; through UTF-8 it becomes U+FFFD.
  return encodeURIComponent(Buffer.from(value, 'utf8').toString('utf8')).replace(
    /[!'()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  )
}

/** The base64 digits that hold only bits of the value when `before` bytes stand in front of it in a group of three. */
function base64Core(bytes: Buffer, before: number): string {
  const digits = Buffer.concat([Buffer.alloc(before), bytes]).toString('base64')
  const first = Math.ceil((before * 8) / 6)
  const last = Math.floor(((before + bytes.length) * 8) / 6)
  const core = digits.slice(first, last)
  return core.length >= base64CoreCharsMin ? core : ''
}

const base64CoreCharsMin = 6
