import { commonWorlds } from './common-worlds.js'
import { furtherWorlds } from './further-worlds.js'
import type { World } from './moto-world.js'

export const worlds: readonly World[] = [...commonWorlds, ...furtherWorlds]
