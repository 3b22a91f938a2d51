/** The connection was closed, and nothing says why. `node:http` has the same code for it. */
export function connectionClosed(): Error {
  return Object.assign(new Error('the connection was closed'), { code: 'ECONNRESET' })
}

export function connectTimedOut(limit: number): Error {
  return timeout(
    `the socket did not establish a connection with the server within the connectionTimeout of ${limit} ms`,
  )
}

/** `failure/` knows these words: the request was not sent. */
export function waitedTooLong(limit: number, maxSockets: number): Error {
  return timeout(
    `the request waited for a connection for longer than the connectionTimeout of ${limit} ms: all that maxSockets (${maxSockets}) allows were taken`,
  )
}

export function fellSilent(limit: number): Error {
  return timeout(`the socket timed out after ${limit} ms of inactivity`)
}

export function aborted(): Error {
  return Object.assign(new Error('the request was aborted'), { name: 'AbortError' })
}

function timeout(message: string): Error {
  return Object.assign(new Error(message), { name: 'TimeoutError' })
}
