#!/usr/bin/env node
import { writeFile } from 'node:fs/promises'
import { checkbox, confirm, input, password, select } from '@inquirer/prompts'

const name = await input({ message: 'Name', default: 'shop' })
const kind = await select({ message: 'Kind', choices: ['bakery', 'bookshop', 'greengrocer'] })
const pays = await checkbox({ message: 'Payment', choices: ['cash', 'card', 'transfer'] })
const token = pays.includes('card') ? await password({ message: 'Card terminal token', mask: '*' }) : null
if (await confirm({ message: `Create ${name}?` })) {
  await writeFile(`${name}.json`, `${JSON.stringify({ name, kind, pays, token }, null, 2)}\n`)
  console.log(`Wrote ${name}.json.`)
} else {
  console.log('Nothing written.')
  process.exitCode = 1
}
