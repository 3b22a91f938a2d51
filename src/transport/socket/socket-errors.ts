/** The connection was closed by us. `node:http` has the same code for it. */
export function connectionClosed(): Error {
  return Object.assign(new Error('the connection was closed'), { code: 'ECONNRESET' })
}

export function connectTimedOut(limit: number): Error {
  return timeout(
    `the socket did not establish a connection with the server within the connectionTimeout of ${limit} ms`,
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
