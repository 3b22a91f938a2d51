import { compareWalks } from './support/compare-walks.js'
import { dynamodbWorld } from './support/dynamodb-world.js'
import type { ServerDifference } from './support/server-difference.js'
import { dynalite } from './support/servers/dynalite.js'
import { ministack } from './support/servers/ministack.js'

const differences: readonly ServerDifference[] = []

for (const kind of [dynalite, ministack]) compareWalks(kind, dynamodbWorld, differences)
