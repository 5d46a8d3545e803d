import { expect, test } from 'termtape/fixtures'
import { messageOf } from './failing.ts'
import { painted } from './played.ts'

const page = painted('see \u001b]8;;https://example.com/docs\u001b\\the docs\u001b]8;;\u0007 or ask')

test('holds where every cell of the text leads there', async () => {
  expect(page).toHaveLink('the docs', 'https://example.com/docs')
  expect(page).toHaveLink(/docs$|docs/, /example/g)
  expect(page).not.toHaveLink('the docs', 'https://example.com')
  expect(page).not.toHaveLink('see the docs', /example/)
  expect(page).not.toHaveLink('ask', /./)
  expect(page).toHaveLink('docs', /docs$/, { in: { left: 4 } })
  expect(page).toHaveStyle('the docs', { link: 'https://example.com/docs', underline: false })
  expect(page).toHaveStyle('ask', { link: null })
})

test('says where it leads', async () => {
  expect(await messageOf(() => expect(page).toHaveLink('the docs', 'https://example.com')))
    .toMatchInlineSnapshot(`
    "expect(screen).toHaveLink("the docs", "https://example.com")

    Expected: "the docs" to link to "https://example.com"
    Received: a link to "https://example.com/docs"

    ┌─ screen 40x4 ───────────────────────────
    │ see the docs or ask
    ┆     ^^^^^^^^ a link to "https://example.com/docs"
    └─────────────────────────────────────────"
  `)
  expect(await messageOf(() => expect(page).toHaveLink('nothing', 'x'))).toContain(
    'Received: a screen without it',
  )
  expect(await messageOf(() => expect(page).toHaveLink('see the', 'x'))).toContain('no link, then a link to')
})

test('negated, says that it does', async () => {
  expect(await messageOf(() => expect(page).not.toHaveLink('the docs', /example/))).toMatchInlineSnapshot(`
    "expect(screen).not.toHaveLink("the docs", /example/)

    Expected: "the docs" not to link to /example/
    Received: a link to "https://example.com/docs"

    ┌─ screen 40x4 ───────────────────────────
    │ see the docs or ask
    ┆     ^^^^^^^^ a link to "https://example.com/docs"
    └─────────────────────────────────────────"
  `)
})

test('never shows an address that a terminal would act on', async () => {
  const hostile = painted('\u001b]8;;http://a/\u202egpj.exe\u001b\\x')
  expect(await messageOf(() => expect(hostile).toHaveLink('x', 'y'))).toContain('http://a/\\u{202e}gpj.exe')
  expect(hostile.looks.join('')).not.toContain('\u202e')
})
