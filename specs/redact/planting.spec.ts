import { expect, it } from 'vitest'
import { runs } from '../runs.ts'
import { kinds } from './planting/kinds.ts'
import { piecesIn, plant, survives } from './planting/plant.ts'
import { Random } from './planting/random.ts'
import { surfacesOf } from './planting/surfaces.ts'
import { ways } from './planting/ways.ts'

// All of them, and what tools print, on every surface: npm run soak:secrets.
it('of secrets of any kind, planted in any way, nothing survives on any surface', () => {
  const random = new Random(2_026)
  const left = Array.from({ length: runs(250) }, (_, seed) => {
    const kind = random.pick(kinds)
    const way = random.pick(ways.filter(({ needsMark }) => kind.marked || !needsMark))
    const planted = plant(kind, way, seed)
    const seen = seed % 20 === 0 ? piecesIn(planted.secret, Object.values(surfacesOf(planted))) : undefined
    return { kind: kind.name, way: way.name, seed, left: survives(planted) ?? seen }
  })
  expect(left.filter((each) => each.left !== undefined)).toEqual([])
})
