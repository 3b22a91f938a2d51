import type { Agent } from 'node:http'
import { NodeHttpHandler } from '@smithy/node-http-handler'
import type { NodeHttpHandlerOptions } from '@smithy/types'

interface UsedAgent {
  readonly agent: Agent
  /** False if the agent is the user's. */
  readonly isOwn: boolean
}

/** Smithy's handler would also close the connections of calls in flight, which would then be sent again. */
export class DrainedHandler extends NodeHttpHandler {
  readonly #agents: readonly UsedAgent[]

  constructor(options: NodeHttpHandlerOptions, agents: readonly UsedAgent[]) {
    super(options)
    this.#agents = agents
  }

  /** Closes the idle connections at once, and each other one when its request has ended and none waits. */
  override destroy(): void {
    for (const { agent, isOwn } of this.#agents) {
      // The agent reads it when a request ends. A user's agent goes on to serve others.
      if (isOwn) Object.assign(agent, { keepAlive: false })
      // An agent that a user wrapped may hide its pool.
      for (const sockets of Object.values(agent.freeSockets ?? {})) {
        for (const socket of sockets ?? []) socket.destroy()
      }
    }
  }
}
