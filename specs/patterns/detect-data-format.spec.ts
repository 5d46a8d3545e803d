import { expect, it } from 'vitest'
import { detectDataFormat } from '../../src/patterns/detect-data-format.ts'

it.each([
  ['{"a": [1, 2]}', 'json'],
  ['{"a":1}\r\n{"a":2}\r\n', 'json'],
  ['<?xml version="1.0"?><a/>', 'xml'],
  ['<list>\n  <item/>\n</list>\n', 'xml'],
  ['---\nname: x\nsize: 2\n', 'yaml'],
  ['servers:\n  - one\n  - two\n', 'yaml'],
  ['[core]\nbare = false\n; note\n[user]\nname = x\n', 'ini'],
  ['id,name\n1,Ada\n2,"Grace, H"\n', 'csv'],
  ['id\tname\n1\tAda\n', 'csv'],
  ['+----+------+\n| id | name |\n+----+------+\n|  1 | Ada  |\n+----+------+\n', 'table'],
  [' id | name \n----+------\n  1 | Ada\n', 'table'],
  ['id  name\n--  ----\n1   Ada \n', 'table'],
  ['┌────┬──────┐\n│ id │ name │\n├────┼──────┤\n│ 1  │ Ada  │\n└────┴──────┘\n', 'table'],
  ['  PID TTY      TIME\n    1 pts/0    00:00\n   22 pts/0    00:01\n', 'table'],
  ['+----+------+\n| 1  | Ada  |\n+----+------+\n', 'table'],
  ['name: x\nsize: 2\n', 'key_value'],
  ['LANG=C\nTERM=dumb\n', 'key_value'],
])('%j is %s', (text, format) => {
  expect(detectDataFormat(text)).toBe(format)
})

it.each([
  '',
  'hello',
  'Hello, you.\nHow are you, then?\n',
  '[INFO] started',
  '[INFO] started\n[INFO] done',
  'a < b',
  'one\ntwo\nthree\n',
])('%j has no format', (text) => {
  expect(detectDataFormat(text)).toBeUndefined()
})
