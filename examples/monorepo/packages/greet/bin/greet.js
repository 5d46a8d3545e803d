#!/usr/bin/env node
import { createInterface } from 'node:readline/promises'

const ask = createInterface({ input: process.stdin, output: process.stdout })
console.log(`Hello, ${await ask.question('Name? ')}!`)
ask.close()
