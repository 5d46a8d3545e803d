import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Browser, chromium, type Page } from 'playwright-core'
import type { ProgramStateEntry } from '../../src/control/storage/entities/investigation-report.ts'
import { InvestigationReport } from '../../src/investigate/report.ts'
import { reportPage } from '../../src/page/report-page.ts'
import { type ShownTape, tapePage } from '../../src/page/tape-page.ts'
import { readTape } from '../../src/tape/tape-file.ts'
import type { Tape } from '../../src/tape/tape.ts'
import { exchange, line, start, tape } from './tape.ts'

const executablePath = ['/usr/bin/chromium', '/usr/bin/chromium-browser'].find((path) => existsSync(path))
const tapes = resolve(import.meta.dirname, '../../tapes')
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

async function taped(path: string): Promise<Tape> {
  const read = await readTape(join(tapes, path))
  if (read === undefined) throw new Error(path)
  return read.tape
}

describe.skipIf(executablePath === undefined)('a page in chromium', () => {
  let browser: Browser
  let folder = ''
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'termtape-page-'))
    browser = await chromium.launch({ executablePath: executablePath ?? '', args: ['--no-sandbox'] })
  })
  afterAll(async () => {
    await browser.close()
    rmSync(folder, { recursive: true, force: true })
  })

  /** Opens a page, and gathers what the browser complains of or asks the network for. */
  async function opened(
    html: string,
    ready = '.screen',
  ): Promise<{ page: Page; complaints: string[]; ms: number }> {
    const file = join(folder, 'page.html')
    writeFileSync(file, html)
    const page = await browser.newPage()
    const complaints: string[] = []
    page.on('console', (message) => {
      if (message.type() === 'error') complaints.push(message.text())
    })
    page.on('pageerror', (error) => complaints.push(String(error)))
    page.on('request', (request) => {
      if (!request.url().startsWith('file:')) complaints.push(request.url())
    })
    const begun = performance.now()
    await page.goto(`file://${file}`)
    await page.locator(ready).first().waitFor()
    return { page, complaints, ms: performance.now() - begun }
  }

  it('opens, seeks, plays and searches, by keyboard', async () => {
    const one = await taped('sqlite3/specs--fixtures--sqlite3/sqlite-answers.json5')
    const { page, complaints } = await opened(tapePage([{ id: 'a', tape: one }]))
    expect(await page.locator('#exchanges li').count()).toBe(one.exchanges.length)
    expect(await page.locator('.screen').innerText()).not.toContain('42')
    await page.keyboard.press('ArrowDown')
    expect(await page.locator('.screen').innerText()).toContain('42')
    expect(await page.locator('#answer').innerText()).toContain('42')
    await page.keyboard.press('Home')
    await page.keyboard.press('/')
    await page.keyboard.type('select')
    await page.keyboard.press('Enter')
    expect(await page.locator('#found').innerText()).toMatch(/^1 of \d+$/)
    expect(await page.locator('mark').count()).toBeGreaterThan(0)
    await page.keyboard.press('Escape')
    await page.keyboard.press('4')
    await page.keyboard.press('Home')
    await page.keyboard.press(' ')
    await expect.poll(() => page.locator('#play').innerText(), { timeout: 20_000 }).toBe('Play')
    expect(Number(await page.locator('#time').inputValue())).toBe(
      Number(await page.locator('#time').getAttribute('max')),
    )
    expect(complaints).toEqual([])
    await page.close()
  })

  it('shows two tapes side by side with what differs', async () => {
    const [one, other] = ['42', '43'].map((answer) =>
      tape(exchange(start, '> '), exchange(line('6*7'), `6*7\r\n${answer}\r\n> `)),
    )
    if (one === undefined || other === undefined) throw new Error('two')
    const { page, complaints } = await opened(
      tapePage(
        [
          { id: 'a', tape: one },
          { id: 'b', tape: other },
        ],
        { compare: true },
      ),
    )
    await page.keyboard.press('ArrowDown')
    expect(await page.locator('.screen').count()).toBe(2)
    expect(await page.locator('.row.other').allInnerTexts()).toEqual(['42', '43'])
    expect(await page.locator('#differences').innerText()).toContain('- 42')
    expect(complaints).toEqual([])
    await page.close()
  })

  it.each(['light', 'dark'] as const)(
    'is for everybody: axe finds nothing serious in %s',
    async (colorScheme) => {
      const notes = [{ exchange: 1, title: 'Expected', lines: ['43'] }]
      const conversation = tape(
        exchange(start, '> '),
        exchange(line('⟨secret:password:1⟩'), 'ok', { annotations: { redacted: { password: 1 } } }),
      )
      const { page } = await opened(
        tapePage(
          [
            { id: 'a', tape: conversation, notes },
            { id: 'b', tape: conversation },
          ],
          { lead: 'Expected: 43' },
        ),
      )
      await page.emulateMedia({ colorScheme })
      await page.evaluate(axe)
      const serious: unknown = await page.evaluate(
        `axe.run().then(({ violations }) => violations.filter(({ impact }) => impact === 'serious' || impact === 'critical').map(({ id, nodes }) => [id, nodes.map(({ html }) => html)]))`,
      )
      expect(serious).toEqual([])
      await page.close()
    },
  )

  async function seriousOf(page: Page): Promise<unknown> {
    await page.evaluate(axe)
    return page.evaluate(
      `axe.run().then(({ violations }) => violations.filter(({ impact }) => impact === 'serious' || impact === 'critical').map(({ id, nodes }) => [id, nodes.map(({ html }) => html)]))`,
    )
  }

  it('shows an investigation: the graph of its states, its commands and what they say', async () => {
    const hostile = '</script><img src=x onerror=alert(1)>'
    const state = (id: string, name: string, transitions: Record<string, string>): ProgramStateEntry => ({
      id,
      name,
      transitions,
      report_id: 'r',
      prompt: `${name}> `,
      commands: ['help'],
      output_samples: [`${hostile}\u001b[31mred`],
      error_patterns: [],
    })
    const report = new InvestigationReport({
      id: 'r',
      program: 'store',
      started_at: '2026-01-02T03:04:05.678Z',
      completed_at: null,
      entry_state_id: 'a',
      prompts: ['main> '],
      error_messages: [hostile],
      help_commands: ['help'],
      exit_commands: ['quit'],
      data_formats: [],
      safety_notes: ['"wipe" was not run.'],
      commands: { help: { description: hostile, tested: true }, wipe: { description: '', tested: false } },
      states: [state('a', 'main', { b: 'admin' }), state('b', 'admin', { a: 'back' })],
    })
    for (const colorScheme of ['light', 'dark'] as const) {
      const { page, complaints } = await opened(reportPage(report, report.toSvg()), '.graph svg')
      await page.emulateMedia({ colorScheme })
      expect(await page.locator('.graph').innerText()).toContain('admin')
      expect(await page.locator('tbody tr').count()).toBe(4)
      expect(await page.locator('main').innerText()).toContain('"wipe" was not run.')
      expect(await page.locator('img').count()).toBe(0)
      expect(complaints).toEqual([])
      expect(await seriousOf(page)).toEqual([])
      await page.close()
    }
  })

  it('shows each finding with its least input, how surely it comes back, and its tape', async () => {
    const finding = (id: string, repeat: string): ShownTape => ({
      id,
      tape: tape(exchange(start, '> '), exchange(line(id), `${id}\r\n`)),
      about: [
        ['Came back', '5/5 runs'],
        ['Repeat', repeat],
      ],
    })
    const shown = [
      finding('1. crash', 'npx termtape fuzz --steps a'),
      finding('2. hang', 'npx termtape fuzz --steps b'),
    ]
    const { page, complaints } = await opened(tapePage(shown))
    expect(await page.locator('#about').innerText()).toContain('--steps a')
    await page.locator('#tapes button').nth(1).click()
    expect(await page.locator('#about').innerText()).toContain('--steps b')
    expect(await page.locator('.screen').count()).toBe(1)
    expect(complaints).toEqual([])
    expect(await seriousOf(page)).toEqual([])
    await page.close()
  })

  it('opens a tape of 5 MB in 2 s', async () => {
    const text = `${'a line of some output that goes on and on 0123456789 '.repeat(2)}\r\n`
    const lines = exchange(start, '')
    lines.output.chunks = Array.from({ length: 3_000 }, () => ({
      delay_ms: 20,
      text: Array.from({ length: 16 }, () => text.replace('\r\n', '\r\n')),
    }))
    const html = tapePage([{ id: 'large', tape: tape(lines, exchange(line('q'), '')) }])
    const { page, ms } = await opened(html)
    console.log(`a tape of 5 MB opens in ${ms.toFixed(0)} ms (${(html.length / 1e6).toFixed(1)} MB of page)`)
    expect(ms).toBeLessThan(2_000)
    await page.close()
  })
})
