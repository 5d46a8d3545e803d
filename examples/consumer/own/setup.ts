import * as matchers from 'termtape/matchers'
import { expect } from 'vitest'

expect.extend(matchers)
expect.extend({ toDisplay: matchers.toShow })
