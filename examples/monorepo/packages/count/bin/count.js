#!/usr/bin/env node
import { createInterface } from 'node:readline'

let lines = 0
for await (const line of createInterface({ input: process.stdin })) lines += line === '' ? 0 : 1
console.log(`${lines} lines`)
