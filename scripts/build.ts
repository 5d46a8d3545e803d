/** Builds the package into `dist`: `npm run build`. */
import { build } from './build/build.ts'

await build()
