import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import { createRequire } from 'node:module'
import { extname, join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Browser, chromium, type Page } from 'playwright-core'

const root = resolve(import.meta.dirname, '..')
const dist = join(root, 'site/dist')
const executablePath = ['/usr/bin/chromium', '/usr/bin/chromium-browser'].find((path) => existsSync(path))
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const isBuilt = existsSync(dist)
const pages = isBuilt
  ? readdirSync(dist, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.html'))
  : []
const html = new Map(pages.map((page) => [page, readFileSync(join(dist, page), 'utf8')]))
const htmlOf = (page: string): string => html.get(page) ?? ''
const idsOf = new Map(
  pages.map((page) => [page, new Set([...htmlOf(page).matchAll(/ id="([^"]*)"/g)].map(([, id]) => id))]),
)

/** The file of the site that an address leads to, or undefined. */
function fileOf(address: string): string | undefined {
  const path = decodeURIComponent(address.replace(/[?#].*$/, '')).replace(/^\//, '')
  return [path, `${path}.html`, join(path, 'index.html')].find(
    (each) => extname(each) !== '' && existsSync(join(dist, each)),
  )
}

describe.skipIf(!isBuilt)('the site, as .ci/site built it', () => {
  it('has every export of every entry in its reference', () => {
    const left = readdirSync(join(root, 'specs/surface')).flatMap((file) => {
      const door = file.replace(/^termtape-(?=.)|\.txt$/g, '')
      const reference = readFileSync(join(root, `site/pages/reference/${door}.md`), 'utf8').replaceAll(
        '\\',
        '',
      )
      const names = [
        ...readFileSync(join(root, 'specs/surface', file), 'utf8').matchAll(
          /^(?:abstract )?(?:async )?(?:class|const|function|interface|type) (\w+)/gm,
        ),
      ].map(([, name = '']) => name)
      return names.filter((name) => !new RegExp(`^#+ (?:\`?abstract\`? )?${name}\\b`, 'm').test(reference))
    })
    expect(left).toEqual([])
  })

  it('has no dead link and no dead anchor', () => {
    const dead = pages.flatMap((page) =>
      [...htmlOf(page).matchAll(/<a [^>]*?href="([^"]*)"/g)].flatMap(([, href = '']) => {
        if (/^[a-z]+:|^\/\//.test(href)) return []
        const target = href.startsWith('#') ? page : fileOf(new URL(href, `http://x/${page}`).pathname)
        if (target === undefined) return [`${page} → ${href}`]
        const anchor = decodeURIComponent(href.split('#')[1] ?? '').replaceAll('&amp;', '&')
        if (anchor === '' || !target.endsWith('.html')) return []
        return idsOf.get(target)?.has(anchor) === true ? [] : [`${page} → ${href}`]
      }),
    )
    expect([...new Set(dead)]).toEqual([])
  })
})

describe.skipIf(!isBuilt || executablePath === undefined)('the site in chromium', () => {
  let server: Server
  let browser: Browser
  let origin = ''

  beforeAll(async () => {
    server = createServer((request, response) => {
      const file = fileOf(request.url ?? '/')
      response.statusCode = file === undefined ? 404 : 200
      response.setHeader('content-type', types[extname(file ?? '')] ?? 'application/octet-stream')
      response.end(file === undefined ? '' : readFileSync(join(dist, file)))
    })
    await new Promise<void>((done) => {
      server.listen(0, '127.0.0.1', done)
    })
    const address = server.address()
    origin = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`
    browser = await chromium.launch({ executablePath: executablePath ?? '', args: ['--no-sandbox'] })
  })
  afterAll(async () => {
    await browser.close()
    server.close()
  })

  async function opened(path: string, width: number): Promise<{ page: Page; complaints: string[] }> {
    const page = await browser.newPage({ viewport: { width, height: 800 } })
    const complaints: string[] = []
    page.on('console', (message) => {
      if (message.type() === 'error') complaints.push(message.text())
    })
    page.on('pageerror', (error) => complaints.push(String(error)))
    page.on('requestfailed', (request) => complaints.push(request.url()))
    await page.goto(`${origin}/${path.replace(/(?:index)?\.html$/, '')}`)
    await page.locator('main').waitFor()
    return { page, complaints }
  }

  it.each(pages.filter((page) => page !== '404.html' && !/^(?:decisions|discoveries)/.test(page)))(
    '%s: nothing on the console, and as wide as a telephone',
    async (path) => {
      const { page, complaints } = await opened(path, 360)
      const width = await page.evaluate('document.documentElement.scrollWidth')
      expect({ complaints, width }).toEqual({ complaints: [], width: 360 })
      await page.close()
    },
  )

  // One rule is off: VitePress shows the key of its search button beside the button's name.
  it.each(['', 'start', 'guide-tui', 'matchers', 'troubleshooting', 'platforms', 'reference/plugin'])(
    '/%s: axe finds nothing',
    async (path) => {
      const { page } = await opened(path, 1200)
      await page.evaluate(axe)
      const found = await page.evaluate(
        `axe.run(document, { resultTypes: ['violations'], rules: { 'label-content-name-mismatch': { enabled: false } } }).then(({ violations }) => violations.map(({ id, nodes }) => id + ': ' + nodes.map(({ target }) => target).slice(0, 3).join(', ')))`,
      )
      expect(found).toEqual([])
      await page.close()
    },
  )

  it('finds a matcher by its name', async () => {
    const { page } = await opened('', 1200)
    await page.keyboard.press('Control+k')
    await page.locator('#localsearch-input').fill('toShow')
    await page.locator('.VPLocalSearchBox .result').first().waitFor()
    expect(await page.locator('.VPLocalSearchBox .results').innerText()).toContain('toShow')
    await page.close()
  })
})

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.json': 'application/json',
  '.woff2': 'font/woff2',
}
